import { type Actor, actorName } from '../contract/actor';
import { type FeedbackEventId } from '../ids';
import { type Deal } from './deal.model';
import { type DealsDeps } from './deals-ports';
import { needsBuyer } from './stage.rules';

/**
 * Whoever takes a contract over has bought: that is an answer that a person gives for them (spec 3.6). Where it turns
 * out otherwise, the correction is an event of its own.
 * @returns the event that says so now
 */
export function recordSale({ buyers, briefs }: Pick<DealsDeps, 'buyers' | 'briefs'>) {
  return async (before: Deal, after: Deal, actor: Actor): Promise<FeedbackEventId | undefined> => {
    const { _id: deal_id, province, market, deal_brief_id } = after;
    const buyer = needsBuyer(after.stage) ? after.buyer_id : undefined;
    if (before.bought_event !== undefined && buyer === before.buyer_id) return before.bought_event;
    if (province === null) return undefined;
    const brief = await briefs.findById(deal_brief_id, { property_type: 1 }).lean();
    const about = {
      ...{ deal_id, province, market, property_type: brief?.property_type },
      source: 'button' as const,
      by: actorName(actor),
      correlation_id: `leadflow:${after.lead_id}`,
    };
    if (before.bought_event !== undefined) {
      await buyers.recordFeedback({ ...about, event: 'RESPONDED', replaces: before.bought_event });
    }
    if (buyer === undefined) return undefined;
    const { event } = await buyers.recordFeedback({ ...about, event: 'BOUGHT', buyer_id: buyer });
    return event._id;
  };
}
