import { Decimal128 } from 'bson';

/** sign * coefficient * 10^exponent, or one of the special values. */
export interface Decimal {
  readonly kind: 'finite' | 'infinite' | 'nan';
  readonly negative: boolean;
  /** Never negative. */
  readonly coefficient: bigint;
  readonly exponent: number;
}

const DIGITS = 34;
const MIN_EXPONENT = -6176;
const MAX_EXPONENT = 6111;
const FORM = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:E([+-]?\d+))?$/i;

export const NAN_DECIMAL: Decimal = { kind: 'nan', negative: false, coefficient: 0n, exponent: 0 };

export function finite(negative: boolean, coefficient: bigint, exponent: number): Decimal {
  return { kind: 'finite', negative, coefficient, exponent };
}

export function infinite(negative: boolean): Decimal {
  return { kind: 'infinite', negative, coefficient: 0n, exponent: 0 };
}

/** Reads the text form; undefined if it is none. */
export function parseDecimal(text: string): Decimal | undefined {
  const special = /^([+-]?)(?:(inf|infinity)|nan)$/i.exec(text);
  if (special) return special[2] === undefined ? NAN_DECIMAL : infinite(special[1] === '-');
  const match = FORM.exec(text);
  if (!match) return undefined;
  const fraction = match[3] ?? match[4] ?? '';
  const digits = (match[2] ?? '') + fraction;
  return finite(match[1] === '-', BigInt(digits), Number(match[5] ?? 0) - fraction.length);
}

export function fromDecimal128(value: Decimal128): Decimal {
  return parseDecimal(value.toString()) ?? NAN_DECIMAL;
}

/** Doubles are binary fractions: m * 2^-k is exactly m * 5^k * 10^-k. */
export function exactDecimal(value: number): Decimal {
  if (Number.isNaN(value)) return NAN_DECIMAL;
  const negative = value < 0 || Object.is(value, -0);
  if (!Number.isFinite(value)) return infinite(negative);
  let mantissa = Math.abs(value);
  let halvings = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    halvings++;
  }
  return finite(negative, BigInt(mantissa) * 5n ** BigInt(halvings), -halvings);
}

export function digitsOf(coefficient: bigint): number {
  return coefficient === 0n ? 1 : coefficient.toString().length;
}

/** Drops `count` digits, rounding half to even (IEEE 754-2008, the rounding MongoDB documents). */
export function dropDigits(coefficient: bigint, count: number): bigint {
  if (count <= 0) return coefficient;
  const unit = 10n ** BigInt(count);
  const kept = coefficient / unit;
  const twice = (coefficient % unit) * 2n;
  return twice > unit || (twice === unit && kept % 2n === 1n) ? kept + 1n : kept;
}

/** To 34 digits and the exponent's range. */
export function toDecimal128(value: Decimal): Decimal128 {
  const sign = value.negative ? '-' : '';
  if (value.kind === 'nan') return Decimal128.fromString('NaN');
  if (value.kind === 'infinite') return Decimal128.fromString(`${sign}Infinity`);
  let { coefficient, exponent } = value;
  const surplus = Math.max(digitsOf(coefficient) - DIGITS, MIN_EXPONENT - exponent, 0);
  if (surplus > 0) {
    coefficient = dropDigits(coefficient, surplus);
    exponent += surplus;
    if (digitsOf(coefficient) > DIGITS) {
      coefficient /= 10n;
      exponent++;
    }
  }
  if (coefficient === 0n) exponent = Math.min(exponent, MAX_EXPONENT);
  while (exponent > MAX_EXPONENT && digitsOf(coefficient) < DIGITS) {
    coefficient *= 10n;
    exponent--;
  }
  if (exponent > MAX_EXPONENT) return Decimal128.fromString(`${sign}Infinity`);
  return Decimal128.fromString(`${sign}${coefficient}E${exponent}`);
}
