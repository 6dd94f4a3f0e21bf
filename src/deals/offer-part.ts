import { type LiquidityNumbers } from '../buyers/liquidity.rules';
import { type Actor } from '../contract/actor';
import { UserError } from '../errors';
import { type DealId } from '../ids';
import { type Lead } from '../leads/lead.model';
import { boundOffer } from '../offers/offer.rules';
import { type DealNumbers } from './deal-numbers';
import { type Deal, type MissingPart } from './deal.model';
import { type DealsDeps } from './deals-ports';
import { type Attempt } from './leave-out';

interface OfferPart {
  offered?: Required<Pick<Deal, 'offer' | 'mao' | 'evidence_id' | 'offer_cut' | 'buyer_price'>>;
  /** A rule said no, before anything was written. */
  refused: MissingPart[];
  /** How buyers answer there, read by its gate. */
  liquidity?: LiquidityNumbers;
}

/** The offer of a deal; a caller's above the MAO is cut to it (spec 3.7). */
export async function offerPart(
  deps: Pick<DealsDeps, 'offers'>,
  attempt: Attempt,
  of: { lead: Lead; deal_id: DealId; numbers: DealNumbers },
  actor: Actor,
): Promise<OfferPart> {
  const { lead, numbers, deal_id } = of;
  const { _id: lead_id, province, market, property_type } = lead;
  if (province === null) return refusal('unknown_province');
  const { arv, repairs, holding_cost, offer: given, mao: stated_mao } = numbers;
  const part = await attempt('offer', async (): Promise<OfferPart> => {
    const house = { province, market, property_type, arv, repairs, holding_cost };
    const about = { lead_id, deal_id, stated_mao, correlation_id: `leadflow:${lead_id}` };
    try {
      const { calc, evidence_id, warmth } = await deps.offers.compute({ ...house, ...about }, actor);
      const { mao, buyer_price } = calc;
      const { offer, cut: offer_cut } = boundOffer(given, calc);
      const offered = { offer, mao, evidence_id, offer_cut, buyer_price };
      return { offered, refused: [], liquidity: warmth.numbers };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return refusal(error.details.reason ?? error.code);
    }
  });
  return part ?? { refused: [] };
}

function refusal(reason: string): OfferPart {
  return { refused: [{ part: 'offer', reason }] };
}
