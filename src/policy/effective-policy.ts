import { type Model } from 'mongoose';
import { ALL_MARKETS, marketKey } from '../geo/markets';
import { type Province } from '../geo/provinces';

/** The id of what is set for one (province, market): `ON:TORONTO`, `ON:ALL`. */
export function policyId(province: Province, market: string): string {
  return `${province}:${marketKey(market)}`;
}

/**
 * What is in force at (province, market), else at (province, ALL), else nothing (spec 3.1).
 * A disabled one is in force too: it denies, it does not fall through to the wider one.
 */
export function effectivePolicy<Policy extends { _id: string }>(policies: Model<Policy>) {
  return async (province: Province, market: string): Promise<Policy | null> => {
    const exact = policyId(province, market);
    const wide = policyId(province, ALL_MARKETS);
    const found = (await policies.find({ _id: { $in: [exact, wide] } }).lean()) as Policy[];
    return found.find((policy) => policy._id === exact) ?? found[0] ?? null;
  };
}
