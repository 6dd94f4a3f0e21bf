import { type BuyerId } from '../ids';
import { type ListedBuyer } from './buyer-list';

/** The better fit first; of two that fit alike always the same one, by their ids as numbers would be. */
export function byScoreThenId(
  one: { id: string; score: number },
  other: { id: string; score: number },
): number {
  return other.score - one.score || one.id.length - other.id.length || (one.id < other.id ? -1 : 1);
}

/** Of those who are in: how many, and the best. Only who can be among the best is sorted: of many most are not. */
export function bestOf(
  there: readonly ListedBuyer[],
  scores: readonly number[],
  isIn: (score: number, active: boolean) => boolean,
  most: number,
): { count: number; found: ListedBuyer[] } {
  const counts = new Array<number>(101).fill(0);
  let count = 0;
  scores.forEach((score, index) => {
    if (!isIn(score, there[index]?.active ?? false)) return;
    count++;
    counts[score] = (counts[score] ?? 0) + 1;
  });
  let least = 100;
  for (let above = counts[100] ?? 0; least > 0 && above < most; above += counts[least] ?? 0) least--;
  const near: { id: BuyerId; score: number; buyer: ListedBuyer }[] = [];
  scores.forEach((score, index) => {
    const buyer = there[index];
    if (buyer && score >= least && isIn(score, buyer.active)) near.push({ id: buyer.id, score, buyer });
  });
  return {
    count,
    found: near
      .sort(byScoreThenId)
      .slice(0, most)
      .map(({ buyer }) => buyer),
  };
}
