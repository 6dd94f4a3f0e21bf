import { inputsOf, type OfferQuestion } from './compute-offer';
import { type OfferPolicy } from './offer-policy.model';
import { type OfferDeps } from './offer-ports';
import { computeOffer, type OfferCalc } from './offer.rules';

/** What an offer would be; null where offers are not enabled. Keeps nothing. */
export type OfferPreview = { policy: OfferPolicy; calc: OfferCalc } | null;

export function previewOffer({ effective }: Pick<OfferDeps, 'effective'>) {
  return async (
    house: Pick<OfferQuestion, 'province' | 'market' | 'arv' | 'repairs' | 'holding_cost'>,
  ): Promise<OfferPreview> => {
    const policy = await effective(house.province, house.market);
    return policy?.enabled ? { policy, calc: computeOffer(inputsOf(policy, house)) } : null;
  };
}
