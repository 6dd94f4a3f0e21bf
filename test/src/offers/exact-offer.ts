/** Money by rational numbers of whole BigInts, from the spec's words and figures alone: nothing of src is used here. */
interface Rational {
  top: bigint;
  /** A power of ten. */
  bottom: bigint;
}

/** `450000.99`, `0.6875`. */
function rational(text: string): Rational {
  const [whole = '0', fraction = ''] = text.split('.');
  return { top: BigInt(whole + fraction), bottom: 10n ** BigInt(fraction.length) };
}

function times(a: Rational, b: Rational): Rational {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

function minus(a: Rational, b: Rational): Rational {
  return { top: a.top * b.bottom - b.top * a.bottom, bottom: a.bottom * b.bottom };
}

/** The whole number at or below it: BigInt's own division cuts towards zero. */
function floor(top: bigint, bottom: bigint): bigint {
  const cut = top / bottom;
  return top % bottom < 0n ? cut - 1n : cut;
}

/** A house, in dollars as people write them. */
export interface HouseInWords {
  arv: string;
  repairs: string;
  fees: string;
  holding: string;
  assignment: string;
  multiplier: string;
}

/**
 * Spec 3.7: mao = ARV × max_arv_multiplier − repairs − fees_buffer − holding_cost, to the cent below; what is shown is
 * floored to the whole dollar and never negative. In cents.
 */
export function exactOffer(house: HouseInWords) {
  const costs = [house.repairs, house.fees, house.holding].map(rational);
  const share = times(rational(house.arv), rational(house.multiplier));
  const mao = costs.reduce(minus, share);
  const recommended = mao.top > 0n ? floor(mao.top, mao.bottom) * 100n : 0n;
  const inCents = (text: string) => {
    const { top, bottom } = rational(text);
    return (top * 100n) / bottom;
  };
  const buyer_price = recommended + inCents(house.assignment);
  return {
    mao: floor(mao.top * 100n, mao.bottom),
    recommended,
    buyer_price,
    spread: inCents(house.arv) - inCents(house.repairs) - buyer_price,
  };
}
