import { type Buyer } from '../buyers/buyer.model';
import { type DealCounts } from '../buyers/count-deal';
import { type Lead } from '../leads/lead.model';
import { type DealBrief } from './deal-brief.model';
import { type Deal } from './deal.model';
import { type DealsDeps } from './deals-ports';

/** All that a deal's card shows. */
export interface DealView {
  deal: Deal;
  /** The seller; none where they were erased. */
  lead: Lead | null;
  house: Pick<DealBrief, 'address' | 'property_type' | 'arv' | 'repairs'> | null;
  counts: DealCounts;
  buyer: Buyer | null;
}

/** Reads what a deal's card shows; what the caller has is not read again. */
export function dealView({ leads, briefs, buyers }: Pick<DealsDeps, 'leads' | 'briefs' | 'buyers'>) {
  return async (deal: Deal, given: Partial<DealView> = {}): Promise<DealView> => ({
    deal,
    lead: given.lead ?? (await leads.find(deal.lead_id)),
    house: given.house ?? (await briefs.findById(deal.deal_brief_id).lean()),
    counts: given.counts ?? (await buyers.countDeal(deal._id)),
    buyer: deal.buyer_id === undefined ? null : await buyers.find(deal.buyer_id),
  });
}
