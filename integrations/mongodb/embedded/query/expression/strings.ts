import { Int32 } from 'bson';
import { isNullish, typeName } from '../bson-types';
import { compareCodePoints } from '../compare-strings';
import { location } from '../errors';
import { binary, unary, variadic } from './arguments';
import { searchOperators } from './string-search';
import { sliceOperators } from './string-slices';
import { nameOf } from './name-of';
import { type ExpressionTable } from './scope';
import { coerceToText } from './text-of';

// Letters outside of ASCII keep their case
// (https://www.mongodb.com/docs/manual/reference/operator/aggregation/toLower/#behavior).
const lower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
const upper = (text: string): string => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());

function concat(values: unknown[]): unknown {
  if (values.some(isNullish)) return null;
  for (const value of values) {
    if (typeof value !== 'string') {
      throw location(16702, `$concat only supports strings, not ${typeName(value)}`);
    }
  }
  return values.join('');
}

function split(text: unknown, separator: unknown): unknown {
  if (isNullish(text) || isNullish(separator)) return null;
  if (typeof text !== 'string') {
    throw location(
      40085,
      `$split requires an expression that evaluates to a string as a first argument, found: ${typeName(text)}`,
    );
  }
  if (typeof separator !== 'string') {
    throw location(
      40086,
      `$split requires an expression that evaluates to a string as a second argument, found: ${typeName(separator)}`,
    );
  }
  if (separator === '') throw location(40087, '$split requires a non-empty separator');
  return text.split(separator);
}

function requireText(value: unknown, code: number, name: string): string {
  if (typeof value !== 'string') {
    throw location(code, `${name} requires a string argument, found: ${nameOf(value)}`);
  }
  return value;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#string-expression-operators */
export const stringOperators: ExpressionTable = {
  $concat: variadic(concat),
  $split: binary(split),
  $toLower: unary((value) => lower(coerceToText(value))),
  $toUpper: unary((value) => upper(coerceToText(value))),
  $strcasecmp: binary(
    (left, right) => new Int32(compareCodePoints(upper(coerceToText(left)), upper(coerceToText(right)))),
  ),
  $strLenBytes: unary((value, name) => new Int32(Buffer.byteLength(requireText(value, 34473, name)))),
  $strLenCP: unary((value, name) => new Int32([...requireText(value, 34471, name)].length)),
  ...sliceOperators,
  ...searchOperators,
};
