import { type SendOutcome } from '../contract/ports';
import { happened, type MessageEvent } from './message-history';
import { type Message } from './message.model';
import { type Fate, resolvedMessageCard, unknownMessageCard } from './message.card';
import { closeAttempt } from './open-attempt';
import { type OutcomeChange, outcomeChange } from './outcome-change';
import { type OutreachDeps } from './outreach-ports';
import { obeyProvider } from './obey-provider';

/**
 * Writes down what became of one hand-over. A worker whose claim was taken over writes nothing; one that was only
 * frozen until its message counted as `unknown`, or as absent at the provider, still knows the answer, so that is
 * settled by it.
 * @returns whether it was written
 */
export function recordOutcome(deps: OutreachDeps) {
  return (message: Message, outcome: SendOutcome, chance: number): Promise<boolean> =>
    deps.transaction(async () => {
      const now = deps.clock.now();
      const change = outcomeChange(deps, message, outcome, chance);
      const before = await deps.messages
        .findOneAndUpdate(
          { _id: message._id, fence: message.fence, state: { $in: MAY_END[outcome.kind] } },
          { $set: { ...change, updated_at: now }, ...outcomeEvent(change, outcome, now) },
          { returnDocument: 'before' },
        )
        .lean();
      if (!before) return false;
      const after: Message = { ...before, ...change };
      if (after.state !== 'unknown') await closeAttempt(deps, after);
      await deps.spending.settle(before, after.state);
      if (before.state === 'unknown') {
        await showResolved(deps, after, { kind: 'provider', says: after.provider_status ?? after.state });
      }
      await tellOthers(deps, after, outcome);
      return true;
    });
}

/** From which states an answer may move its message; an acceptance proves itself also when it was given up. */
const MAY_END: Record<SendOutcome['kind'], Message['state'][]> = {
  accepted: ['sending', 'unknown', 'queued'],
  refused: ['sending', 'unknown'],
  retry: ['sending', 'unknown'],
  unknown: ['sending'],
};

const HAPPENED: Partial<Record<Message['state'], MessageEvent['what']>> = {
  sent: 'accepted',
  failed: 'refused',
  unknown: 'unknown',
  dead: 'dead',
};

/** For the same update as the change. */
export function outcomeEvent(change: OutcomeChange, outcome: SendOutcome, at: Date) {
  const what = HAPPENED[change.state] ?? 'again';
  if (outcome.kind === 'accepted') {
    return happened({ at, what, provider: { id: outcome.providerId, status: outcome.status } });
  }
  return happened(change.error === undefined ? { at, what } : { at, what, error: change.error });
}

/** The card that asked a person is answered. */
export function showResolved(deps: OutreachDeps, message: Message, fate: Fate): Promise<void> {
  const view = resolvedMessageCard(message, fate);
  return deps.cards.put({ key: `unknown:${message._id}`, channel: 'alerts', view });
}

async function tellOthers(deps: OutreachDeps, message: Message, outcome: SendOutcome): Promise<void> {
  const notSent = (optedOut: boolean) =>
    deps.onNotSent(message, { message: message.error?.message ?? '', optedOut });
  if (outcome.kind === 'refused') await obeyProvider(deps, message, outcome);
  switch (message.state) {
    case 'sent':
      await emitSent(deps, [message]);
      return deps.onSent([message]);
    case 'failed':
      return notSent(outcome.kind === 'refused' && outcome.because === 'opted_out');
    case 'dead':
      return notSent(false);
    case 'unknown':
      return showUnknown(deps, message);
    default:
      return;
  }
}

function showUnknown(deps: OutreachDeps, message: Message): Promise<void> {
  const view = unknownMessageCard(message);
  return deps.cards.put({ key: `unknown:${message._id}`, channel: 'alerts', view });
}

/** Each counts once, whatever proves that it was sent. */
export async function emitSent(deps: Pick<OutreachDeps, 'kpi'>, messages: readonly Message[]): Promise<void> {
  const facts = (channel: Message['channel']) => messages.filter((message) => message.channel === channel);
  await deps.kpi.emitEach(
    'sms_sent',
    facts('SMS').map(({ correlation_id, contact, province, market, asked_by, body }) => ({
      correlation_id,
      province,
      market,
      actor: asked_by,
      detail: { to: contact, message_len: body.length },
    })),
  );
  await deps.kpi.emitEach(
    'email_sent',
    facts('EMAIL').map(({ correlation_id, contact, province, market, asked_by, template }) => ({
      correlation_id,
      province,
      market,
      actor: asked_by,
      detail: { to: contact, template },
    })),
  );
}
