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
export function effectiveIn<Policy extends { _id: string }>(all: () => Promise<readonly Policy[]>) {
  return async (province: Province, market: string): Promise<Policy | null> => {
    const exact = policyId(province, market);
    const wide = policyId(province, ALL_MARKETS);
    const known = await all();
    return known.find(({ _id }) => _id === exact) ?? known.find(({ _id }) => _id === wide) ?? null;
  };
}
