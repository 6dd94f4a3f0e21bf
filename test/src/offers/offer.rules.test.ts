import { cents } from '../../../src/money';
import { boundOffer, computeOffer, type OfferInputs } from '../../../src/offers/offer.rules';

const DEFAULTS = {
  holding_cost: cents(0),
  fees_buffer: cents(2_500_00),
  assignment_fee: cents(10_000_00),
  multiplier_bp: 7_000,
};
const house = (arv: number, repairs: number, more: Partial<OfferInputs> = {}) =>
  computeOffer({ ...DEFAULTS, arv: cents(arv * 100), repairs: cents(repairs * 100), ...more });

describe('the offer', () => {
  test.each([
    [450_000, 50_000, 262_500],
    [500_000, 40_000, 307_500],
  ])('when the ARV is %s and repairs are %s, then the MAO is %s', (arv, repairs, mao) => {
    expect(house(arv, repairs)).toMatchObject({
      mao: mao * 100,
      recommended_offer: mao * 100,
      buyer_price: (mao + 10_000) * 100,
      spread: (arv - repairs - mao - 10_000) * 100,
      reason: null,
    });
  });

  test.each([
    [100_000, 90_000, -2_250_000],
    [0, 0, -250_000],
  ])(
    'when the ARV is %s and repairs are %s, then the MAO is signed and nothing is offered',
    (arv, repairs, mao) => {
      expect(house(arv, repairs)).toMatchObject({ mao, recommended_offer: 0, reason: 'no_margin' });
    },
  );

  test('when the MAO is exactly zero, then there is no margin', () => {
    expect(house(100_000, 67_500)).toMatchObject({ mao: 0, reason: 'no_margin' });
  });

  test('when the MAO has cents, then it keeps them and the offer is floored to the dollar', () => {
    expect(house(450_000.99, 50_000)).toMatchObject({ mao: 26_250_069, recommended_offer: 26_250_000 });
  });
});

describe('an offer that the caller gives', () => {
  const calc = house(450_000.99, 50_000);
  test.each<[string, number | undefined, number, boolean]>([
    ['missing', undefined, 26_250_000, false],
    ['below the MAO', 20_000_000, 20_000_000, false],
    ['the MAO to the cent', 26_250_069, 26_250_000, false],
    ['a cent above it', 26_250_070, 26_250_000, true],
    ['with cents', 20_000_050, 20_000_000, false],
    ['zero', 0, 0, false],
  ])('when it is %s, then it is bounded and in whole dollars', (_what, given, offer, cut) => {
    expect(boundOffer(given === undefined ? undefined : cents(given), calc)).toEqual({ offer, cut });
  });

  test('when there is no margin, then any offer is cut to nothing', () => {
    expect(boundOffer(cents(100), house(0, 0))).toEqual({ offer: 0, cut: true });
  });
});
