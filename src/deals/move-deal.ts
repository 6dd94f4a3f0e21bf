import { type Actor, actorName } from '../contract/actor';
import { UserError } from '../errors';
import { translator } from '../i18n/translate';
import { type BuyerId, type DealId } from '../ids';
import { dealFact } from './deal-facts.rules';
import { type Deal } from './deal.model';
import { type DealsDeps } from './deals-ports';
import { putDealCard } from './put-deal-card';
import { putLeadCard } from './put-lead-card';
import { recordSale } from './record-sale';
import { lacksAt, leadStatusAt, needsBuyer, type Stage } from './stage.rules';

export interface DealMove {
  stage: Stage;
  /** Who takes the contract over; needed from `assigned` on. */
  buyer_id?: BuyerId | undefined;
  /** Needed where it fell through. */
  why?: string | undefined;
  /** Moves it only from there: what the person saw. */
  from?: Stage | undefined;
}

export type Moved = { deal: Deal; first: boolean };

/**
 * Moves a deal on, or back where somebody erred; the seller's lead follows, and so does what its buyer answered. Done
 * twice, or by two people, it has one effect: `first` says who came second.
 * @throws UserError `not_found`, or `refused` where a buyer or a reason is missing
 */
export function moveDeal(deps: DealsDeps) {
  const sale = recordSale(deps);
  const put = putDealCard(deps);
  const putLead = putLeadCard(deps);

  return (id: DealId, move: DealMove, actor: Actor): Promise<Moved> =>
    deps.transaction(async () => {
      const before = await needDeal(deps, id);
      const { stage, from, why } = move;
      const buyer_id = move.buyer_id ?? before.buyer_id;
      const isThere = before.stage === stage && (!needsBuyer(stage) || before.buyer_id === buyer_id);
      if (isThere || (from !== undefined && before.stage !== from)) return { deal: before, first: false };
      await refuseIncomplete(deps, { ...move, buyer_id });

      const now = deps.clock.now();
      const { buyer_id: _was, ended_why: _why, bought_event: _bought, ...rest } = before;
      const moved: Deal = {
        ...rest,
        stage,
        stage_at: now,
        moved_by: actorName(actor),
        ...(needsBuyer(stage) && buyer_id !== undefined && { buyer_id }),
        ...(stage === 'fell_through' && why !== undefined && { ended_why: why }),
      };
      const bought_event = await sale(before, moved, actor);
      const deal: Deal = bought_event === undefined ? moved : { ...moved, bought_event };

      await deps.deals.replaceOne({ _id: id }, deal);
      await deps.audit.record(actor, {
        action: 'deal.move',
        thing: { kind: 'deal', id },
        before: { stage: before.stage, buyer_id: before.buyer_id },
        after: { stage, buyer_id: deal.buyer_id },
        ...(why === undefined ? {} : { reason: why }),
        correlation_id: `leadflow:${deal.lead_id}`,
      });
      await leadFollows(deps, before, deal, actor);
      await deps.leads.tell(deal.lead_id, dealFact(deal, actor, now));
      await putLead(deal.lead_id);
      await put(deal);
      return { deal, first: true };
    });
}

/** @throws UserError `not_found` */
export async function needDeal({ deals }: Pick<DealsDeps, 'deals'>, id: DealId): Promise<Deal> {
  const deal = await deals.findById(id).lean();
  if (deal) return deal;
  throw refusal('not_found', 'no_deal', { id });
}

async function refuseIncomplete({ buyers }: DealsDeps, { stage, buyer_id, why }: DealMove): Promise<void> {
  const lacks = lacksAt(stage, { buyer_id, why });
  if (lacks !== null) throw refusal('refused', `deal_needs_${lacks}`, {});
  if (buyer_id !== undefined && needsBuyer(stage) && !(await buyers.find(buyer_id)))
    throw refusal('not_found', 'buyer_not_found', { id: buyer_id });
}

function refusal(
  code: 'refused' | 'not_found',
  reason: 'no_deal' | 'buyer_not_found' | 'deal_needs_buyer' | 'deal_needs_why',
  extra: Record<string, string>,
): UserError {
  return new UserError(code, translator('en')(`refused.${reason}`, extra), { reason, extra });
}

/** One whose deal is closed is followed up no more; where that was a mistake, it is brought back. */
async function leadFollows(deps: DealsDeps, before: Deal, after: Deal, actor: Actor): Promise<void> {
  const lead = await deps.leads.find(after.lead_id);
  if (!lead) return;
  if (before.stage === 'closed' && lead.status === 'closed') {
    await deps.leads.revive(lead._id, actor);
    await deps.ladder.resume(lead, actor, 'closed');
  }
  const status = leadStatusAt(after.stage);
  if (status === 'closed') await deps.leads.close(lead._id, actor);
  else if (status !== null) await deps.leads.setStatus(lead._id, status, actor);
}
