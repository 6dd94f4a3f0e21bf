import { type Connection } from 'mongoose';
import { assignWaiting } from './assign-waiting';
import { completeFlows } from './complete-flows';
import { dealBriefModel } from './deal-brief.model';
import { type DealId, type LeadId } from '../ids';
import { nextShortId } from '../leads/lead-number.model';
import { type Deal, dealModel } from './deal.model';
import { importedRowModel } from '../leads/imported-row.model';
import { type DealView, dealView } from './deal-view';
import { findDeals } from './find-deals';
import { giveDeal } from './give-deal';
import { importLeads } from './import-leads';
import { dealsForBuyer } from './deals-for-buyer';
import { type DealsDeps } from './deals-ports';
import { latestDeal } from './latest-deal';
import { leadToDeal } from './lead-to-deal';
import { leadView } from './lead-view';
import { moveDeal, needDeal } from './move-deal';
import { nodesOfDeals } from './nodes-of-deals';
import { noteAnswer } from './note-answer';
import { noteOffer } from './note-offer';
import { giveNotices, notifyParties } from './notify-parties';
import { nudgeUnowned } from './nudge-unowned';
import { planDeal } from './plan-deal';
import { prepareNotices } from './prepare-notices';
import { putDealCard } from './put-deal-card';
import { putLeadCard } from './put-lead-card';
import { tendLead } from './tend-lead';
import { unfinishedFlowModel } from './unfinished-flow.model';
import { unownedNudgeModel } from './unowned-nudge.model';

export type Deals = ReturnType<typeof createDeals>;

/** From a lead to a deal. */
export function createDeals(
  given: Omit<DealsDeps, 'briefs' | 'deals' | 'nextDealId' | 'nudges' | 'rows' | 'unfinished'> & {
    connection: Connection;
  },
) {
  const deps: DealsDeps = {
    ...given,
    briefs: dealBriefModel(given.connection),
    deals: dealModel(given.connection),
    nextDealId: nextShortId<DealId>(given.connection, 'deal', 'D'),
    nudges: unownedNudgeModel(given.connection),
    rows: importedRowModel(given.connection),
    unfinished: unfinishedFlowModel(given.connection),
  };
  return {
    leadToDeal: leadToDeal(deps),
    importLeads: importLeads(deps),
    tend: tendLead(deps),
    view: leadView(deps),
    putLeadCard: putLeadCard(deps),
    assignWaiting: assignWaiting(deps),
    nudgeUnowned: nudgeUnowned(deps),
    nodesOf: nodesOfDeals(deps),
    latestOf: (lead: LeadId): Promise<Deal | null> => latestDeal(deps.deals, lead),
    completeFlows: completeFlows(deps),
    move: moveDeal(deps),
    give: giveDeal(deps),
    prepareNotices: prepareNotices(deps),
    prepared: giveNotices(deps),
    notify: notifyParties(deps),
    noteAnswer: noteAnswer(deps),
    noteOffer: noteOffer(deps),
    ...findDeals(deps),
    plan: planDeal(deps),
    forBuyer: dealsForBuyer(deps),
    /** What its card shows. @throws UserError `not_found` */
    show: async (id: DealId): Promise<DealView> => dealView(deps)(await needDeal(deps, id)),
    /** Its message in the channel, where it is one of ours. In the caller's transaction. */
    putDealCard: async (id: DealId): Promise<void> => {
      const deal = await deps.deals.findById(id).lean();
      if (deal) await putDealCard(deps)(deal);
    },
  };
}
