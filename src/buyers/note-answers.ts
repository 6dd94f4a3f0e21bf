import { type Model } from 'mongoose';
import { type Clock, type Transaction } from '../contract/ports';
import { type Buyer } from './buyer.model';
import { countAnswers } from './count-answers';
import { type FeedbackEvent } from './feedback-event.model';
import { type Feedback, type Recorded } from './record-feedback';

/**
 * Records feedback, and in the same transaction counts the answers of the buyer, and of whom a correction took one
 * from: matching goes by them.
 */
export function noteAnswers(deps: {
  buyers: Model<Buyer>;
  events: Model<FeedbackEvent>;
  record(feedback: Feedback): Promise<Recorded>;
  onAnswer(event: FeedbackEvent): Promise<void>;
  clock: Clock;
  transaction: Transaction;
}) {
  const { events } = deps;
  const count = countAnswers(deps);

  return (feedback: Feedback): Promise<Recorded> =>
    deps.transaction(async () => {
      const recorded = await deps.record(feedback);
      const { buyer_id, replaces } = recorded.event;
      const before = replaces === undefined ? null : await events.findById(replaces).lean();
      const concerned = new Set([buyer_id, before?.buyer_id]);
      if (!recorded.isNew) return recorded;
      for (const id of concerned) if (id !== undefined) await count(id);
      await deps.onAnswer(recorded.event);
      return recorded;
    });
}
