import { isNullish, typeName } from '../bson-types';
import { location } from '../errors';
import { integerOf, isNumber, smallNumberOf } from '../numbers/numeric';
import { namedOf, variadic } from './arguments';
import { type ExpressionOperator, type ExpressionTable } from './scope';
import { coerceToText } from './text-of';

// https://www.mongodb.com/docs/manual/reference/operator/aggregation/trim/#whitespace-characters
const WHITESPACE =
  '\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a';

/** A part of the UTF-8 bytes, which may not cut a character in two; a negative length goes to the end. */
function byBytes([value, start, length]: unknown[], name: string): string {
  const bytes = Buffer.from(coerceToText(value));
  const from = wholeOf(start, name, 16034);
  const count = wholeOf(length, name, 16035);
  if (from < 0) throw location(50752, `${name}: starting index must be non-negative (got: ${from})`);
  const to = count < 0 ? bytes.length : Math.min(from + count, bytes.length);
  if (isContinuation(bytes[from])) {
    throw location(28656, `${name}: Invalid range, starting index is a UTF-8 continuation byte.`);
  }
  if (isContinuation(bytes[to])) {
    throw location(28657, `${name}: Invalid range, ending index is in the middle of a UTF-8 character.`);
  }
  return bytes.subarray(from, Math.max(from, to)).toString();
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

function wholeOf(value: unknown, name: string, code: number): number {
  if (!isNumber(value)) {
    throw location(code, `${name}: index and length must be numeric (is BSON type ${typeName(value)})`);
  }
  return Number(integerOf(value) ?? 0n);
}

function byCodePoints([value, start, length]: unknown[], name: string): string {
  const points = [...coerceToText(value)];
  if (!isNumber(start)) {
    throw location(34450, `${name}: starting index must be a numeric type (is BSON type ${typeName(start)})`);
  }
  if (!isNumber(length)) {
    throw location(34452, `${name}: length must be a numeric type (is BSON type ${typeName(length)})`);
  }
  const from = smallNumberOf(start);
  const count = smallNumberOf(length);
  if (from === undefined) {
    throw location(34451, `${name}: starting index must be representable as a 32-bit integral value`);
  }
  if (count === undefined) {
    throw location(34453, `${name}: length must be representable as a 32-bit integral value`);
  }
  if (count < 0) throw location(34454, `${name}: length must be a nonnegative integer.`);
  if (from < 0) throw location(34455, `${name}: the starting index must be nonnegative integer.`);
  return points.slice(from, from + count).join('');
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/trim/ */
const trim =
  (sides: 'both' | 'left' | 'right'): ExpressionOperator =>
  (argument, parser, name) => {
    const spec = namedOf(argument, name, ['input'], ['chars'], {
      type: 50696,
      unknown: 50694,
      missing: 50695,
    });
    const input = parser.parse(spec['input']);
    const chars = Object.hasOwn(spec, 'chars') ? parser.parse(spec['chars']) : () => WHITESPACE;
    return (scope) => {
      const text = input(scope);
      const unwanted = chars(scope);
      if (isNullish(text) || isNullish(unwanted)) return null;
      if (typeof text !== 'string') {
        throw location(50699, `${name} requires its input to be a string, got ${typeName(text)} instead.`);
      }
      if (typeof unwanted !== 'string') {
        throw location(50700, `${name} requires 'chars' to be a string, got ${typeName(unwanted)} instead.`);
      }
      return trimPoints([...text], new Set(unwanted), sides);
    };
  };

function trimPoints(
  points: readonly string[],
  unwanted: ReadonlySet<string>,
  sides: 'both' | 'left' | 'right',
): string {
  let from = 0;
  let to = points.length;
  while (sides !== 'right' && from < to && unwanted.has(points[from] as string)) from++;
  while (sides !== 'left' && to > from && unwanted.has(points[to - 1] as string)) to--;
  return points.slice(from, to).join('');
}

export const sliceOperators: ExpressionTable = {
  $substr: variadic(byBytes, 3, 3),
  $substrBytes: variadic(byBytes, 3, 3),
  $substrCP: variadic(byCodePoints, 3, 3),
  $trim: trim('both'),
  $ltrim: trim('left'),
  $rtrim: trim('right'),
};
