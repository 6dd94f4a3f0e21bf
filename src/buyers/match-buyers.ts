import { type BuyerId } from '../ids';
import { type BuyerList } from './buyer-list';
import {
  type DealFacts,
  MATCH_THRESHOLD,
  houseOf,
  type MatchScore,
  scoreMatch,
  scoreOf,
} from './match.rules';
import { bestOf } from './rank.rules';

export interface RankedBuyer extends MatchScore {
  id: BuyerId;
}

export interface Matched {
  /** How many active buyers fit, also beyond the limit. */
  matched_count: number;
  /** The best of them, the best first; of two alike always the same one. */
  matches: RankedBuyer[];
  /** Would fit, and take a pause: the best of them. */
  paused: RankedBuyer[];
  /** Buy there, and this house does not fit: the nearest to fitting, and how many in all. */
  below: RankedBuyer[];
  below_count: number;
}

/** Shown of those who are left out. */
const NEAREST = 10;
const MATCH_LIMIT = 50;

/**
 * Which buyers a house fits, by their buy boxes and how they answer. Reads nothing but what changed since the last
 * time; may be called in a transaction, and takes no part in it.
 */
export function matchBuyers(list: BuyerList) {
  return async (deal: DealFacts, { limit = MATCH_LIMIT }: { limit?: number } = {}): Promise<Matched> => {
    const house = houseOf(deal);
    const there = await list.buyingIn(house.market ?? house.province, house.province);
    const scores = there.map((buyer) => scoreOf(house, buyer));
    const best = (isIn: (score: number, active: boolean) => boolean, most: number) => {
      const { count, found } = bestOf(there, scores, isIn, most);
      return { count, found: found.map((buyer) => ({ id: buyer.id, ...scoreMatch(house, buyer) })) };
    };
    const matched = best((score, active) => active && score >= MATCH_THRESHOLD, limit);
    const paused = best((score, active) => !active && score >= MATCH_THRESHOLD, NEAREST);
    const below = best((score, active) => active && score < MATCH_THRESHOLD, NEAREST);
    return {
      matched_count: matched.count,
      matches: matched.found,
      paused: paused.found,
      below: below.found,
      below_count: below.count,
    };
  };
}
