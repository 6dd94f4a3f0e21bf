import { Double, type Long, type Decimal128, type Int32 } from 'bson';
import { isNullish, typeName } from '../bson-types';
import { formatIsoUtc } from '../dates/format';
import { UTC } from '../dates/zone';
import { location } from '../errors';
import { isNumber, type Numeric, numberOf } from '../numbers/numeric';
import { toBsonNumber } from '../numbers/arithmetic';

/** A number as MongoDB writes it: a double with up to 16 digits, as C's `%.16g` does, without a point if it is whole. */
export function numberText(value: Numeric): string {
  const number: Int32 | Double | Long | Decimal128 = toBsonNumber(value);
  return number instanceof Double ? doubleText(numberOf(number)) : number.toString();
}

function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value < 0 ? '-Infinity' : 'Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [digits = '', exponent = ''] = value.toExponential(15).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 16) return withoutZeros(value.toPrecision(16));
  return `${withoutZeros(digits)}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

function withoutZeros(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}

/** What strings operators take for a string: also numbers and dates; null is the empty one. */
export function coerceToText(value: unknown, code = 16007): string {
  if (typeof value === 'string') return value;
  if (isNullish(value)) return '';
  if (isNumber(value)) return numberText(value);
  if (value instanceof Date) return formatIsoUtc(value.getTime(), UTC);
  throw location(code, `can't convert from BSON type ${typeName(value)} to String`);
}
