import { type Cents, cents, floorToDollar } from '../money';

export interface OfferInputs {
  arv: Cents;
  repairs: Cents;
  holding_cost: Cents;
  fees_buffer: Cents;
  assignment_fee: Cents;
  /** Ten-thousandths of the ARV: 7000 is 0.70. */
  multiplier_bp: number;
}

export interface OfferCalc {
  arv: Cents;
  repairs: Cents;
  fees_buffer: Cents;
  holding_cost: Cents;
  /** Signed and exact to the cent. */
  mao: Cents;
  recommended_offer: Cents;
  assignment_fee: Cents;
  buyer_price: Cents;
  spread: Cents;
  reason: null | 'no_margin';
}

const BASIS_POINTS = 10_000;

/**
 * mao = ARV × max_arv_multiplier − repairs − fees_buffer − holding_cost (spec 3.7).
 * The share of the ARV is floored to the cent, the recommended offer to the whole dollar: never above the MAO.
 */
export function computeOffer(inputs: OfferInputs): OfferCalc {
  const { arv, repairs, fees_buffer, holding_cost, assignment_fee, multiplier_bp } = inputs;
  // The product stays below 10^14, so it and its remainder are exact whole numbers.
  const product = cents(arv * multiplier_bp);
  const share = (product - (product % BASIS_POINTS)) / BASIS_POINTS;
  const mao = cents(share - repairs - fees_buffer - holding_cost);
  const recommended_offer = floorToDollar(cents(Math.max(0, mao)));
  return {
    arv,
    repairs,
    fees_buffer,
    holding_cost,
    mao,
    recommended_offer,
    assignment_fee,
    ...pricesAt(recommended_offer, { arv, repairs, assignment_fee }),
    reason: mao <= 0 ? 'no_margin' : null,
  };
}

/** What a buyer pays for a house that is bought at an amount, and what the buyer has of it. */
export function pricesAt(amount: Cents, calc: Pick<OfferCalc, 'arv' | 'repairs' | 'assignment_fee'>) {
  const buyer_price = cents(amount + calc.assignment_fee);
  return { buyer_price, spread: cents(calc.arv - calc.repairs - buyer_price) };
}

/** A given offer above the MAO is cut to it; one that is missing is the recommended one. Always whole dollars. */
export function boundOffer(given: Cents | undefined, calc: OfferCalc): { offer: Cents; cut: boolean } {
  if (given === undefined) return { offer: calc.recommended_offer, cut: false };
  return given > Math.max(0, calc.mao)
    ? { offer: calc.recommended_offer, cut: true }
    : { offer: floorToDollar(given), cut: false };
}

const DAY_MS = 24 * 3_600_000;

/** Until when an offer holds that is made then. */
export function validUntil(made: Date, days: number): Date {
  return new Date(made.getTime() + days * DAY_MS);
}
