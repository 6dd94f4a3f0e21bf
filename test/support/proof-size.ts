/**
 * How many cases a proof of the governance makes: few with `npm test`, as many as the specification names with
 * `npm run test:governance`; GOVERNANCE_PROOFS may also be a share of that, such as 0.05.
 */
export function proofSize({ short, long }: { short: number; long: number }): number {
  const wish = process.env.GOVERNANCE_PROOFS;
  if (wish === undefined) return short;
  const share = wish === 'long' ? 1 : Number(wish);
  if (!(share > 0 && share <= 1))
    throw new Error(`GOVERNANCE_PROOFS: must be long or a share such as 0.05, not ${wish}`);
  return Math.max(short, Math.round(long * share));
}

/** Real milliseconds after which a proof hangs: more than it takes on a slow machine, and it grows with its size. */
export const PROOF_MS = process.env.GOVERNANCE_PROOFS === undefined ? 300_000 : 3_600_000;
