import { type Decimal, digitsOf, finite, infinite, NAN_DECIMAL } from './decimal';

// IEEE 754-2008 decimal arithmetic; the result is rounded to 34 digits where it becomes a Decimal128.

const PRECISION = 34;

export function negate(value: Decimal): Decimal {
  return { ...value, negative: !value.negative };
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'nan' || b.kind === 'nan') return NAN_DECIMAL;
  if (a.kind === 'infinite') return b.kind === 'infinite' && a.negative !== b.negative ? NAN_DECIMAL : a;
  if (b.kind === 'infinite') return b;
  const exponent = Math.min(a.exponent, b.exponent);
  const sum = scaled(a, exponent) + scaled(b, exponent);
  const negative = sum < 0n || (sum === 0n && a.negative && b.negative);
  return finite(negative, sum < 0n ? -sum : sum, exponent);
}

function scaled(value: Decimal, exponent: number): bigint {
  const magnitude = value.coefficient * 10n ** BigInt(value.exponent - exponent);
  return value.negative ? -magnitude : magnitude;
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'nan' || b.kind === 'nan') return NAN_DECIMAL;
  const negative = a.negative !== b.negative;
  if (a.kind === 'infinite' || b.kind === 'infinite') {
    return isZero(a) || isZero(b) ? NAN_DECIMAL : infinite(negative);
  }
  return finite(negative, a.coefficient * b.coefficient, a.exponent + b.exponent);
}

function isZero(value: Decimal): boolean {
  return value.kind === 'finite' && value.coefficient === 0n;
}

/** The divisor is not zero: that is an error before it comes here. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'nan' || b.kind === 'nan') return NAN_DECIMAL;
  const negative = a.negative !== b.negative;
  if (a.kind === 'infinite') return b.kind === 'infinite' ? NAN_DECIMAL : infinite(negative);
  if (b.kind === 'infinite') return finite(negative, 0n, 0);
  const ideal = a.exponent - b.exponent;
  const shift = Math.max(0, PRECISION + 1 + digitsOf(b.coefficient) - digitsOf(a.coefficient));
  const numerator = a.coefficient * 10n ** BigInt(shift);
  let quotient = numerator / b.coefficient;
  let exponent = ideal - shift;
  const exact = numerator % b.coefficient === 0n;
  while (exact && exponent < ideal && quotient % 10n === 0n) {
    quotient /= 10n;
    exponent++;
  }
  // An inexact quotient must not look like an exact tie when it is rounded: one more digit says that it is above.
  return exact ? finite(negative, quotient, exponent) : finite(negative, quotient * 10n + 1n, exponent - 1);
}

export function remainderDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind !== 'finite' || b.kind === 'nan' || isZero(b)) return NAN_DECIMAL;
  if (b.kind === 'infinite') return a;
  const exponent = Math.min(a.exponent, b.exponent);
  const remainder = scaled(a, exponent) % scaled(b, exponent);
  return finite(a.negative, remainder < 0n ? -remainder : remainder, exponent);
}
