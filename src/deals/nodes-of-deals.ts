import { type DealAbout } from '../buyers/deal-told.model';
import { type DealId } from '../ids';
import { type DealsDeps } from './deals-ports';

/** In which node the answers to each deal count; a deal without a place is in none. */
export function nodesOfDeals({ deals, briefs }: Pick<DealsDeps, 'deals' | 'briefs'>) {
  return async (ids: readonly DealId[]): Promise<Map<DealId, DealAbout>> => {
    const found = ids.length === 0 ? [] : await deals.find({ _id: { $in: ids } }).lean();
    const about = new Map<DealId, DealAbout>();
    for (const { _id, deal_brief_id, province, market } of found) {
      const brief = await briefs.findById(deal_brief_id, { property_type: 1 }).lean();
      if (province === null || !brief) continue;
      about.set(_id, { deal_id: _id, province, market, property_type: brief.property_type });
    }
    return about;
  };
}
