import { type Model } from 'mongoose';
import { marketDisplay, marketKey } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { type Offer, OFFER_ENDS, type OfferEnd } from './offer.model';

/** How offers ended. `share`: of those that ended, how many were accepted; null of none. */
export interface Conversion extends Record<OfferEnd, number> {
  decided: number;
  share: number | null;
}

export interface ConversionFilter {
  province?: Province | undefined;
  market?: string | undefined;
  /** Who made them: `slack:U123`. */
  made_by?: string | undefined;
}

/** Of the offers that ended in `[from, to)`: an end is final, so what is past never changes. */
export function countConversion(offers: Model<Offer>) {
  return async (
    { from, to }: { from: Date; to: Date },
    { province, market, made_by }: ConversionFilter = {},
  ): Promise<Conversion> => {
    const filter = {
      ended_at: { $gte: from, $lt: to },
      ...(province === undefined ? {} : { province }),
      ...(market === undefined ? {} : { market: marketDisplay(marketKey(market)) }),
      ...(made_by === undefined ? {} : { made_by }),
    };
    const ends: Record<OfferEnd, number> = { accepted: 0, countered: 0, declined: 0, expired: 0 };
    for (const state of OFFER_ENDS) ends[state] = await offers.countDocuments({ ...filter, state });
    const decided = OFFER_ENDS.reduce((sum, state) => sum + ends[state], 0);
    return { ...ends, decided, share: decided === 0 ? null : ends.accepted / decided };
  };
}
