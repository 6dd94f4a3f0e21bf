import { type SendOutcome } from '../contract/ports';
import { type Message } from './message.model';
import { closeAttempts } from './open-attempt';
import { outcomeChange } from './outcome-change';
import { type OutreachDeps } from './outreach-ports';
import { emitSent, outcomeEvent, recordOutcome } from './record-outcome';

export interface Accepted {
  message: Message;
  outcome: Extract<SendOutcome, { kind: 'accepted' }>;
}

/** One of them is not as it was left, and has to be looked at by itself. */
class NotTogether extends Error {}

/** What was accepted at about the same time is written down in one transaction; else one by one. */
export function recordAccepted(deps: OutreachDeps) {
  const together = recordTogether(deps);
  const alone = recordOutcome(deps);
  return async (accepted: readonly Accepted[]): Promise<void> => {
    if (accepted.length > 1) {
      try {
        return await together(accepted);
      } catch (error) {
        deps.log.debug({ err: error, messages: accepted.length }, 'recorded one by one');
      }
    }
    for (const { message, outcome } of accepted) await alone(message, outcome, 0);
  };
}

function recordTogether(deps: OutreachDeps) {
  return (accepted: readonly Accepted[]): Promise<void> =>
    deps.transaction(async () => {
      const now = deps.clock.now();
      const sent: Message[] = [];
      const writes = accepted.map(({ message, outcome }) => {
        const change = outcomeChange(deps, message, outcome, 0);
        sent.push({ ...message, ...change });
        const { _id, fence } = message;
        const update = { $set: { ...change, updated_at: now }, ...outcomeEvent(change, outcome, now) };
        return { updateOne: { filter: { _id, fence, state: 'sending' as const }, update } };
      });
      const written = await deps.messages.bulkWrite(writes);
      if (written.matchedCount !== writes.length) throw new NotTogether();
      await closeAttempts(deps, sent);
      await emitSent(deps, sent);
      await deps.onSent(sent);
    });
}
