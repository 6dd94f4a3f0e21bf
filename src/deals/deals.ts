import { type Connection } from 'mongoose';
import { assignWaiting } from './assign-waiting';
import { dealBriefModel } from './deal-brief.model';
import { type LeadId } from '../ids';
import { type Deal, dealModel } from './deal.model';
import { type DealsDeps } from './deals-ports';
import { leadToDeal } from './lead-to-deal';
import { leadView } from './lead-view';
import { nudgeUnowned } from './nudge-unowned';
import { putLeadCard } from './put-lead-card';
import { tendLead } from './tend-lead';
import { unownedNudgeModel } from './unowned-nudge.model';

export type Deals = ReturnType<typeof createDeals>;

/** From a lead to a deal. */
export function createDeals(
  given: Omit<DealsDeps, 'briefs' | 'deals' | 'nudges'> & { connection: Connection },
) {
  const deps: DealsDeps = {
    ...given,
    briefs: dealBriefModel(given.connection),
    deals: dealModel(given.connection),
    nudges: unownedNudgeModel(given.connection),
  };
  return {
    leadToDeal: leadToDeal(deps),
    tend: tendLead(deps),
    view: leadView(deps),
    putLeadCard: putLeadCard(deps),
    assignWaiting: assignWaiting(deps),
    nudgeUnowned: nudgeUnowned(deps),
    latestOf: async (lead: LeadId): Promise<Deal | null> =>
      deps.deals.findOne({ lead_id: lead }).sort({ created_at: -1, _id: -1 }).lean(),
  };
}
