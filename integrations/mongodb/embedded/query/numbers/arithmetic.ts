import { type Decimal128, Double, Int32, Long } from 'bson';
import { BSON, typeOf } from '../bson-types';
import { type Decimal, parseDecimal, toDecimal128 } from './decimal';
import { addDecimals, divideDecimals, multiplyDecimals, negate, remainderDecimals } from './decimal-math';
import { decimalOf, fitsLong, integerOf, intOrLong, numberOf, type Numeric } from './numeric';

/** A bson number: what an operation answers, whatever it was given. */
export type BsonNumber = Int32 | Double | Long | Decimal128;

type Width = typeof BSON.int | typeof BSON.long | typeof BSON.double | typeof BSON.decimal;

/** The widest type of the operands is the type of the result: int, long, double, decimal. */
function widthOf(a: Numeric, b: Numeric): Width {
  const left = typeOf(a);
  const right = typeOf(b);
  if (left === BSON.decimal || right === BSON.decimal) return BSON.decimal;
  if (left === BSON.double || right === BSON.double) return BSON.double;
  return left === BSON.long || right === BSON.long ? BSON.long : BSON.int;
}

/** As an operand beside a decimal: a double counts with its first 15 digits, as `$toDecimal` shows. */
export function widenToDecimal(value: Numeric): Decimal {
  if (typeOf(value) !== BSON.double) return decimalOf(value);
  const plain = numberOf(value);
  const exact = decimalOf(value);
  return Number.isFinite(plain) ? (parseDecimal(plain.toPrecision(15)) ?? exact) : exact;
}

interface Operation {
  decimal(a: Decimal, b: Decimal): Decimal;
  double(a: number, b: number): number;
  integer(a: bigint, b: bigint): bigint;
}

/** Undefined if two longs give more than a long holds: an update fails there, an expression goes on in doubles. */
function operate(a: Numeric, b: Numeric, operation: Operation): BsonNumber | undefined {
  switch (widthOf(a, b)) {
    case BSON.decimal:
      return toDecimal128(operation.decimal(widenToDecimal(a), widenToDecimal(b)));
    case BSON.double:
      return new Double(operation.double(numberOf(a), numberOf(b)));
    case BSON.int: {
      const plain = operation.double(numberOf(a), numberOf(b));
      if (Number.isSafeInteger(plain)) return intOrLong(plain);
      return intOrLong(operation.integer(integerOf(a) ?? 0n, integerOf(b) ?? 0n));
    }
    case BSON.long: {
      const exact = operation.integer(integerOf(a) ?? 0n, integerOf(b) ?? 0n);
      return fitsLong(exact) ? Long.fromBigInt(exact) : undefined;
    }
  }
}

const ADDITION: Operation = { decimal: addDecimals, double: (a, b) => a + b, integer: (a, b) => a + b };
const SUBTRACTION: Operation = {
  decimal: (a, b) => addDecimals(a, negate(b)),
  double: (a, b) => a - b,
  integer: (a, b) => a - b,
};
const MULTIPLICATION: Operation = {
  decimal: multiplyDecimals,
  double: (a, b) => a * b,
  integer: (a, b) => a * b,
};
const REMAINDER: Operation = {
  decimal: remainderDecimals,
  double: (a, b) => a % b,
  integer: (a, b) => a % b,
};

export const addExactly = (a: Numeric, b: Numeric) => operate(a, b, ADDITION);
export const multiplyExactly = (a: Numeric, b: Numeric) => operate(a, b, MULTIPLICATION);

export const add = (a: Numeric, b: Numeric): BsonNumber =>
  addExactly(a, b) ?? new Double(numberOf(a) + numberOf(b));
export const subtract = (a: Numeric, b: Numeric): BsonNumber =>
  operate(a, b, SUBTRACTION) ?? new Double(numberOf(a) - numberOf(b));
export const multiply = (a: Numeric, b: Numeric): BsonNumber =>
  multiplyExactly(a, b) ?? new Double(numberOf(a) * numberOf(b));

/** Neither takes a divisor of zero. */
export function divide(a: Numeric, b: Numeric): BsonNumber {
  if (widthOf(a, b) !== BSON.decimal) return new Double(numberOf(a) / numberOf(b));
  return toDecimal128(divideDecimals(widenToDecimal(a), widenToDecimal(b)));
}

export function remainder(a: Numeric, b: Numeric): BsonNumber {
  const result = operate(a, b, REMAINDER) ?? new Double(numberOf(a) % numberOf(b));
  // An int's remainder has no sign of zero.
  return result instanceof Int32 ? new Int32(result.value) : result;
}

/** The bson instance of a number: plain numbers and bigints become one. */
export function toBsonNumber(value: Numeric): BsonNumber {
  if (typeof value === 'bigint') return Long.fromBigInt(value);
  if (typeof value !== 'number') return value;
  return typeOf(value) === BSON.int ? new Int32(value) : new Double(value);
}
