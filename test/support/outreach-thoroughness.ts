/**
 * How many cases a proof about messages makes: few with `npm test`; with OUTREACH_TESTS=long as many as the
 * specification names, with OUTREACH_TESTS=0.05 that share of them.
 */
export function amount(short: number, long: number): number {
  const wish = process.env.OUTREACH_TESTS;
  if (wish === undefined) return short;
  const share = wish === 'long' ? 1 : Number(wish);
  if (!(share > 0 && share <= 1))
    throw new Error(`OUTREACH_TESTS: must be long or a share such as 0.05, not ${wish}`);
  return Math.max(1, Math.round(long * share));
}

/** Real milliseconds that such a proof may take. */
export const PROOF_MS = process.env.OUTREACH_TESTS === undefined ? 60_000 : 3_600_000;
