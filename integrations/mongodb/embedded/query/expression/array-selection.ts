import { isNullish } from '../bson-types';
import { location } from '../errors';
import { isNumber, numberOf, smallNumberOf } from '../numbers/numeric';
import { binary, listOf, unary } from './arguments';
import { nameOf } from './name-of';
import { type ExpressionOperator, type ExpressionTable } from './scope';

function elementAt(array: unknown, index: unknown): unknown {
  if (isNullish(array) || isNullish(index)) return null;
  if (!Array.isArray(array)) {
    throw location(28689, `$arrayElemAt's first argument must be an array, but is ${nameOf(array)}`);
  }
  if (!isNumber(index)) {
    throw location(28690, `$arrayElemAt's second argument must be a numeric value, but is ${nameOf(index)}`);
  }
  const whole = smallNumberOf(index);
  if (whole === undefined) {
    throw location(28691, "$arrayElemAt's second argument must be representable as a 32-bit integer");
  }
  return array.at(whole) as unknown;
}

const end = (index: 0 | -1): ExpressionOperator =>
  unary((array, name) => {
    if (isNullish(array)) return null;
    if (!Array.isArray(array)) {
      throw location(28689, `${name}'s argument must be an array, but is ${nameOf(array)}`);
    }
    return array.at(index) as unknown;
  });

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/slice/ */
function slice([array, first, second]: unknown[], given: number): unknown {
  if (isNullish(array) || isNullish(first) || (given === 3 && isNullish(second))) return null;
  if (!Array.isArray(array)) {
    throw location(28724, `First argument to $slice must be an array, but is of type: ${nameOf(array)}`);
  }
  const whole = wholeSliceArgument(first, 28725);
  if (given === 2) {
    return whole < 0 ? (array as unknown[]).slice(whole) : (array as unknown[]).slice(0, whole);
  }
  const count = wholeSliceArgument(second, 28727);
  if (count <= 0) throw location(28729, `Third argument to $slice must be positive: ${count}`);
  const from = whole < 0 ? Math.max(array.length + whole, 0) : whole;
  return (array as unknown[]).slice(from, from + count);
}

function wholeSliceArgument(value: unknown, code: number): number {
  if (!isNumber(value)) {
    throw location(code, `Arguments to $slice must be numeric, but one is of type: ${nameOf(value)}`);
  }
  const whole = smallNumberOf(value);
  if (whole === undefined) {
    throw location(
      code + 1,
      `Arguments to $slice can't be represented as a 32-bit integer: ${numberOf(value)}`,
    );
  }
  return whole;
}

/** Operators that take a part of an array, or turn it round. */
export const selectionOperators: ExpressionTable = {
  $arrayElemAt: binary(elementAt),
  $first: end(0),
  $last: end(-1),
  $slice: (argument, parser, name) => {
    const operands = listOf(argument, parser, name, 2, 3);
    return (scope) =>
      slice(
        operands.map((operand) => operand(scope)),
        operands.length,
      );
  },
  $reverseArray: unary((value) => {
    if (isNullish(value)) return null;
    if (!Array.isArray(value)) {
      throw location(
        34435,
        `The argument to $reverseArray must be an array, but was of type: ${nameOf(value)}`,
      );
    }
    return [...(value as unknown[])].reverse();
  }),
};
