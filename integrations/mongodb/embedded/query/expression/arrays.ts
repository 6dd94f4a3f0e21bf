import { Int32 } from 'bson';
import { isNullish, typeName } from '../bson-types';
import { compareValues, equalValues } from '../compare';
import { asDocument } from '../document';
import { location } from '../errors';
import { isNumber, numberOf, wholeNumberOf } from '../numbers/numeric';
import { compileSorter } from '../sort';
import { sortDocuments } from '../sort';
import { type Document } from '../document';
import { binary, listOf, namedOf, unary, variadic } from './arguments';
import { iterationOperators } from './array-iteration';
import { type Evaluate, type ExpressionOperator, type ExpressionTable } from './scope';

/** What a missing value is called in a message. */
function nameOf(value: unknown): string {
  return value === undefined ? 'missing' : typeName(value);
}

function elementAt(array: unknown, index: unknown): unknown {
  if (isNullish(array) || isNullish(index)) return null;
  if (!Array.isArray(array))
    throw location(28689, `$arrayElemAt's first argument must be an array, but is ${nameOf(array)}`);
  if (!isNumber(index))
    throw location(28690, `$arrayElemAt's second argument must be a numeric value, but is ${nameOf(index)}`);
  const whole = wholeNumberOf(index);
  if (whole === undefined)
    throw location(28691, "$arrayElemAt's second argument must be representable as a 32-bit integer");
  return array.at(whole) as unknown;
}

const end = (index: 0 | -1): ExpressionOperator =>
  unary((array, name) => {
    if (isNullish(array)) return null;
    if (!Array.isArray(array))
      throw location(28689, `${name}'s argument must be an array, but is ${nameOf(array)}`);
    return array.at(index) as unknown;
  });

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/slice/ */
function slice([array, first, second]: unknown[], given: number): unknown {
  if (isNullish(array) || isNullish(first) || (given === 3 && isNullish(second))) return null;
  if (!Array.isArray(array))
    throw location(28724, `First argument to $slice must be an array, but is of type: ${nameOf(array)}`);
  const whole = wholeSliceArgument(first, 28725);
  if (given === 2)
    return whole < 0 ? (array as unknown[]).slice(whole) : (array as unknown[]).slice(0, whole);
  const count = wholeSliceArgument(second, 28727);
  if (count <= 0) throw location(28729, `Third argument to $slice must be positive: ${count}`);
  const from = whole < 0 ? Math.max(array.length + whole, 0) : whole;
  return (array as unknown[]).slice(from, from + count);
}

function wholeSliceArgument(value: unknown, code: number): number {
  if (!isNumber(value))
    throw location(code, `Arguments to $slice must be numeric, but one is of type: ${nameOf(value)}`);
  const whole = wholeNumberOf(value);
  if (whole === undefined)
    throw location(
      code + 1,
      `Arguments to $slice can't be represented as a 32-bit integer: ${numberOf(value)}`,
    );
  return whole;
}

function concatArrays(arrays: unknown[]): unknown {
  if (arrays.some(isNullish)) return null;
  return arrays.flatMap((array) => {
    if (!Array.isArray(array))
      throw location(28664, `$concatArrays only supports arrays, not ${nameOf(array)}`);
    return array as unknown[];
  });
}

const isIn: ExpressionOperator = (argument, parser, name) => {
  const [value, array] = listOf(argument, parser, name, 2, 2) as [Evaluate, Evaluate];
  return (scope) => {
    const list = array(scope);
    if (!Array.isArray(list))
      throw location(40081, `$in requires an array as a second argument, found: ${nameOf(list)}`);
    const sought = value(scope);
    return list.some((element) => equalValues(element, sought, parser.options.collation));
  };
};

const indexOfArray: ExpressionOperator = (argument, parser, name) => {
  const operands = listOf(argument, parser, name, 2, 4);
  return (scope) => {
    const [array, sought, start, stop] = operands.map((operand) => operand(scope));
    if (isNullish(array)) return null;
    if (!Array.isArray(array))
      throw location(40090, `$indexOfArray requires an array as a first argument, found: ${nameOf(array)}`);
    const from = bound(start, 0, operands.length > 2);
    const to = Math.min(bound(stop, array.length, operands.length > 3), array.length);
    for (let i = from; i < to; i++)
      if (equalValues(array[i], sought, parser.options.collation)) return new Int32(i);
    return new Int32(-1);
  };
};

function bound(value: unknown, absent: number, given: boolean): number {
  if (!given) return absent;
  const index = wholeNumberOf(value);
  if (index === undefined)
    throw location(
      40096,
      `$indexOfArray requires an integral index, found a value of type: ${nameOf(value)}`,
    );
  if (index < 0) throw location(40097, `$indexOfArray requires a nonnegative index, found: ${index}`);
  return index;
}

const range: ExpressionOperator = variadic(
  (values) => {
    const codes = [34443, 34445, 34447] as const;
    const [start = 0, stop = 0, step = 1] = values.map((value, i) => {
      if (!isNumber(value))
        throw location(
          codes[i] ?? 34447,
          `$range requires numeric arguments, found value of type: ${nameOf(value)}`,
        );
      const whole = wholeNumberOf(value);
      if (whole === undefined)
        throw location(
          (codes[i] ?? 34447) + 1,
          '$range requires values that can be represented as a 32-bit integer',
        );
      return whole;
    });
    if (step === 0) throw location(34449, '$range requires a non-zero step value');
    const count = Math.max(0, Math.ceil((stop - start) / step));
    return Array.from({ length: count }, (_, i) => new Int32(start + i * step));
  },
  2,
  3,
);

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/sortArray/ */
const sortArray: ExpressionOperator = (argument, parser, name) => {
  const spec = namedOf(argument, name, ['input', 'sortBy']);
  const input = parser.parse(spec['input']);
  const sort = arraySort(spec['sortBy'], parser.options.collation);
  return (scope) => {
    const array = input(scope);
    if (isNullish(array)) return null;
    if (!Array.isArray(array))
      throw location(
        2942504,
        `The input argument to $sortArray must be an array, but was of type: ${nameOf(array)}`,
      );
    return sort(array);
  };
};

function arraySort(
  sortBy: unknown,
  collation: Parameters<typeof compareValues>[2],
): (array: unknown[]) => unknown[] {
  const pattern = asDocument(sortBy);
  if (!pattern) {
    const direction = wholeNumberOf(sortBy);
    if (direction !== 1 && direction !== -1)
      throw location(2942503, '$sortArray sortBy must be 1, -1 or a document');
    return (array) => [...array].sort((a, b) => direction * compareValues(a, b, collation));
  }
  const sorter = compileSorter(pattern, collation);
  return (array) => {
    // What is no document has none of the fields: it is wrapped to be sorted, and taken out again.
    const wrapped = array.map((element): Document => asDocument(element) ?? {});
    const places = new Map(wrapped.map((doc, i) => [doc, i]));
    return sortDocuments(wrapped, sorter).map((doc) => array[places.get(doc) ?? 0]);
  };
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#array-expression-operators */
export const arrayOperators: ExpressionTable = {
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
  $concatArrays: variadic(concatArrays),
  $in: isIn,
  $indexOfArray: indexOfArray,
  $isArray: unary((value) => Array.isArray(value)),
  $size: unary((value) => {
    if (!Array.isArray(value))
      throw location(17124, `The argument to $size must be an array, but was of type: ${nameOf(value)}`);
    return new Int32(value.length);
  }),
  $reverseArray: unary((value) => {
    if (isNullish(value)) return null;
    if (!Array.isArray(value))
      throw location(
        34435,
        `The argument to $reverseArray must be an array, but was of type: ${nameOf(value)}`,
      );
    return [...(value as unknown[])].reverse();
  }),
  $range: range,
  $sortArray: sortArray,
  ...iterationOperators,
};
