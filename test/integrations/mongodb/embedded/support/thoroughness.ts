/** The long forms run by `npm run test:store`; the short ones belong to `npm test`. */
export const LONG = process.env['STORE_TESTS'] === 'long';

/** How often, how many: the first number in `npm test`, the second one in the long run. */
export const amount = (short: number, long: number): number => (LONG ? long : short);
