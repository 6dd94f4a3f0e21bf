import { BSON, typeOf } from '../bson-types';
import { type Decimal, digitsOf } from './decimal';
import { decimalOf, integerOf, numberOf, type Numeric } from './numeric';

/**
 * Compares by value whatever the types, without rounding: a long beyond 2^53 is not equal to the double beside
 * it. NaN is below every other number and equal to itself
 * (https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/#numeric-types).
 */
export function compareNumbers(a: Numeric, b: Numeric): number {
  const left = typeOf(a);
  const right = typeOf(b);
  if (left === BSON.decimal || right === BSON.decimal) return compareDecimals(decimalOf(a), decimalOf(b));
  // JavaScript compares a bigint with a number exactly.
  return comparePlain(
    left === BSON.long ? (integerOf(a) ?? 0n) : numberOf(a),
    right === BSON.long ? (integerOf(b) ?? 0n) : numberOf(b),
  );
}

export function isNaNumber(value: Numeric): boolean {
  return typeOf(value) !== BSON.long && Number.isNaN(numberOf(value));
}

function comparePlain(a: number | bigint, b: number | bigint): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (Number(a) === Number(b)) return 0;
  const aIsNaN = Number.isNaN(Number(a));
  return aIsNaN ? (Number.isNaN(Number(b)) ? 0 : -1) : 1;
}

function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.kind === 'nan' || b.kind === 'nan') return a.kind === b.kind ? 0 : a.kind === 'nan' ? -1 : 1;
  const left = signOf(a);
  const right = signOf(b);
  if (left !== right) return left < right ? -1 : 1;
  if (left === 0) return 0;
  return left < 0 ? compareMagnitudes(b, a) : compareMagnitudes(a, b);
}

function signOf(value: Decimal): -1 | 0 | 1 {
  if (value.kind === 'finite' && value.coefficient === 0n) return 0;
  return value.negative ? -1 : 1;
}

function compareMagnitudes(a: Decimal, b: Decimal): number {
  if (a.kind === 'infinite' || b.kind === 'infinite') {
    return a.kind === b.kind ? 0 : a.kind === 'infinite' ? 1 : -1;
  }
  // The place of the first digit first: 1E+6000 against 1 needs no number of 6,000 digits.
  const place = digitsOf(a.coefficient) + a.exponent - (digitsOf(b.coefficient) + b.exponent);
  if (place !== 0) return place < 0 ? -1 : 1;
  const shift = BigInt(Math.abs(a.exponent - b.exponent));
  const left = a.exponent > b.exponent ? a.coefficient * 10n ** shift : a.coefficient;
  const right = b.exponent > a.exponent ? b.coefficient * 10n ** shift : b.coefficient;
  return left < right ? -1 : left > right ? 1 : 0;
}
