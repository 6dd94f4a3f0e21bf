import { type Actor } from '../contract/actor';
import { type DealBriefId, newId } from '../ids';
import { insertRows } from '../insert-rows';
import { type Lead } from '../leads/lead.model';
import { toDollars } from '../money';
import { type DealBrief } from './deal-brief.model';
import { type DealNumbers, fingerprintOf } from './deal-numbers';
import { type Deal, type MissingPart } from './deal.model';
import { type DealsDeps } from './deals-ports';
import { fillDeal } from './fill-deal';
import { flowFacts } from './flow-facts.rules';
import { type Attempt } from './leave-out';
import { matchEvents, matchPart, NOBODY } from './match-part';
import { offerPart } from './offer-part';
import { tellOffer } from './tell-offer';

/**
 * Brief, offer, deal and match of one lead. The same lead and numbers are the same deal; one that had to do without an
 * offer or a match gets it when it may by now. A part that fails is missing, the rest is kept. In the caller's
 * transaction.
 */
export async function createDeal(
  deps: DealsDeps,
  attempt: Attempt,
  left: readonly MissingPart[],
  { lead, numbers, isNew }: { lead: Lead; numbers: DealNumbers; isNew: boolean },
  actor: Actor,
): Promise<{ deal: Deal; isNew: boolean }> {
  const fingerprint = fingerprintOf(lead, numbers);
  // A lead of this moment has none.
  const known = isNew ? null : await deps.deals.findOne({ fingerprint }).lean();
  if (known) {
    return { deal: await fillDeal(deps, attempt, left, { deal: known, lead, numbers }, actor), isNew: false };
  }
  const _id = await deps.nextDealId();
  const brief = await createBrief(deps, lead, numbers, actor);
  const offering = await offerPart(deps, attempt, { lead, numbers, deal_id: _id }, actor);
  const { offered, refused, liquidity } = offering;
  const matching = await matchPart(deps, attempt, brief, offered?.buyer_price, liquidity);
  const deal: Deal = {
    _id,
    lead_id: lead._id,
    deal_brief_id: brief._id,
    province: lead.province,
    market: lead.market,
    offer_cut: false,
    ...offered,
    ...(matching ?? NOBODY),
    missing: [...left, ...refused],
    stage: 'sourced',
    ...(lead.owner === undefined ? {} : { owner: lead.owner }),
    fingerprint,
    created_at: deps.clock.now(),
  };
  await insertRows(deps.deals, [deal]);
  await tellOffer(deps, lead, deal, actor, { isNew: true });
  const flow = flowFacts(lead, actor);
  const detail = {
    deal_id: _id,
    offer: deal.offer === undefined ? null : toDollars(deal.offer),
    mao: deal.mao === undefined ? null : toDollars(deal.mao),
  };
  await deps.kpi.emitAll({
    backend_deal_created: { ...flow, detail },
    ...(matching && matchEvents(deal, flow)),
  });
  return { deal, isNew: true };
}

async function createBrief(
  deps: DealsDeps,
  lead: Lead,
  { arv, repairs, holding_cost }: DealNumbers,
  actor: Actor,
): Promise<DealBrief> {
  const { address, province, market, property_type } = lead;
  const brief: DealBrief = {
    _id: newId<DealBriefId>('brief'),
    lead_id: lead._id,
    ...(address === undefined ? {} : { address }),
    ...{ province, market, property_type, arv, repairs, holding_cost },
    created_at: deps.clock.now(),
  };
  await insertRows(deps.briefs, [brief]);
  // By itself: the offer's event comes between it and the others (spec 3.8).
  const detail = { deal_brief_id: brief._id, lead_id: lead._id };
  await deps.kpi.emit('deal_brief_created', { ...flowFacts(lead, actor), detail });
  return brief;
}
