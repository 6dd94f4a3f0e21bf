import { locate } from './locate.rules';
import { type Province } from './provinces';

/**
 * Province and market (display name) of a lead as it was typed: unknown, or contradicting itself, is
 * `{ province: null, market: 'ALL' }` and never a guess (spec 3.2).
 */
export function inferProvinceMarket(
  region: string | undefined,
  address: string | undefined,
): { province: Province | null; market: string } {
  const { province, market } = locate({ region, address });
  return { province, market };
}
