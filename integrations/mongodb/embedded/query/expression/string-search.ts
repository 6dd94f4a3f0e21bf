import { BSONRegExp, Int32 } from 'bson';
import { BSON, isNullish, typeName, typeOf } from '../bson-types';
import { location, notImplemented } from '../errors';
import { smallNumberOf } from '../numbers/numeric';
import { translate } from '../pcre/translate';
import { namedOf, variadic } from './arguments';
import { type ExpressionOperator, type ExpressionTable } from './scope';

/** Where a text first occurs in another: null without the other, -1 if nowhere. */
const indexOf = (unitsOf: (text: string) => readonly (string | number)[], code: number): ExpressionOperator =>
  variadic(
    ([text, sought, start, end], name) => {
      if (isNullish(text)) return null;
      if (typeof text !== 'string') {
        throw location(code, `${name} requires a string as the first argument, found: ${typeName(text)}`);
      }
      if (typeof sought !== 'string') {
        throw location(
          code + 1,
          `${name} requires a string as the second argument, found: ${typeName(sought)}`,
        );
      }
      const units = unitsOf(text);
      const wanted = unitsOf(sought);
      const from = bound(start, 0, name);
      const to = Math.min(bound(end, units.length, name), units.length);
      return new Int32(search(units, wanted, from, to));
    },
    2,
    4,
  );

function search(units: readonly unknown[], wanted: readonly unknown[], from: number, to: number): number {
  for (let i = from; i + wanted.length <= to; i++) {
    if (wanted.every((unit, j) => units[i + j] === unit)) return i;
  }
  return -1;
}

function bound(value: unknown, absent: number, name: string): number {
  if (value === undefined) return absent;
  const index = smallNumberOf(value);
  if (index === undefined) {
    throw location(40096, `${name} requires an integral index, found a value of type: ${typeName(value)}`);
  }
  if (index < 0) throw location(40097, `${name} requires a nonnegative index, found: ${index}`);
  return index;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/regexMatch/ */
const regexMatch: ExpressionOperator = (argument, parser, name) => {
  const spec = namedOf(argument, name, ['input', 'regex'], ['options'], {
    type: 51103,
    unknown: 31024,
    missing: [31022, 31023],
  });
  const [input, regex] = [parser.parse(spec['input']), parser.parse(spec['regex'])];
  const options = Object.hasOwn(spec, 'options') ? parser.parse(spec['options']) : () => null;
  const known = new Map<string, RegExp>();
  return (scope) => {
    const text = input(scope);
    const { pattern, flags } = patternOf(regex(scope), options(scope), name);
    if (pattern === undefined || isNullish(text)) return false;
    if (typeof text !== 'string') throw location(51104, `${name} needs 'input' to be of type string`);
    const key = `${flags}/${pattern}`;
    let expression = known.get(key);
    if (!expression) {
      expression = translate(pattern, flags);
      known.set(key, expression);
    }
    return expression.test(text);
  };
};

function patternOf(regex: unknown, options: unknown, name: string): { pattern?: string; flags: string } {
  if (!isNullish(options) && typeof options !== 'string') {
    throw location(51106, `${name} needs 'options' to be of type string`);
  }
  if (isNullish(regex)) return { flags: '' };
  if (typeof regex === 'string') return { pattern: regex, flags: options ?? '' };
  if (typeOf(regex) !== BSON.regex) {
    throw location(51105, `${name} needs 'regex' to be of type string or regex`);
  }
  const own = regex instanceof BSONRegExp ? regex : new BSONRegExp((regex as RegExp).source);
  if (own.options !== '' && !isNullish(options)) {
    throw location(51107, `${name}: found regex option(s) specified in both 'regex' and 'option' fields`);
  }
  return { pattern: own.pattern, flags: options ?? own.options };
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/replaceAll/ */
const replace =
  (all: boolean): ExpressionOperator =>
  (argument, parser, name) => {
    const spec = namedOf(argument, name, ['input', 'find', 'replacement'], [], {
      type: 51751,
      unknown: 51750,
      missing: [51749, 51748, 51747],
    });
    const parts = (['input', 'find', 'replacement'] as const).map((field, i) => {
      const evaluate = parser.parse(spec[field]);
      return { field, evaluate, code: 51746 - i };
    });
    return (scope) => {
      const values = parts.map(({ field, evaluate, code }) => {
        const value = evaluate(scope);
        if (isNullish(value) || typeof value === 'string') return value;
        throw location(code, `${name} requires that '${field}' be a string, found: ${typeName(value)}`);
      });
      const [input, find, replacement] = values;
      if (isNullish(input) || isNullish(find) || isNullish(replacement)) return null;
      if (find === '') throw notImplemented(`The embedded store does not know ${name} of an empty string`);
      return all ? input.replaceAll(find, () => replacement) : input.replace(find, () => replacement);
    };
  };

export const searchOperators: ExpressionTable = {
  $indexOfBytes: indexOf((text) => [...Buffer.from(text)], 40091),
  $indexOfCP: indexOf((text) => [...text], 40093),
  $regexMatch: regexMatch,
  $replaceOne: replace(false),
  $replaceAll: replace(true),
};
