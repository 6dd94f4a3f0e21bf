import { Decimal128, Double, Int32, Long } from 'bson';
import { BSON, typeOf } from '../bson-types';
import { type BsonNumber, toBsonNumber } from './arithmetic';
import { type Decimal, dropDigits, exactDecimal, finite, fromDecimal128, toDecimal128 } from './decimal';
import { fitsInt, fitsLong, integerOf, type Numeric } from './numeric';

/** How a fraction goes: to the nearest (a tie to the even), towards zero, up, or down. */
export type Mode = 'even' | 'truncate' | 'ceil' | 'floor';

/** A number cut to so many decimal places; places below zero cut digits before the point. Undefined if a long overflows. */
export function roundTo(value: Numeric, places: number, mode: Mode): BsonNumber | undefined {
  const number = toBsonNumber(value);
  if (number instanceof Decimal128) return toDecimal128(roundDecimal(fromDecimal128(number), places, mode));
  if (number instanceof Double) return new Double(roundDouble(number.value, places, mode));
  return places >= 0 ? number : roundInteger(number, places, mode);
}

function roundDouble(value: number, places: number, mode: Mode): number {
  if (!Number.isFinite(value)) return value;
  if (places === 0 && mode !== 'even') return mode === 'truncate' ? Math.trunc(value) : Math[mode](value);
  const rounded = roundDecimal(exactDecimal(value), places, mode);
  return Number(`${rounded.negative ? '-' : ''}${rounded.coefficient}e${rounded.exponent}`);
}

function roundInteger(value: Int32 | Long, places: number, mode: Mode): Int32 | Long | undefined {
  const whole = integerOf(value) ?? 0n;
  const rounded = roundDecimal(finite(whole < 0n, whole < 0n ? -whole : whole, 0), places, mode);
  const magnitude = rounded.coefficient * 10n ** BigInt(rounded.exponent);
  const result = whole < 0n ? -magnitude : magnitude;
  if (typeOf(value) === BSON.int && fitsInt(Number(result))) return new Int32(Number(result));
  return fitsLong(result) ? Long.fromBigInt(result) : undefined;
}

function roundDecimal(value: Decimal, places: number, mode: Mode): Decimal {
  const surplus = -places - value.exponent;
  if (value.kind !== 'finite' || surplus <= 0) return value;
  return finite(value.negative, dropBy(value, surplus, mode), -places);
}

function dropBy({ coefficient, negative }: Decimal, surplus: number, mode: Mode): bigint {
  if (mode === 'even') return dropDigits(coefficient, surplus);
  const unit = 10n ** BigInt(surplus);
  const away = (mode === 'ceil' && !negative) || (mode === 'floor' && negative);
  return coefficient / unit + (away && coefficient % unit !== 0n ? 1n : 0n);
}
