import { type Model } from 'mongoose';
import { type Clock } from '../contract/ports';
import { type BuyerId } from '../ids';
import { type Buyer } from './buyer.model';
import { type FeedbackEvent } from './feedback-event.model';
import { liquidityNumbers } from './liquidity.rules';

/** How a buyer answers, from their events alone. Written with the buyer, in the caller's transaction. */
export function countAnswers({
  buyers,
  events,
  clock,
}: {
  buyers: Model<Buyer>;
  events: Model<FeedbackEvent>;
  clock: Clock;
}) {
  return async (buyer_id: BuyerId): Promise<NonNullable<Buyer['answers']>> => {
    const all = await events.find({ buyer_id }).lean();
    const replacing = await events.find({ replaces: { $in: all.map(({ _id }) => _id) } }).lean();
    const { asked, answered } = liquidityNumbers(all, replacing, clock.now());
    const replaced = new Set(replacing.map(({ replaces }) => replaces));
    const last = all
      .filter(({ _id, event }) => event !== 'NO_RESPONSE' && !replaced.has(_id))
      .reduce((latest, { created_at }) => Math.max(latest, created_at.getTime()), 0);
    const answers = { asked, answered, ...(last > 0 && { last_at: new Date(last) }) };
    await buyers.updateOne({ _id: buyer_id }, { $set: { answers }, $currentDate: { changed_at: true } });
    return answers;
  };
}
