import { type Actor, actorName } from '../contract/actor';
import { UserError } from '../errors';
import { type MessageId } from '../ids';
import { happened } from './message-history';
import { type Message } from './message.model';
import { closeAttempt } from './open-attempt';
import { type OutreachDeps } from './outreach-ports';
import { putBack } from './put-back';
import { emitSent, showResolved } from './record-outcome';

/**
 * What a person says of an `unknown` message: it was sent, or it was not and shall go again, through the gate. The
 * second one to say something changes nothing.
 * @returns `first: false` when it was settled already
 * @throws UserError `not_found`
 */
export function settleUnknown(deps: OutreachDeps) {
  const back = putBack(deps);
  return (
    id: MessageId,
    verdict: 'sent' | 'not_sent',
    actor: Actor,
  ): Promise<{ first: boolean; message: Message }> =>
    deps.transaction(async () => {
      const message = await deps.messages.findById(id).lean();
      if (!message) throw new UserError('not_found', `There is no message ${id}.`);
      if (message.state !== 'unknown') return { first: false, message };
      if (verdict === 'sent') await markSent(deps, message, actor);
      else await back(message, 'A person says that it was not sent.', actor);
      await deps.audit.record(actor, {
        action: `message.${verdict}`,
        thing: { kind: 'message', id },
        before: { state: 'unknown' },
        after: { state: verdict === 'sent' ? 'sent' : 'queued' },
      });
      return { first: true, message };
    });
}

async function markSent(deps: OutreachDeps, message: Message, actor: Actor): Promise<void> {
  const now = deps.clock.now();
  const change = { state: 'sent' as const, sent_at: now, look_at: null, updated_at: now };
  const event = happened({ at: now, what: 'settled', by: actorName(actor), provider: { status: 'sent' } });
  await deps.messages.updateOne({ _id: message._id }, { $set: change, ...event });
  await closeAttempt(deps, message);
  await showResolved(deps, message, { kind: 'sent', by: actor });
  const after = { ...message, ...change };
  await emitSent(deps, [after]);
  await deps.onSent([after]);
}
