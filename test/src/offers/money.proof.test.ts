import fc from 'fast-check';
import { type Cents, cents, centsFromDollars } from '../../../src/money';
import { parseMultiplier } from '../../../src/offers/multiplier.rules';
import { boundOffer, computeOffer, type OfferInputs } from '../../../src/offers/offer.rules';
import { parseMoney } from '../../../src/parse-money.rules';
import { PROOF_MS, proofSize } from '../../support/proof-size';
import { exactOffer, type HouseInWords } from './exact-offer';

const CASES = proofSize({ short: 2_000, long: 100_000 });
const MOST = 100_000_000;

/** Dollars and cents as people write them: usual houses, and anything up to the most there is. */
const amountIn = (most: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: most - 1 }), fc.integer({ min: 0, max: 99 }), fc.boolean())
    .map(([dollars, rest, whole]) => (whole ? `${dollars}` : `${dollars}.${String(rest).padStart(2, '0')}`));
const amount = fc.oneof(amountIn(1_000_000), amountIn(MOST), amountIn(1_000));
const multiplier = fc.integer({ min: 100, max: 10_000 }).map((bp) => `${bp / 10_000}`);
const house: fc.Arbitrary<HouseInWords> = fc.record({
  arv: amount,
  repairs: fc.oneof(amountIn(200_000), amount),
  fees: fc.oneof(amountIn(10_000), amount),
  holding: fc.oneof(fc.constant('0'), amountIn(10_000), amount),
  assignment: amountIn(100_000),
  multiplier,
});

/** As REST reads it, which must be what Slack reads. */
function read(text: string): Cents {
  const amount = centsFromDollars(Number(text));
  expect(parseMoney(text)).toBe(amount);
  return amount ?? cents(NaN);
}

function inputsOf(given: HouseInWords): OfferInputs {
  const multiplier_bp = parseMultiplier(given.multiplier) ?? NaN;
  expect(multiplier_bp).toBe(Math.round(Number(given.multiplier) * 10_000));
  return {
    arv: read(given.arv),
    repairs: read(given.repairs),
    fees_buffer: read(given.fees),
    holding_cost: read(given.holding),
    assignment_fee: read(given.assignment),
    multiplier_bp,
  };
}

const prove = <T>(what: fc.Arbitrary<T>, holds: (one: T) => void) =>
  fc.assert(fc.property(what, holds), { numRuns: CASES });

test(
  `when ${CASES} houses are computed, then no number is off by a cent from exact arithmetic`,
  () => {
    let noMargin = 0;
    prove(house, (given) => {
      const calc = computeOffer(inputsOf(given));
      const exact = exactOffer(given);
      expect({
        mao: BigInt(calc.mao),
        recommended: BigInt(calc.recommended_offer),
        buyer_price: BigInt(calc.buyer_price),
        spread: BigInt(calc.spread),
      }).toEqual(exact);
      expect(calc.reason).toBe(exact.mao > 0n ? null : 'no_margin');
      expect(calc.recommended_offer).toBeGreaterThanOrEqual(0);
      if (calc.reason !== null) noMargin++;
    });
    // Both kinds were met often.
    expect(noMargin).toBeGreaterThan(CASES / 20);
    expect(noMargin).toBeLessThan(CASES - CASES / 20);
  },
  PROOF_MS,
);

test(
  `when one number of ${CASES} houses rises, then the offer never falls with the ARV and never rises with a cost`,
  () => {
    const cost = fc.constantFrom('repairs' as const, 'fees_buffer' as const, 'holding_cost' as const);
    const more = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: MOST }));
    prove(fc.tuple(house, cost, more), ([given, dearer, rise]) => {
      const inputs = inputsOf(given);
      const base = computeOffer(inputs);
      const risen = (field: keyof OfferInputs) =>
        computeOffer({ ...inputs, [field]: cents(inputs[field] + rise) });
      for (const field of ['mao', 'recommended_offer'] as const) {
        expect(risen('arv')[field]).toBeGreaterThanOrEqual(base[field]);
        expect(risen(dearer)[field]).toBeLessThanOrEqual(base[field]);
      }
      expect(risen(dearer).mao).toBe(base.mao - rise);
    });
  },
  PROOF_MS,
);

test(
  `when ${CASES} offers are given, then what is offered is whole dollars, never negative, and never above the MAO`,
  () => {
    prove(fc.tuple(house, fc.option(amount)), ([given, wish]) => {
      const calc = computeOffer(inputsOf(given));
      const asked = wish === null ? undefined : read(wish);
      const { offer, cut } = boundOffer(asked, calc);
      const { mao, recommended } = exactOffer(given);
      expect(offer % 100).toBe(0);
      expect(offer).toBeGreaterThanOrEqual(0);
      expect(BigInt(offer) <= (mao > 0n ? mao : 0n)).toBe(true);
      expect(cut).toBe(asked !== undefined && BigInt(asked) > (mao > 0n ? mao : 0n));
      const isRecommended = asked === undefined || cut;
      expect(BigInt(offer)).toBe(isRecommended ? recommended : (BigInt(asked) / 100n) * 100n);
    });
  },
  PROOF_MS,
);
