import { systemActor } from '../contract/actor';
import { type SendOutcome } from '../contract/ports';
import { LEASE_MS, NO_LEASE } from './claim-message';
import { happened, type MessageEvent } from './message-history';
import { type Message } from './message.model';
import { resolvedMessageCard, unknownMessageCard } from './message.card';
import { type OutreachDeps } from './outreach-ports';
import { retryDelay } from './retry.rules';

/** Twilio's code for "this recipient has opted out at the provider" (docs/api/errors/21610). */
export const OPTED_OUT_AT_PROVIDER = '21610';

/**
 * Writes down what became of one hand-over. A worker whose claim was taken over writes nothing; one that was only
 * frozen until its message counted as `unknown` still knows the answer, so that is settled by it.
 * @returns whether it was written
 */
export function recordOutcome(deps: OutreachDeps) {
  return (message: Message, outcome: SendOutcome, chance: number): Promise<boolean> =>
    deps.transaction(async () => {
      const now = deps.clock.now();
      const change = changeFor(deps, message, outcome, chance);
      const from: Message['state'][] = outcome.kind === 'unknown' ? ['sending'] : ['sending', 'unknown'];
      const before = await deps.messages
        .findOneAndUpdate(
          { _id: message._id, fence: message.fence, state: { $in: from } },
          { $set: { ...change, updated_at: now }, ...happened(eventOf(change, outcome, now)) },
          { returnDocument: 'before' },
        )
        .lean();
      if (!before) return false;
      const after: Message = { ...before, ...change };
      if (after.state !== 'unknown') await closeAttempt(deps, after);
      if (before.state === 'unknown') await showResolved(deps, after, after.provider_status ?? after.state);
      await tellOthers(deps, after, outcome);
      return true;
    });
}

/** The card that asked a person is answered. */
export function showResolved(deps: OutreachDeps, message: Message, fate: string): Promise<void> {
  const view = resolvedMessageCard(message, fate);
  return deps.cards.put({ key: `unknown:${message._id}`, channel: 'alerts', view });
}

function changeFor(deps: OutreachDeps, message: Message, outcome: SendOutcome, chance: number) {
  const now = deps.clock.now();
  switch (outcome.kind) {
    case 'accepted':
      return {
        state: 'sent' as const,
        provider_id: outcome.providerId,
        provider_status: outcome.status,
        sent_at: now,
        leased_until: NO_LEASE,
      };
    case 'refused':
      return {
        state: 'failed' as const,
        error: { code: outcome.providerCode, message: outcome.message },
        leased_until: NO_LEASE,
      };
    case 'unknown':
      return {
        state: 'unknown' as const,
        error: { code: 'unknown', message: outcome.cause },
        leased_until: NO_LEASE,
      };
    case 'retry': {
      const error = { code: 'retry', message: outcome.cause };
      const delay = retryDelay(message.attempts + 1, outcome.after, chance);
      return delay === null
        ? { state: 'dead' as const, error, leased_until: NO_LEASE }
        : {
            state: 'queued' as const,
            error,
            not_before: new Date(now.getTime() + delay),
            leased_until: NO_LEASE,
          };
    }
  }
}

const HAPPENED = {
  sent: 'accepted',
  failed: 'refused',
  unknown: 'unknown',
  dead: 'dead',
  queued: 'again',
} as const;

function eventOf(change: ReturnType<typeof changeFor>, outcome: SendOutcome, at: Date): MessageEvent {
  const what = HAPPENED[change.state];
  if (outcome.kind === 'accepted') {
    return { at, what, provider: { id: outcome.providerId, status: outcome.status } };
  }
  return 'error' in change ? { at, what, error: change.error } : { at, what };
}

async function tellOthers(deps: OutreachDeps, message: Message, outcome: SendOutcome): Promise<void> {
  switch (message.state) {
    case 'sent':
      await emitSent(deps, message);
      return deps.onSent(message);
    case 'failed': {
      const optedOut = outcome.kind === 'refused' && outcome.providerCode === OPTED_OUT_AT_PROVIDER;
      if (optedOut) await suppressAtProvidersWord(deps, message);
      return deps.onNotSent(message, { message: message.error?.message ?? '', optedOut });
    }
    case 'dead':
      return deps.onNotSent(message, { message: message.error?.message ?? '', optedOut: false });
    case 'unknown':
      return deps.cards.put({
        key: `unknown:${message._id}`,
        channel: 'alerts',
        view: unknownMessageCard(message),
      });
    default:
      return;
  }
}

/** The person said stop to the provider, in words or at a time that did not reach us. */
export async function suppressAtProvidersWord(deps: OutreachDeps, message: Message): Promise<void> {
  const added = await deps.policy.suppress(message.to, ['SMS'], { cause: 'provider', at: deps.clock.now() });
  if (added.length === 0) return;
  await deps.audit.record(systemActor('outbox'), {
    action: 'suppression.add',
    thing: { kind: 'message', id: message._id },
    reason: 'provider',
  });
}

export async function emitSent(deps: OutreachDeps, message: Message): Promise<void> {
  const correlation_id = message.correlation_id;
  if (message.channel === 'SMS') {
    const detail = { to: message.contact, message_len: message.body.length };
    return deps.kpi.emit('sms_sent', { correlation_id, detail });
  }
  const detail = { to: message.contact, template: message.template };
  return deps.kpi.emit('email_sent', { correlation_id, detail });
}

/** The recipient is free for the next message. */
export async function closeAttempt(deps: OutreachDeps, message: Message): Promise<void> {
  await deps.policy.addresses.updateOne(
    { _id: message.to, open_attempt: message._id },
    { $set: { open_attempt: null }, $inc: { revision: 1 } },
  );
}

/**
 * A worker that died between `sending` and its record leaves a message of which nobody knows: it becomes `unknown`
 * and is never sent again by itself. @returns how many
 */
export function sweepLost(deps: OutreachDeps) {
  const record = recordOutcome(deps);
  return async (): Promise<number> => {
    const lost = await deps.messages
      .find({ state: 'sending', leased_until: { $lt: new Date(deps.realNow() - LEASE_MS / 6) } })
      .limit(100)
      .lean();
    let swept = 0;
    for (const message of lost) {
      const cause = 'the process that was sending it ended before the provider’s answer was recorded';
      if (await record(message, { kind: 'unknown', cause }, 0)) swept++;
    }
    return swept;
  };
}
