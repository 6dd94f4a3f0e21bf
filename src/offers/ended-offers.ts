import { type Model } from 'mongoose';
import { type Offer, OFFER_ENDS } from './offer.model';

/** Those that ended in `[from, to)`. */
export function endedOffers(offers: Model<Offer>) {
  return async ({ from, to }: { from: Date; to: Date }): Promise<Offer[]> =>
    offers.find({ state: { $in: [...OFFER_ENDS] }, ended_at: { $gte: from, $lt: to } }).lean();
}
