/** The long forms run by `npm run test:gate`; the short ones belong to `npm test`. */
const LONG = process.env['GATE_TESTS'] === 'long';

/** How many: the first number in `npm test`, the second one in the long run. */
export const amount = (short: number, long: number): number => (LONG ? long : short);

/** Real milliseconds that a proof may take. */
export const PROOF_MS = amount(60_000, 3_600_000);
