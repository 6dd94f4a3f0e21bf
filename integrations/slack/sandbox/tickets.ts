import { randomBytes } from 'node:crypto';

/** Slack: five answers within thirty minutes (docs.slack.dev/interactivity/handling-user-interaction). */
const RESPONSE_URL_USES = 5;
const RESPONSE_URL_TTL_MS = 30 * 60_000;
/** More than any story needs; the oldest go first. */
const KEPT = 10_000;

export interface ResponseTicket {
  channel: string;
  user: string;
  /** The message whose button was pressed: `replace_original` is about it. */
  messageTs: string | null;
  ephemeral: boolean;
}

export interface Tickets {
  /** A trigger_id: opens one modal, soon. */
  issueTrigger(user: string): string;
  /** Who pressed; or Slack's error. A trigger that was not issued here is taken as it is. */
  redeemTrigger(id: string): { user: string | null } | { error: string };
  /** The path of a response_url. */
  issueResponse(kind: 'commands' | 'actions', team: string, ticket: ResponseTicket): string;
  redeemResponse(path: string): ResponseTicket | { error: string };
  clear(): void;
}

export function createTickets(triggerTtlMs: () => number, now: () => number = Date.now): Tickets {
  const triggers = new Map<string, { user: string; at: number; used: boolean }>();
  const responses = new Map<string, { ticket: ResponseTicket; at: number; uses: number }>();
  let count = 0;

  return {
    issueTrigger(user) {
      const id = `${now()}.${(count += 1)}.${randomBytes(16).toString('hex')}`;
      remember(triggers, id, { user, at: now(), used: false });
      return id;
    },
    redeemTrigger(id) {
      const trigger = triggers.get(id);
      if (!trigger) return id === '' ? { error: 'invalid_trigger_id' } : { user: null };
      if (trigger.used) return { error: 'exchanged_trigger_id' };
      if (now() - trigger.at > triggerTtlMs()) return { error: 'expired_trigger_id' };
      trigger.used = true;
      return { user: trigger.user };
    },
    issueResponse(kind, team, ticket) {
      const path = `/${kind}/${team}/${(count += 1)}/${randomBytes(12).toString('hex')}`;
      remember(responses, path, { ticket, at: now(), uses: 0 });
      return path;
    },
    redeemResponse(path) {
      const response = responses.get(path);
      if (!response || now() - response.at > RESPONSE_URL_TTL_MS) return { error: 'expired_url' };
      if (response.uses >= RESPONSE_URL_USES) return { error: 'used_url' };
      response.uses += 1;
      return response.ticket;
    },
    clear() {
      triggers.clear();
      responses.clear();
    },
  };
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > KEPT && oldest !== undefined) map.delete(oldest);
}
