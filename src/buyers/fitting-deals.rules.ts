import { type Buyer } from './buyer.model';
import { type DealFacts, houseOf, MATCH_THRESHOLD, type MatchScore, scoreMatch } from './match.rules';

/** Which of the houses fit one buyer, the best first; of two alike the one that was given first. */
export function fittingDeals<Deal extends { facts: DealFacts }>(
  buyer: Buyer,
  deals: readonly Deal[],
  most: number,
): (Deal & MatchScore)[] {
  return deals
    .map((deal) => ({ ...deal, ...scoreMatch(houseOf(deal.facts), buyer) }))
    .filter(({ score }) => score >= MATCH_THRESHOLD)
    .sort((one, other) => other.score - one.score)
    .slice(0, most);
}
