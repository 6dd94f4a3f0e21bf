/** The chances behind the tests of significance. Exact where counts are concerned: there the tails are what matters. */

const FACTORIALS = [0];

/** ln n!, by Stirling's series where a table would be long. */
function lnFactorial(n: number): number {
  if (n >= 1_000) {
    return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * n) - 1 / (360 * n ** 3);
  }
  for (let k = FACTORIALS.length; k <= n; k++) FACTORIALS.push((FACTORIALS[k - 1] ?? 0) + Math.log(k));
  return FACTORIALS[n] ?? 0;
}

const lnChoose = (n: number, k: number) => lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k);

/** The sum of what lies from `from` to `to`, until it adds nothing any more. */
function summed(from: number, to: number, chanceOf: (k: number) => number): number {
  let sum = 0;
  let before = 0;
  for (let k = from; from <= to ? k <= to : k >= to; k += from <= to ? 1 : -1) {
    const chance = chanceOf(k);
    sum += chance;
    if (chance < before && chance < sum * 1e-12) break;
    before = chance;
  }
  return Math.min(1, sum);
}

/** P(X ≥ hits) of `n` tries that succeed with `p`. */
export function binomialAtLeast(hits: number, n: number, p: number): number {
  if (hits <= 0 || p >= 1) return 1;
  if (p <= 0) return 0;
  return summed(hits, n, (k) => Math.exp(lnChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p)));
}

/** P(X ≥ hits) among `n` that are drawn of `all`, of which `allHits` are hits (Fisher's exact test, one side). */
export function fisherAtLeast(hits: number, n: number, allHits: number, all: number): number {
  const most = Math.min(n, allHits);
  const least = Math.max(0, n + allHits - all);
  if (hits <= least) return 1;
  const whole = lnChoose(all, n);
  return summed(hits, most, (k) => Math.exp(lnChoose(allHits, k) + lnChoose(all - allHits, n - k) - whole));
}

/** P(Z ≥ z) of the normal distribution (W. J. Cody's form as in Numerical Recipes, erfcc: within 1.2e-7 of itself). */
export function normalAtLeast(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const series = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
    -0.82215223, 0.17087277,
  ].reduceRight((sum, term) => term + t * sum, 0);
  const upper = (t * Math.exp(-x * x + series)) / 2;
  return z >= 0 ? upper : 1 - upper;
}
