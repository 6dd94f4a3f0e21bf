import { type Model } from 'mongoose';
import { type Clock } from '../contract/ports';
import { type Policy } from '../policy/policy';
import { type Buyer } from './buyer.model';
import { type FeedbackEvent } from './feedback-event.model';
import { addressesOf, type NoWay, reachBuyer, type Way } from './reach-buyer';

/** What a buyer's card shows beside their deals. */
export interface BuyerView {
  buyer: Buyer;
  way: Way | NoWay;
  /** The newest first; without those that were corrected. */
  answers: FeedbackEvent[];
}

const ANSWERS = 5;
const LOOKED_AT = 20;

export function lookAtBuyer(deps: {
  events: Model<FeedbackEvent>;
  policy: Pick<Policy, 'together'>;
  clock: Clock;
}) {
  return async (buyer: Buyer): Promise<BuyerView> => {
    const together = await deps.policy.together(addressesOf(buyer));
    const newest = await deps.events
      .find({ buyer_id: buyer._id })
      .sort({ created_at: -1 })
      .limit(LOOKED_AT)
      .lean();
    const ids = newest.map(({ _id }) => _id);
    const replaced = new Set(
      (await deps.events.find({ replaces: { $in: ids } }).lean()).map(({ replaces }) => replaces),
    );
    return {
      buyer,
      way: await reachBuyer(together, deps.clock.now())(buyer),
      answers: newest.filter(({ _id }) => !replaced.has(_id)).slice(0, ANSWERS),
    };
  };
}
