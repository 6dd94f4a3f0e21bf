import { Decimal128, Double, Int32, Long } from 'bson';
import { conversionFailure } from '../errors';
import { widenToDecimal } from '../numbers/arithmetic';
import { parseDecimal, toDecimal128 } from '../numbers/decimal';
import { fitsInt, fitsLong, integerOf, isNumber, numberOf } from '../numbers/numeric';
import { parseDouble, parseInteger } from './parse-number';

/** Answers undefined where MongoDB has no such conversion. */
export type Conversion = (value: unknown) => unknown;

function unreadable(text: string, type: string) {
  return conversionFailure(`Failed to parse number '${text}' in $convert to ${type} with no onError value`);
}

function overflow(type: string) {
  return conversionFailure(`Conversion would overflow target type ${type} in $convert with no onError value`);
}

/** The whole number to make an int or a long of; fractions are cut. */
function wholeOf(value: unknown, type: string): bigint | undefined {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'string') {
    const parsed = parseInteger(value);
    if (parsed === undefined) throw unreadable(value, type);
    return parsed;
  }
  if (!isNumber(value)) return undefined;
  const whole = integerOf(value);
  if (whole === undefined) {
    throw conversionFailure(
      `Attempt to convert NaN or infinity value to integer type in $convert with no onError value`,
    );
  }
  return whole;
}

export const toInt: Conversion = (value) => {
  const whole = wholeOf(value, 'int');
  if (whole === undefined) return undefined;
  if (!fitsInt(Number(whole))) throw overflow('int');
  return new Int32(Number(whole));
};

export const toLong: Conversion = (value) => {
  if (value instanceof Date) return Long.fromNumber(value.getTime());
  const whole = wholeOf(value, 'long');
  if (whole === undefined) return undefined;
  if (!fitsLong(whole)) throw overflow('long');
  return Long.fromBigInt(whole);
};

export const toDouble: Conversion = (value) => {
  if (typeof value === 'boolean') return new Double(value ? 1 : 0);
  if (value instanceof Date) return new Double(value.getTime());
  if (typeof value === 'string') {
    const parsed = parseDouble(value);
    if (parsed === undefined) throw unreadable(value, 'double');
    return new Double(parsed);
  }
  if (!isNumber(value)) return undefined;
  const plain = numberOf(value);
  if (value instanceof Decimal128 && !Number.isFinite(plain) && /\d/.test(value.toString())) {
    throw overflow('double');
  }
  return new Double(plain);
};

export const toDecimal: Conversion = (value) => {
  if (typeof value === 'boolean') return Decimal128.fromString(value ? '1' : '0');
  if (value instanceof Date) return Decimal128.fromString(String(value.getTime()));
  if (typeof value === 'string') {
    const parsed = parseDecimal(value);
    if (!parsed) throw unreadable(value, 'decimal');
    return toDecimal128(parsed);
  }
  if (value instanceof Decimal128) return value;
  return isNumber(value) ? toDecimal128(widenToDecimal(value)) : undefined;
};
