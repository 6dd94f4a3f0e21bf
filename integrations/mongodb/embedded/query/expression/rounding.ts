import { Decimal128, Double, Int32, Long } from 'bson';
import { isNullish, typeName } from '../bson-types';
import { location, notImplemented } from '../errors';
import { subtract, toBsonNumber } from '../numbers/arithmetic';
import { intOrLong, isNumber, numberOf, type Numeric, wholeNumberOf } from '../numbers/numeric';
import { type Mode, roundTo } from '../numbers/rounding';
import { binary, unary, variadic } from './arguments';
import { type ExpressionOperator, type ExpressionTable } from './scope';

const onNumber = (apply: (value: Numeric, name: string) => unknown): ExpressionOperator =>
  unary((value, name) => {
    if (isNullish(value)) return null;
    if (!isNumber(value)) {
      throw location(28765, `${name} only supports numeric types, not ${typeName(value)}`);
    }
    return apply(value, name);
  });

/** A function of doubles. Decimals would need 34 exact digits of it. */
const onDouble = (apply: (value: number, name: string) => number): ExpressionOperator =>
  onNumber((value, name) => {
    if (value instanceof Decimal128) throw decimalRefused(name);
    return new Double(apply(numberOf(value), name));
  });

function decimalRefused(name: string) {
  return notImplemented(`The embedded store does not compute ${name} of a Decimal128`);
}

function absolute(value: Numeric): unknown {
  if (numberOf(value) >= 0 && !Object.is(numberOf(value), -0)) return toBsonNumber(value);
  if (value instanceof Double) return new Double(Math.abs(value.value));
  if (value instanceof Decimal128) return Decimal128.fromString(value.toString().replace(/^-/, ''));
  if (value instanceof Long && value.equals(Long.MIN_VALUE)) {
    throw location(28680, "can't take $abs of long long min");
  }
  const result = subtract(new Int32(0), value);
  return value instanceof Long && result instanceof Int32 ? Long.fromInt(result.value) : result;
}

/** `$round` and `$trunc`: a number and, if not 0, the decimal place. */
const toPlace = (mode: Mode): ExpressionOperator =>
  variadic(
    ([value, place], name) => {
      if (isNullish(value)) return null;
      if (!isNumber(value)) {
        throw location(51081, `${name} only supports numeric types, not ${typeName(value)}`);
      }
      if (place === null) return null;
      const places = place === undefined ? 0 : placesOf(place, name);
      const rounded = roundTo(value, places, mode);
      if (!rounded) throw location(51080, `invalid conversion from Decimal128 result in ${name}`);
      return rounded;
    },
    1,
    2,
  );

function placesOf(place: unknown, name: string): number {
  const places = wholeNumberOf(place);
  if (places === undefined) throw location(51082, `precision argument to ${name} must be a integral value`);
  if (places < -20 || places > 100) {
    throw location(51083, `cannot apply ${name} with precision value ${places} value must be in [-20, 100]`);
  }
  return places;
}

/** Whole numbers stay whole as long as they fit a long. */
function power(base: unknown, exponent: unknown): unknown {
  if (isNullish(base) || isNullish(exponent)) return null;
  if (!isNumber(base)) throw location(28762, `$pow's base must be numeric, not ${typeName(base)}`);
  if (!isNumber(exponent)) {
    throw location(28763, `$pow's exponent must be numeric, not ${typeName(exponent)}`);
  }
  if (base instanceof Decimal128 || exponent instanceof Decimal128) throw decimalRefused('$pow');
  const plain = numberOf(base) ** numberOf(exponent);
  if (numberOf(base) === 0 && numberOf(exponent) < 0) {
    throw location(28764, '$pow cannot take a base of 0 and a negative exponent');
  }
  const isDouble = [base, exponent].some((value) => toBsonNumber(value) instanceof Double);
  if (isDouble || !Number.isSafeInteger(plain)) {
    return wholePower(base, exponent, isDouble) ?? new Double(plain);
  }
  return base instanceof Long || exponent instanceof Long ? Long.fromNumber(plain) : intOrLong(plain);
}

/** Beyond 2^53 a power of whole numbers is exact as long as it is a long. */
function wholePower(base: Numeric, exponent: Numeric, isDouble: boolean): Long | undefined {
  const times = numberOf(exponent);
  if (isDouble || times < 0 || times > 63) return undefined;
  const exact = BigInt(numberOf(base)) ** BigInt(times);
  return BigInt.asIntN(64, exact) === exact ? Long.fromBigInt(exact) : undefined;
}

function logarithm(value: unknown, base: unknown): unknown {
  if (isNullish(value) || isNullish(base)) return null;
  if (!isNumber(value)) throw location(28756, `$log's argument must be numeric, not ${typeName(value)}`);
  if (!isNumber(base)) throw location(28757, `$log's base must be numeric, not ${typeName(base)}`);
  if (value instanceof Decimal128 || base instanceof Decimal128) throw decimalRefused('$log');
  if (numberOf(value) <= 0) {
    throw location(28758, `$log's argument must be a positive number, but is ${numberOf(value)}`);
  }
  if (numberOf(base) <= 0 || numberOf(base) === 1) {
    throw location(28759, `$log's base must be a positive number not equal to 1, but is ${numberOf(base)}`);
  }
  return new Double(Math.log(numberOf(value)) / Math.log(numberOf(base)));
}

function positive(value: number, name: string, code: number): number {
  if (value <= 0) throw location(code, `${name}'s argument must be a positive number, but is ${value}`);
  return value;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#arithmetic-expression-operators */
export const roundingOperators: ExpressionTable = {
  $abs: onNumber(absolute),
  $ceil: onNumber((value) => roundTo(value, 0, 'ceil')),
  $floor: onNumber((value) => roundTo(value, 0, 'floor')),
  $round: toPlace('even'),
  $trunc: toPlace('truncate'),
  $sqrt: onDouble((value) => {
    if (value < 0) throw location(28714, "$sqrt's argument must be greater than or equal to 0");
    return Math.sqrt(value);
  }),
  $exp: onDouble((value) => Math.exp(value)),
  $ln: onDouble((value, name) => Math.log(positive(value, name, 28766))),
  $log10: onDouble((value, name) => Math.log10(positive(value, name, 28761))),
  $log: binary(logarithm),
  $pow: binary(power),
};
