import fc from 'fast-check';
import {
  type DealFacts,
  houseOf,
  MATCH_PARTS,
  MATCH_THRESHOLD,
  type MatchFacts,
  MOST_POINTS,
  scoreMatch,
} from '../../../src/buyers/match.rules';
import { byScoreThenId } from '../../../src/buyers/rank.rules';
import { cents } from '../../../src/money';
import { PROPERTY_TYPES } from '../../../src/property-type';

const deal: DealFacts = {
  province: 'ON',
  market: 'Toronto',
  property_type: 'SFR',
  arv: cents(500_000_00),
  repairs: cents(40_000_00),
  price: cents(317_500_00),
};
const box = (more: Partial<MatchFacts['box']> = {}) => ({
  box: { places: ['ON:TORONTO'], types: [], ...more },
});

test.each([
  [
    'all that they named',
    box({ types: ['SFR'], max_price: cents(450_000_00), max_repairs: cents(60_000_00) }),
    95,
  ],
  ['the market and nothing else', box(), 85],
  ['the province and nothing else', box({ places: ['ON:ALL'] }), 78],
  ['a price that is a little high', box({ max_price: cents(300_000_00) }), 78],
  ['a price that is far too high', box({ max_price: cents(280_000_00) }), 40],
  ['a price that is far too low', box({ min_price: cents(450_000_00) }), 40],
  ['another type', box({ types: ['CONDO'] }), 40],
  ['repairs beyond their ceiling', box({ max_repairs: cents(30_000_00) }), 40],
  ['repairs a little beyond it', box({ max_repairs: cents(35_000_00) }), 81],
  ['another city', box({ places: ['ON:OTTAWA'] }), 40],
])('when a house has %s, then its score is as the table says', (_, buyer, score) => {
  expect(scoreMatch(houseOf(deal), buyer).score).toBe(score);
});

test('when a house lies outside of the markets, then who buys in the whole province is met as well as can be', () => {
  const village = { ...deal, market: 'ALL' };
  expect(scoreMatch(houseOf(village), box({ places: ['ON:ALL'] })).reasons[0]).toMatchObject({ points: 35 });
  expect(scoreMatch(houseOf(village), box()).reasons[0]).toMatchObject({ points: 0, why: 'elsewhere' });
});

test('when no offer could be made, or the house is worth nothing, then the price is no more than unknown or out', () => {
  const { price: _, ...unpriced } = deal;
  expect(scoreMatch(houseOf(unpriced), box({ max_price: cents(1_00) })).reasons[1]).toMatchObject({
    why: 'price_unknown',
  });
  const worthless = { ...deal, arv: cents(0) };
  expect(scoreMatch(houseOf(worthless), box()).reasons[1]).toMatchObject({ points: 15, percent: 999 });
});

const money = fc.integer({ min: 0, max: 1_000_000_00 }).map(cents);
const someDeal: fc.Arbitrary<DealFacts> = fc.record(
  {
    province: fc.constantFrom('ON' as const, 'QC' as const),
    market: fc.constantFrom('Toronto', 'Montréal', 'ALL', 'Barrie'),
    property_type: fc.constantFrom(...PROPERTY_TYPES),
    arv: money,
    repairs: money,
    price: money,
  },
  { requiredKeys: ['province', 'market', 'property_type', 'arv', 'repairs'] },
);
const someBuyer = fc.record({
  box: fc.record(
    {
      places: fc.subarray(['ON:TORONTO', 'ON:ALL', 'QC:MONTREAL', 'QC:ALL', 'ON:BARRIE']),
      types: fc.subarray([...PROPERTY_TYPES]),
      min_price: money,
      max_price: money,
      max_repairs: money,
    },
    { requiredKeys: ['places', 'types'] },
  ),
  answers: fc
    .tuple(fc.nat(50), fc.nat(50))
    .map(([answered, silent]) => ({ answered, asked: answered + silent })),
});

test('whatever the house and the buyer, the score is its reasons, and what they ruled out is below the threshold', () => {
  fc.assert(
    fc.property(someDeal, someBuyer, (house, buyer) => {
      const { score, reasons } = scoreMatch(houseOf(house), buyer);
      expect(reasons.map(({ part }) => part)).toEqual([...MATCH_PARTS]);
      for (const { part, points } of reasons) {
        expect(Number.isInteger(points) && points >= 0 && points <= MOST_POINTS[part]).toBe(true);
      }
      const sum = reasons.reduce((total, { points }) => total + points, 0);
      const isOut = reasons.some(({ why }) => why === 'elsewhere' || why.endsWith('_out'));
      if (!isOut) expect(score).toBe(sum);
      else expect(score).toBeLessThan(MATCH_THRESHOLD);
    }),
    { numRuns: 2000 },
  );
});

test('whatever the house and the buyer, one answer more never makes it a worse match, one silence more never a better', () => {
  fc.assert(
    fc.property(someDeal, someBuyer, (house, { box: wants, answers }) => {
      const of = (asked: number, answered: number) =>
        scoreMatch(houseOf(house), { box: wants, answers: { asked, answered } }).score;
      const { asked, answered } = answers;
      expect(of(asked + 1, answered + 1)).toBeGreaterThanOrEqual(of(asked, answered));
      expect(of(asked + 1, answered)).toBeLessThanOrEqual(of(asked, answered));
    }),
  );
});

test('whatever the order in which they come, the ranking is the same', () => {
  const ranked = fc.record({ id: fc.stringMatching(/^B-[1-9]\d{3,4}$/), score: fc.nat(3) });
  fc.assert(
    fc.property(fc.uniqueArray(ranked, { selector: ({ id }) => id }), (all) => {
      const sorted = [...all].sort(byScoreThenId);
      expect([...all].reverse().sort(byScoreThenId)).toEqual(sorted);
      sorted.forEach((one, index) => {
        const next = sorted[index + 1];
        if (next?.score === one.score) expect(Number(one.id.slice(2))).toBeLessThan(Number(next.id.slice(2)));
      });
    }),
  );
});
