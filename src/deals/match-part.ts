import { type Actor } from '../contract/actor';
import { liquidityIndex, type LiquidityNumbers } from '../buyers/liquidity.rules';
import { type Cents } from '../money';
import { type Attempt } from './leave-out';
import { type DealBrief } from './deal-brief.model';
import { type Deal } from './deal.model';
import { type DealsDeps } from './deals-ports';
import { houseFacts } from './house-facts.rules';

export type Matching = Pick<Deal, 'liquidity_score' | 'matched_count'>;

/**
 * How many buyers a house fits, and how they answer there; where the place is unknown nobody buys.
 * @param known how they answer, as the offer's gate has read it
 * @returns null when it failed
 */
export async function matchPart(
  { buyers }: Pick<DealsDeps, 'buyers'>,
  attempt: Attempt,
  brief: DealBrief,
  price: Cents | undefined,
  known?: LiquidityNumbers,
): Promise<Matching | null> {
  const house = houseFacts(brief, price);
  if (house === null) return NOBODY;
  return attempt('match', async () => {
    const numbers = known ?? (await buyers.numbers(house.province, house.market, house.property_type));
    const { matched_count } = await buyers.match(house);
    return { liquidity_score: liquidityIndex(numbers), matched_count };
  });
}

export const NOBODY: Matching = { liquidity_score: 0, matched_count: 0 };

/** That buyers were looked for, and how many there are. */
export function matchEvents(
  { deal_brief_id, liquidity_score, matched_count }: Matching & Pick<Deal, 'deal_brief_id'>,
  flow: { correlation_id: string; actor: Actor },
) {
  return {
    match_attempt: { ...flow, detail: { deal_brief_id, liquidity_score } },
    match_result: { ...flow, detail: { matched_count, liquidity_score } },
  };
}
