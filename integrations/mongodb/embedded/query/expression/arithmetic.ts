import { isNullish, typeName } from '../bson-types';
import { badValue, location, typeMismatch } from '../errors';
import { add, multiply, divide, remainder, subtract } from '../numbers/arithmetic';
import { fitsInt, type Numeric, integerOf, isNumber, numberOf } from '../numbers/numeric';
import { binary, variadic } from './arguments';
import { roundingOperators } from './rounding';
import { type ExpressionTable } from './scope';
import { Decimal128, Double, Int32, Long } from 'bson';

/** One date among the addends makes the sum a date; the numbers count milliseconds. */
function sum(values: unknown[]): unknown {
  let total: Numeric = new Int32(0);
  let date: Date | undefined;
  for (const value of values) {
    if (isNullish(value)) return null;
    if (value instanceof Date) {
      if (date) throw typeMismatch('only one date allowed in an $add expression');
      date = value;
    } else if (isNumber(value)) {
      total = add(total, value);
    } else {
      throw typeMismatch(`$add only supports numeric or date types, not ${typeName(value)}`);
    }
  }
  return date ? shiftDate(date, total) : total;
}

function shiftDate(date: Date, by: Numeric): Date {
  const shifted = new Date(date.getTime() + Math.round(numberOf(by)));
  if (Number.isNaN(shifted.getTime())) throw badValue('date overflow');
  return shifted;
}

function product(values: unknown[]): unknown {
  if (values.some(isNullish)) return null;
  return values.reduce<Numeric>((total, value) => {
    if (!isNumber(value)) throw typeMismatch(`$multiply only supports numeric types, not ${typeName(value)}`);
    return multiply(total, value);
  }, new Int32(1));
}

function difference(left: unknown, right: unknown): unknown {
  if (isNullish(left) || isNullish(right)) return null;
  if (isNumber(left) && isNumber(right)) return subtract(left, right);
  if (left instanceof Date && right instanceof Date) return Long.fromNumber(left.getTime() - right.getTime());
  if (left instanceof Date && isNumber(right)) {
    return new Date(left.getTime() - Number(integerOf(right) ?? NaN));
  }
  throw typeMismatch(`can't $subtract ${typeName(right)} from ${typeName(left)}`);
}

function quotient(left: unknown, right: unknown): unknown {
  if (isNullish(left) || isNullish(right)) return null;
  if (!isNumber(left) || !isNumber(right)) {
    throw typeMismatch(`$divide only supports numeric types, not ${typeName(left)} and ${typeName(right)}`);
  }
  if (numberOf(right) === 0) throw badValue("can't $divide by zero");
  return divide(left, right);
}

function modulo(left: unknown, right: unknown): unknown {
  if (isNullish(left) || isNullish(right)) return null;
  if (!isNumber(left) || !isNumber(right)) {
    throw location(16611, `$mod only supports numeric types, not ${typeName(left)} and ${typeName(right)}`);
  }
  if (numberOf(right) === 0) throw location(16610, "can't $mod by zero");
  return remainder(left, isWholeDouble(right) && !isDoubleOrDecimal(left) ? new Int32(right.value) : right);
}

/** A whole double divides ints and longs as an int does: the remainder has their type. */
function isWholeDouble(value: Numeric): value is Double {
  return value instanceof Double && Number.isInteger(value.value) && fitsInt(value.value);
}

function isDoubleOrDecimal(value: Numeric): boolean {
  return value instanceof Double || value instanceof Decimal128;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#arithmetic-expression-operators */
export const arithmeticOperators: ExpressionTable = {
  $add: variadic(sum),
  $multiply: variadic(product),
  $subtract: binary(difference),
  $divide: binary(quotient),
  $mod: binary(modulo),
  ...roundingOperators,
};
