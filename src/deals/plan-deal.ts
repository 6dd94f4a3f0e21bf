import { type TellingPlan } from '../buyers/plan-telling';
import { type DealId } from '../ids';
import { type DealBrief } from './deal-brief.model';
import { type Deal } from './deal.model';
import { type DealsDeps } from './deals-ports';
import { houseFacts } from './house-facts.rules';
import { needDeal } from './move-deal';

export interface DealPlan {
  deal: Deal;
  house: DealBrief | null;
  /** Null: it is not known where the house is. */
  plan: TellingPlan | null;
}

/** Whom a deal would be told to, and who is left out and why. Writes nothing. @throws UserError `not_found` */
export function planDeal(deps: Pick<DealsDeps, 'deals' | 'briefs' | 'buyers'>) {
  return async (id: DealId): Promise<DealPlan> => {
    const deal = await needDeal(deps, id);
    const house = await deps.briefs.findById(deal.deal_brief_id).lean();
    const facts = house && houseFacts(house, deal.buyer_price);
    return { deal, house, plan: facts && (await deps.buyers.planTelling(facts)) };
  };
}
