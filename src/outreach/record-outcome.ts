import { type SendOutcome } from '../contract/ports';
import { LEASE_MS, NO_LEASE } from './claim-message';
import { type Message } from './message.model';
import { unknownMessageCard } from './message.card';
import { type OutreachDeps } from './outreach-ports';
import { retryDelay } from './retry.rules';

/** Twilio's code for "this recipient has opted out at the provider" (docs/api/errors/21610). */
const OPTED_OUT_AT_PROVIDER = '21610';

/** Writes down what became of one hand-over. A worker whose claim was taken over writes nothing. */
export function recordOutcome(deps: OutreachDeps) {
  return (message: Message, outcome: SendOutcome, chance: number): Promise<boolean> =>
    deps.transaction(async () => {
      const change = changeFor(deps, message, outcome, chance);
      const written = await deps.messages.updateOne(
        { _id: message._id, fence: message.fence, state: 'sending' },
        { $set: { ...change, updated_at: deps.clock.now() } },
      );
      if (written.modifiedCount === 0) return false;
      const after: Message = { ...message, ...change };
      if (after.state !== 'unknown') await closeAttempt(deps, after);
      await tellOthers(deps, after, outcome);
      return true;
    });
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

async function tellOthers(deps: OutreachDeps, message: Message, outcome: SendOutcome): Promise<void> {
  switch (message.state) {
    case 'sent':
      await emitSent(deps, message);
      return deps.onSent(message);
    case 'failed':
      if (outcome.kind === 'refused' && outcome.providerCode === OPTED_OUT_AT_PROVIDER) {
        await deps.policy.suppress(message.to, ['SMS'], { cause: 'provider', at: deps.clock.now() });
      }
      return deps.onNotSent(message, message.error ?? { code: 'failed', message: '' });
    case 'dead':
      return deps.onNotSent(message, message.error ?? { code: 'dead', message: '' });
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

async function emitSent(deps: OutreachDeps, message: Message): Promise<void> {
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
