import { type LeadId } from '../ids';
import { type DealsDeps } from './deals-ports';
import { latestDeal } from './latest-deal';
import { putDealCard } from './put-deal-card';
import { putLeadCard } from './put-lead-card';

/** An offer was made to a seller, or ended: their deal has come that far. In the offer's transaction. */
export function noteOffer(deps: DealsDeps) {
  const put = putDealCard(deps);
  const putLead = putLeadCard(deps);
  return async (id: LeadId): Promise<void> => {
    await putLead(id);
    const deal = await latestDeal(deps.deals, id);
    if (deal?.stage !== 'sourced') return;
    const change = { stage: 'offer_made' as const, stage_at: deps.clock.now() };
    await deps.deals.updateOne({ _id: deal._id, stage: 'sourced' }, { $set: change });
    await put({ ...deal, ...change });
  };
}
