import { fittingDeals } from '../buyers/fitting-deals.rules';
import { type Buyer } from '../buyers/buyer.model';
import { type MatchScore } from '../buyers/match.rules';
import { type DealBrief } from './deal-brief.model';
import { type Deal } from './deal.model';
import { type DealsDeps } from './deals-ports';
import { houseFacts } from './house-facts.rules';
import { needsBuyer, OPEN_STAGES } from './stage.rules';

export interface DealForBuyer extends MatchScore {
  deal: Deal;
  house: DealBrief;
}

/** Of each stage the newest are looked at: the older ones have been told of. */
const LOOKED_AT = 100;
const SHOWN = 5;

/** Which deals that look for a buyer fit one: the reverse of a match. The best first, of two alike the newer. */
export function dealsForBuyer({ deals, briefs }: Pick<DealsDeps, 'deals' | 'briefs'>) {
  return async (buyer: Buyer): Promise<DealForBuyer[]> => {
    const open: Deal[] = [];
    for (const stage of OPEN_STAGES.filter((one) => !needsBuyer(one))) {
      open.push(...(await deals.find({ stage }).sort({ created_at: -1 }).limit(LOOKED_AT).lean()));
    }
    open.sort((one, other) => other.created_at.getTime() - one.created_at.getTime());
    const found = await briefs.find({ _id: { $in: open.map(({ deal_brief_id }) => deal_brief_id) } }).lean();
    const houses = new Map(found.map((house) => [house._id, house]));
    const wanted = open.flatMap((deal) => {
      const house = houses.get(deal.deal_brief_id);
      const facts = house && houseFacts(house, deal.buyer_price);
      return house && facts ? [{ deal, house, facts }] : [];
    });
    return fittingDeals(buyer, wanted, SHOWN);
  };
}
