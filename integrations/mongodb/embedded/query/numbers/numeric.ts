import { Decimal128, Double, Int32, Long } from 'bson';
import { BSON, typeOf } from '../bson-types';
import { type Decimal, exactDecimal, finite, fromDecimal128 } from './decimal';

/** Any of BSON's four numeric types, or a plain JavaScript number or bigint. */
export type Numeric = Int32 | Double | Long | Decimal128 | number | bigint;

const MIN_INT = -0x80000000;
const MAX_INT = 0x7fffffff;
const MIN_LONG = -(2n ** 63n);
const MAX_LONG = 2n ** 63n - 1n;

/** The value of an int or a double; a long or a decimal is rounded to the nearest double. */
export function numberOf(value: Numeric): number {
  if (typeof value === 'number') return value;
  if (value instanceof Int32 || value instanceof Double) return value.value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Long) return value.toNumber();
  return Number(value.toString());
}

/** The value of an int or a long; a double or a decimal is cut at the point. Undefined for NaN and infinity. */
export function integerOf(value: Numeric): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (value instanceof Long) return value.toBigInt();
  if (value instanceof Decimal128) return truncateDecimal(fromDecimal128(value));
  const plain = numberOf(value);
  return Number.isFinite(plain) ? BigInt(Math.trunc(plain)) : undefined;
}

function truncateDecimal(value: Decimal): bigint | undefined {
  if (value.kind !== 'finite') return undefined;
  const power = 10n ** BigInt(Math.abs(value.exponent));
  const magnitude = value.exponent < 0 ? value.coefficient / power : value.coefficient * power;
  return value.negative ? -magnitude : magnitude;
}

/** The number exactly, whatever its type. */
export function decimalOf(value: Numeric): Decimal {
  if (value instanceof Decimal128) return fromDecimal128(value);
  if (value instanceof Long || typeof value === 'bigint') {
    const integer = typeof value === 'bigint' ? value : value.toBigInt();
    return finite(integer < 0n, integer < 0n ? -integer : integer, 0);
  }
  return exactDecimal(numberOf(value));
}

export function isNumber(value: unknown): value is Numeric {
  const type = typeOf(value);
  return type === BSON.int || type === BSON.double || type === BSON.long || type === BSON.decimal;
}

/** The whole number that a number of any type stands for; undefined if it has a fraction or is too large. */
export function wholeNumberOf(value: unknown): number | undefined {
  if (!isNumber(value)) return undefined;
  const plain = numberOf(value);
  return Number.isSafeInteger(plain) ? plain : undefined;
}

/** As `wholeNumberOf`, for what has to be representable in 32 bits. */
export function smallNumberOf(value: unknown): number | undefined {
  const whole = wholeNumberOf(value);
  return whole !== undefined && fitsInt(whole) ? whole : undefined;
}

export function fitsInt(value: number): boolean {
  return value >= MIN_INT && value <= MAX_INT;
}

export function fitsLong(value: bigint): boolean {
  return value >= MIN_LONG && value <= MAX_LONG;
}

/** An Int32 if it fits, a Long otherwise: how MongoDB answers counts and sums of ints. */
export function intOrLong(value: number | bigint): Int32 | Long {
  const plain = Number(value);
  if (fitsInt(plain)) return new Int32(plain);
  return typeof value === 'bigint' ? Long.fromBigInt(value) : Long.fromNumber(value);
}
