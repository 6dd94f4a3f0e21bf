import { type Model } from 'mongoose';
import { type Clock, type Transaction } from '../contract/ports';
import { type BuyerId } from '../ids';
import { type Buyer } from './buyer.model';
import { type FeedbackEvent } from './feedback-event.model';
import { liquidityNumbers } from './liquidity.rules';
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
  const { buyers, events } = deps;

  async function count(buyer_id: BuyerId): Promise<void> {
    const all = await events.find({ buyer_id }).lean();
    const replacing = await events.find({ replaces: { $in: all.map(({ _id }) => _id) } }).lean();
    const { asked, answered } = liquidityNumbers(all, replacing, deps.clock.now());
    const replaced = new Set(replacing.map(({ replaces }) => replaces));
    const last = all
      .filter(({ _id, event }) => event !== 'NO_RESPONSE' && !replaced.has(_id))
      .reduce((latest, { created_at }) => Math.max(latest, created_at.getTime()), 0);
    const answers = { asked, answered, ...(last > 0 && { last_at: new Date(last) }) };
    await buyers.updateOne({ _id: buyer_id }, { $set: { answers }, $currentDate: { changed_at: true } });
  }

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
