import fc from 'fast-check';
import { type Cents, cents, centsFromDollars, floorToDollar, formatMoney, toDollars } from '../../src/money';
import { parseMoney, takeMoney } from '../../src/parse-money.rules';

/** Spaces of every width as one, so that a table can be read. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('reading money', () => {
  test.each<[string, number | null]>([
    ['450000', 450_000],
    ['$450,000', 450_000],
    ['$450,000.50', 450_000.5],
    ['450 000 $', 450_000],
    ['450\u00a0000 $', 450_000],
    ['450\u202f000,50 $', 450_000.5],
    ['$ 450,000', 450_000],
    ['CA$450,000', 450_000],
    ['C$450k', 450_000],
    ['CAD 450000', 450_000],
    ['CAD450,000', 450_000],
    ['450000 CAD', 450_000],
    ['500k', 500_000],
    ['500 K', 500_000],
    ['$500k', 500_000],
    ['500 k$', 500_000],
    ['1.2M', 1_200_000],
    ['1,2 M$', 1_200_000],
    ['1.25m', 1_250_000],
    ['1,2 million', 1_200_000],
    ['2 millions $', 2_000_000],
    ['450,50', 450.5],
    ['450.5', 450.5],
    ['1,500', 1_500],
    ['1 234 567', 1_234_567],
    ["1'234'567", 1_234_567],
    ['0', 0],
    ['100000000', 100_000_000],
    ['100000000.01', null],
    ['101M', null],
    ['1.500', null],
    ['450.000', null],
    ['1,500,00', null],
    ['1,50,000', null],
    ['450 000 50 000', null],
    ['450 00', null],
    ['4$5', null],
    ['-5', null],
    ['', null],
    ['$', null],
    ['k', null],
    ['1e6', null],
    ['NaN', null],
    ['Infinity', null],
    ['0x10', null],
    ['500kg', null],
    ['50%', null],
    ['٥٠٠', null],
    ['450.505', null],
    ['1.2.3', null],
    ['9'.repeat(40), null],
  ])('when it says %s, then it is %s dollars', (text, dollars) => {
    expect(parseMoney(text)).toBe(dollars === null ? null : Math.round(dollars * 100));
  });

  test.each<[string, number | null, string]>([
    ['450000 50000 ON', 450_000, ' 50000 ON'],
    ['450 000 50 000 QC', 450_000, ' 50 000 QC'],
    ['450 000 $ 50 000 $ QC', 450_000, ' 50 000 $ QC'],
    ['500k 40k QC', 500_000, ' 40k QC'],
    ['50000 Kingston ON', 50_000, ' Kingston ON'],
    ['50000 M5V 1A1', 50_000, ' M5V 1A1'],
    ['450000, 50000', 450_000, ', 50000'],
    ['450,000, repairs', 450_000, ', repairs'],
    ['450000,50000', null, ''],
    ['ON', null, ''],
  ])('when a text begins %s, then the amount is taken from it', (text, dollars, rest) => {
    expect(takeMoney(text)).toEqual(dollars === null ? null : { amount: dollars * 100, rest });
  });

  test('when any amount is shown in either language, then reading it brings the same cents back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000_000 }),
        fc.constantFrom('en' as const, 'fr' as const),
        (n, locale) => {
          expect(parseMoney(formatMoney(cents(n), locale))).toBe(n);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('cents', () => {
  test.each<[number, number | null]>([
    [450_000, 45_000_000],
    [0.1, 10],
    [0.29, 29],
    [1.005, null],
    [0.1 + 0.2, null],
    [NaN, null],
    [Infinity, null],
    [100_000_001, null],
  ])('when a caller gives %s dollars, then it is %s cents', (dollars, expected) => {
    expect(centsFromDollars(dollars)).toBe(expected);
  });

  test('when any cents go out as dollars, then the same come back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }), (n) => {
        expect(centsFromDollars(toDollars(n as Cents))).toBe(n);
        const floored = floorToDollar(n as Cents);
        expect(floored % 100 === 0 && floored <= n && n - floored < 100).toBe(true);
      }),
    );
  });

  test('when it is not a whole number, then it is never cents; a negative zero is zero', () => {
    for (const wrong of [0.5, NaN, Infinity, 2 ** 53]) expect(() => cents(wrong)).toThrow(RangeError);
    expect(Object.is(cents(-0), 0)).toBe(true);
    expect(Object.is(centsFromDollars(-0), 0)).toBe(true);
  });

  test.each<[number, string, string]>([
    [26_250_000, '$262,500', '262 500 $'],
    [26_250_050, '$262,500.50', '262 500,50 $'],
    [-150_000, '-$1,500', '-1 500 $'],
    [0, '$0', '0 $'],
    [10_000_000_000, '$100,000,000', '100 000 000 $'],
  ])('when %s cents are shown, then in English %s and in French %s', (n, en, fr) => {
    expect(plain(formatMoney(cents(n), 'en'))).toBe(en);
    expect(plain(formatMoney(cents(n), 'fr')).replace('−', '-')).toBe(fr);
  });
});
