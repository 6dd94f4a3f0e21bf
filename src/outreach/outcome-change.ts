import { type SendOutcome } from '../contract/ports';
import { NO_LEASE } from './claim-messages';
import { type Message } from './message.model';
import { type OutreachDeps } from './outreach-ports';
import { retryDelay } from './retry.rules';

/** How long sending rests, and what it would have sent, when our account at the provider is the problem. */
export const PROVIDER_REST_MS = 5 * 60_000;

export type OutcomeChange = Pick<Message, 'state' | 'leased_until'> &
  Partial<
    Pick<
      Message,
      | 'provider_id'
      | 'provider_status'
      | 'sent_at'
      | 'error'
      | 'not_before'
      | 'attempts'
      | 'waits_for'
      | 'look_at'
    >
  >;

/** What the end of a hand-over makes of its message. `message` is as it was claimed. */
export function outcomeChange(
  deps: Pick<OutreachDeps, 'clock' | 'realNow' | 'settings'>,
  message: Message,
  outcome: SendOutcome,
  chance: number,
): OutcomeChange {
  const now = deps.clock.now();
  const leased_until = NO_LEASE;
  const later = (ms: number) => new Date(now.getTime() + ms);
  switch (outcome.kind) {
    case 'accepted': {
      const { providerId: provider_id, status: provider_status } = outcome;
      return { state: 'sent', provider_id, provider_status, sent_at: now, look_at: null, leased_until };
    }
    case 'refused': {
      const { providerCode: code, message: sentence, message_fr, because } = outcome;
      const error = { code, message: sentence, ...(message_fr === undefined ? {} : { message_fr }) };
      if (because !== 'account') return { state: 'failed', error, leased_until };
      // It is not the message's fault: it waits, and this attempt does not count.
      const { attempts } = message;
      const not_before = later(PROVIDER_REST_MS);
      return { state: 'queued', error, attempts, not_before, waits_for: 'provider', leased_until };
    }
    case 'unknown': {
      const error = { code: 'unknown', message: outcome.cause };
      const look_at = new Date(deps.realNow() + deps.settings.firstLookMs);
      return { state: 'unknown', error, look_at, leased_until };
    }
    case 'retry': {
      const error = { code: 'retry', message: outcome.cause };
      const delay = retryDelay(message.attempts + 1, outcome.after, chance);
      return delay === null
        ? { state: 'dead', error, leased_until }
        : { state: 'queued', error, not_before: later(delay), waits_for: 'retry', leased_until };
    }
  }
}
