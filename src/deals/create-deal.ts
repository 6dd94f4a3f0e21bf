import { createHash } from 'node:crypto';
import { liquidityIndex } from '../buyers/liquidity.rules';
import { type Actor } from '../contract/actor';
import { UserError } from '../errors';
import { type DealBriefId, newId } from '../ids';
import { type Lead } from '../leads/lead.model';
import { type Cents, toDollars } from '../money';
import { type ComputedOffer } from '../offers/compute-offer';
import { boundOffer } from '../offers/offer.rules';
import { type Deal, type MissingPart } from './deal.model';
import { offerFact } from './offer-fact.rules';
import { type DealsDeps } from './deals-ports';

/** The money of one house, as the caller gave it. */
export interface DealNumbers {
  arv: Cents;
  repairs: Cents;
  holding_cost: Cents;
  offer?: Cents | undefined;
  /** Evidence only: the MAO is computed. */
  mao?: Cents | undefined;
}

/**
 * Brief, offer, deal and match of one lead in one transaction. The same lead and numbers are the same deal; one that
 * had to do without an offer gets it when it may be computed by now.
 */
export function createDeal(deps: DealsDeps) {
  return async (lead: Lead, numbers: DealNumbers, actor: Actor): Promise<Deal> => {
    const spareId = await deps.nextDealId();
    return deps.transaction(async () => {
      const fingerprint = fingerprintOf(lead, numbers);
      const known = await deps.deals.findOne({ fingerprint }).lean();
      if (known) return known.offer === undefined ? addOffer(deps, known, lead, numbers, actor) : known;

      const flow = {
        correlation_id: `leadflow:${lead._id}`,
        province: lead.province,
        market: lead.market,
        actor,
      };
      const created_at = deps.clock.now();
      const place = { province: lead.province, market: lead.market };
      const deal_brief_id = newId<DealBriefId>('brief');
      await deps.briefs.create([
        {
          _id: deal_brief_id,
          lead_id: lead._id,
          ...(lead.address === undefined ? {} : { address: lead.address }),
          ...place,
          property_type: lead.property_type,
          arv: numbers.arv,
          repairs: numbers.repairs,
          holding_cost: numbers.holding_cost,
          created_at,
        },
      ]);
      // By itself: the offer's event comes between it and the others (spec 3.8).
      await deps.kpi.emit('deal_brief_created', {
        ...flow,
        detail: { deal_brief_id, lead_id: lead._id },
      });
      const missing: MissingPart[] = [];
      const computed = await computeIfAllowed(deps, lead, numbers, actor, missing);
      const liquidity_score = await liquidityAt(deps, lead);
      const matched_count = await countMatches(deps, lead);
      const deal: Deal = {
        _id: spareId,
        lead_id: lead._id,
        deal_brief_id,
        ...place,
        offer_cut: false,
        ...(computed ? offerOf(computed, numbers) : {}),
        liquidity_score,
        matched_count,
        missing,
        fingerprint,
        created_at,
      };
      await deps.deals.create([deal]);
      await tellOffer(deps, lead, deal, actor);
      await deps.kpi.emitAll({
        backend_deal_created: {
          ...flow,
          detail: {
            deal_id: deal._id,
            offer: deal.offer === undefined ? null : toDollars(deal.offer),
            mao: deal.mao === undefined ? null : toDollars(deal.mao),
          },
        },
        match_attempt: { ...flow, detail: { deal_brief_id, liquidity_score } },
        match_result: { ...flow, detail: { matched_count, liquidity_score } },
      });
      return deal;
    });
  };
}

function offerOf(computed: ComputedOffer, numbers: DealNumbers) {
  const { offer, cut } = boundOffer(numbers.offer, computed.calc);
  return { offer, mao: computed.calc.mao, evidence_id: computed.evidence_id, offer_cut: cut };
}

async function addOffer(
  deps: DealsDeps,
  deal: Deal,
  lead: Lead,
  numbers: DealNumbers,
  actor: Actor,
): Promise<Deal> {
  const missing: MissingPart[] = [];
  const computed = await computeIfAllowed(deps, lead, numbers, actor, missing);
  const change = { ...(computed ? offerOf(computed, numbers) : {}), missing };
  await deps.deals.updateOne({ _id: deal._id }, { $set: change });
  await tellOffer(deps, lead, { ...deal, ...change }, actor);
  return { ...deal, ...change };
}

async function tellOffer({ leads }: DealsDeps, lead: Lead, deal: Deal, actor: Actor): Promise<void> {
  const fact = offerFact(deal, actor);
  if (fact) await leads.tell(lead, fact);
}

function fingerprintOf(lead: Lead, numbers: DealNumbers): string {
  const { _id, address, province, market, property_type } = lead;
  const { arv, repairs, holding_cost, offer } = numbers;
  const parts = [_id, address, province, market, property_type, arv, repairs, holding_cost, offer];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** A rule's refusal leaves the deal without an offer; it was refused before anything was written. */
async function computeIfAllowed(
  deps: DealsDeps,
  lead: Lead,
  numbers: DealNumbers,
  actor: Actor,
  missing: MissingPart[],
): Promise<ComputedOffer | null> {
  if (lead.province === null) {
    missing.push({ part: 'offer', reason: 'unknown_province' });
    return null;
  }
  try {
    return await deps.offers.compute(
      {
        province: lead.province,
        market: lead.market,
        property_type: lead.property_type,
        arv: numbers.arv,
        repairs: numbers.repairs,
        holding_cost: numbers.holding_cost,
        stated_mao: numbers.mao,
        correlation_id: `leadflow:${lead._id}`,
      },
      actor,
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    missing.push({ part: 'offer', reason: error.details.reason ?? error.code });
    return null;
  }
}

async function liquidityAt(deps: DealsDeps, lead: Lead): Promise<number> {
  if (lead.province === null) return 0;
  return liquidityIndex(await deps.buyers.numbers(lead.province, lead.market, lead.property_type));
}

async function countMatches(deps: DealsDeps, lead: Lead): Promise<number> {
  return lead.province === null ? 0 : deps.buyers.countInMarket(lead.province, lead.market);
}
