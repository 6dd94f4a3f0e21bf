import { Int32 } from 'bson';
import { isNullish } from '../bson-types';
import { equalValues } from '../compare';
import { location } from '../errors';
import { isNumber, smallNumberOf } from '../numbers/numeric';
import { listOf, unary, variadic } from './arguments';
import { iterationOperators } from './array-iteration';
import { selectionOperators } from './array-selection';
import { sortArray } from './array-sort';
import { nameOf } from './name-of';
import { type Evaluate, type ExpressionOperator, type ExpressionTable } from './scope';

function concatArrays(arrays: unknown[]): unknown {
  if (arrays.some(isNullish)) return null;
  return arrays.flatMap((array) => {
    if (!Array.isArray(array)) {
      throw location(28664, `$concatArrays only supports arrays, not ${nameOf(array)}`);
    }
    return array as unknown[];
  });
}

const isIn: ExpressionOperator = (argument, parser, name) => {
  const [value, array] = listOf(argument, parser, name, 2, 2) as [Evaluate, Evaluate];
  return (scope) => {
    const list = array(scope);
    if (!Array.isArray(list)) {
      throw location(40081, `$in requires an array as a second argument, found: ${nameOf(list)}`);
    }
    const sought = value(scope);
    return list.some((element) => equalValues(element, sought, parser.options.collation));
  };
};

const indexOfArray: ExpressionOperator = (argument, parser, name) => {
  const operands = listOf(argument, parser, name, 2, 4);
  return (scope) => {
    const [array, sought, start, stop] = operands.map((operand) => operand(scope));
    if (isNullish(array)) return null;
    if (!Array.isArray(array)) {
      throw location(40090, `$indexOfArray requires an array as a first argument, found: ${nameOf(array)}`);
    }
    const from = bound(start, 0, operands.length > 2);
    const to = Math.min(bound(stop, array.length, operands.length > 3), array.length);
    for (let i = from; i < to; i++) {
      if (equalValues(array[i], sought, parser.options.collation)) return new Int32(i);
    }
    return new Int32(-1);
  };
};

function bound(value: unknown, absent: number, given: boolean): number {
  if (!given) return absent;
  const index = smallNumberOf(value);
  if (index === undefined) {
    throw location(
      40096,
      `$indexOfArray requires an integral index, found a value of type: ${nameOf(value)}`,
    );
  }
  if (index < 0) throw location(40097, `$indexOfArray requires a nonnegative index, found: ${index}`);
  return index;
}

const range: ExpressionOperator = variadic(
  (values) => {
    const codes = [34443, 34445, 34447] as const;
    const [start = 0, stop = 0, step = 1] = values.map((value, i) => {
      if (!isNumber(value)) {
        throw location(
          codes[i] ?? 34447,
          `$range requires numeric arguments, found value of type: ${nameOf(value)}`,
        );
      }
      const whole = smallNumberOf(value);
      if (whole === undefined) {
        throw location(
          (codes[i] ?? 34447) + 1,
          '$range requires values that can be represented as a 32-bit integer',
        );
      }
      return whole;
    });
    if (step === 0) throw location(34449, '$range requires a non-zero step value');
    const count = Math.max(0, Math.ceil((stop - start) / step));
    return Array.from({ length: count }, (_, i) => new Int32(start + i * step));
  },
  2,
  3,
);

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#array-expression-operators */
export const arrayOperators: ExpressionTable = {
  ...selectionOperators,
  $concatArrays: variadic(concatArrays),
  $in: isIn,
  $indexOfArray: indexOfArray,
  $isArray: unary((value) => Array.isArray(value)),
  $size: unary((value) => {
    if (!Array.isArray(value)) {
      throw location(17124, `The argument to $size must be an array, but was of type: ${nameOf(value)}`);
    }
    return new Int32(value.length);
  }),
  $range: range,
  $sortArray: sortArray,
  ...iterationOperators,
};
