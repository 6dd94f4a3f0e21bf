import { type Model } from 'mongoose';
import { type DealId } from '../ids';
import { type DealTold } from './deal-told.model';
import { type FeedbackEvent, type FeedbackKind } from './feedback-event.model';

/** What came of telling buyers of one deal; each buyer counts once, by their last word. */
export interface DealCounts {
  told: number;
  answered: number;
  /** Answered, and neither passed nor bought. */
  interested: number;
  passed: number;
  bought: number;
}

export const NO_COUNTS: DealCounts = { told: 0, answered: 0, interested: 0, passed: 0, bought: 0 };

export function countDeal(told: Model<DealTold>, events: Model<FeedbackEvent>) {
  return async (deal_id: DealId): Promise<DealCounts> => {
    const all = await events.find({ deal_id }).sort({ created_at: 1, _id: 1 }).lean();
    const replaced = new Set(all.map(({ replaces }) => replaces));
    const last = new Map<string, FeedbackKind>();
    for (const { _id, buyer_id = _id, event } of all) if (!replaced.has(_id)) last.set(buyer_id, event);
    const count = (kind: FeedbackKind) => [...last.values()].filter((one) => one === kind).length;
    const [interested, passed, bought] = [count('RESPONDED'), count('PASSED'), count('BOUGHT')];
    return {
      told: await told.countDocuments({ deal_id }),
      answered: interested + passed + bought,
      ...{ interested, passed, bought },
    };
  };
}
