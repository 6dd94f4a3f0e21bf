import { added, meanOf, type Sample, varianceOf } from './sample.rules';
import { binomialAtLeast, fisherAtLeast, normalAtLeast } from './tails.rules';

/**
 * The chance that one metric is thought to have drifted on a healthy day, by its tests alone. It is shared by all
 * that is compared on that day, each place by its day and by its week (Bonferroni). 90 days make 0.18 false alerts;
 * the issue allows 1, and the rest is margin for what real days have and the tests do not know of (tails of small
 * samples, a common baseline).
 */
const ALPHA = 0.002;

export const alphaOf = (comparisons: number): number => ALPHA / Math.max(1, comparisons);

/** Which side is the bad one. */
export type Worse = 'lower' | 'higher';

/** Of the square of a normal deviate: half of them are below. */
const MEDIAN_CHI2 = 0.4549;
/** 28 days of dice show less than this in eleven of twelve cases: then they are taken for dice. */
const DICE = 1.6;

/**
 * How much more the days before differ than chance alone makes them: at least 1. Days of a team are not dice (one
 * market has the same score all day), and a test that takes them for such pages for nothing. By the median, so that
 * the first days of a drift do not hide the rest of it.
 */
function dispersion(days: readonly { expected: number; seen: number; variance: number }[]): number {
  const off = days
    .filter(({ variance }) => variance > 0)
    .map(({ expected, seen, variance }) => (seen - expected) ** 2 / variance)
    .sort((a, b) => a - b);
  const middle = off.length >> 1;
  const median = off.length % 2 === 1 ? off[middle] : ((off[middle - 1] ?? 0) + (off[middle] ?? 0)) / 2;
  const found = (median ?? 0) / MEDIAN_CHI2;
  return found > DICE ? found : 1;
}

function dispersionOfDays(days: readonly Sample[], varianceAt: (mean: number) => number): number {
  const mean = meanOf(added(days));
  const facts = days.map(({ n, sum }) => ({ seen: sum, expected: n * mean, variance: n * varianceAt(mean) }));
  return dispersion(facts);
}

/** The days before: those that a baseline is made of, and all that are known, which show how days differ. */
export interface Before {
  baseline: readonly Sample[];
  known: readonly Sample[];
}

/** Against the days of the baseline, or a pinned mean. @returns the chance that a healthy day is as bad or worse */
export function meanTest(today: Sample, against: Before | number, worse: Worse): number {
  const pinned = typeof against === 'number';
  const before = pinned ? null : added(against.baseline);
  const mean = before === null ? (against as number) : meanOf(before);
  const spread = varianceOf(before ?? today);
  const more = pinned ? 1 : dispersionOfDays(against.known, () => spread);
  const error = Math.sqrt(
    more * ((before === null ? 0 : spread / before.n) + Math.max(varianceOf(today), spread) / today.n),
  );
  const gap = worse === 'lower' ? mean - meanOf(today) : meanOf(today) - mean;
  if (error === 0) return gap > 0 ? 0 : 1;
  return normalAtLeast(gap / error);
}

/** Two proportions by Fisher's exact test, or one against a pinned share by the binomial one. */
export function shareTest(today: Sample, against: Before | number, worse: Worse): number {
  const hits = ({ n, sum }: Sample) => (worse === 'higher' ? sum : n - sum);
  if (typeof against === 'number') {
    return binomialAtLeast(hits(today), today.n, worse === 'higher' ? against : 1 - against);
  }
  const before = added(against.baseline);
  const more = dispersionOfDays(against.known, (share) => share * (1 - share));
  // Days that differ by more than chance count for fewer messages than they had.
  const fewer = (count: number) => Math.round(count / more);
  const n = fewer(today.n);
  return fisherAtLeast(
    Math.min(n, fewer(hits(today))),
    n,
    fewer(hits(today)) + fewer(hits(before)),
    n + fewer(before.n),
  );
}

/**
 * A count against those of the same weekdays: given both together, today's share of them is binomial.
 * @param same those of the same weekdays before
 * @param rows for each weekday such counts: how they differ
 */
export function countTest(
  today: number,
  same: readonly number[],
  rows: readonly (readonly number[])[],
): number {
  const facts = rows.flatMap((row) => {
    const expected = row.reduce((sum, count) => sum + count, 0) / row.length;
    // A mean of few is near each of them.
    const variance = (expected * (row.length - 1)) / row.length;
    return row.map((seen) => ({ seen, expected, variance }));
  });
  const more = dispersion(facts);
  const before = Math.round(same.reduce((sum, count) => sum + count, 0) / more);
  const all = before + Math.round(today / more);
  // At most as many today is at least as many before.
  return binomialAtLeast(before, all, same.length / (same.length + 1));
}
