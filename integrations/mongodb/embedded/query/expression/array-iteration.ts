import { isNullish, typeName } from '../bson-types';
import { failedToParse, location } from '../errors';
import { smallNumberOf } from '../numbers/numeric';
import { type ArgumentCodes, namedOf } from './arguments';
import { checkVariableName } from './field-path';
import { bind, type ExpressionOperator, type ExpressionTable } from './scope';
import { isTrue } from './truth';

const MAP_CODES: ArgumentCodes = { type: 16878, unknown: 16879, missing: [16880, 16882] };
const FILTER_CODES: ArgumentCodes = { type: 28646, unknown: 28647, missing: [28648, 28650] };
const REDUCE_CODES: ArgumentCodes = { type: 40075, unknown: 40076, missing: [40077, 40078, 40079] };
const ZIP_CODES: ArgumentCodes = { type: 34460, unknown: 34464, missing: 34465 };

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/map/ */
const map: ExpressionOperator = (argument, parser, name) => {
  const spec = namedOf(argument, name, ['input', 'in'], ['as'], MAP_CODES);
  const variable = variableOf(spec['as']);
  const input = parser.parse(spec['input']);
  const body = parser.within([variable]).parse(spec['in']);
  return (scope) => {
    const array = input(scope);
    if (isNullish(array)) return null;
    if (!Array.isArray(array)) throw location(16883, `input to $map must be an array not ${typeName(array)}`);
    return array.map((element) => body(bind(scope, variable, element)) ?? null);
  };
};

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/filter/ */
const filter: ExpressionOperator = (argument, parser, name) => {
  const spec = namedOf(argument, name, ['input', 'cond'], ['as', 'limit'], FILTER_CODES);
  const variable = variableOf(spec['as']);
  const input = parser.parse(spec['input']);
  const limit = Object.hasOwn(spec, 'limit') ? parser.parse(spec['limit']) : undefined;
  const condition = parser.within([variable]).parse(spec['cond']);
  return (scope) => {
    const array = input(scope);
    if (isNullish(array)) return null;
    if (!Array.isArray(array)) {
      throw location(28651, `input to $filter must be an array not ${typeName(array)}`);
    }
    const most = limitOf(limit?.(scope));
    const kept: unknown[] = [];
    for (const element of array) {
      if (kept.length >= most) break;
      if (isTrue(condition(bind(scope, variable, element)))) kept.push(element);
    }
    return kept;
  };
};

function limitOf(value: unknown): number {
  if (isNullish(value)) return Infinity;
  const limit = smallNumberOf(value);
  if (limit === undefined) {
    throw location(327391, '$filter: limit must be represented as a 32-bit integral value');
  }
  if (limit < 1) throw location(327392, '$filter: limit must be greater than 0');
  return limit;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/reduce/ */
const reduce: ExpressionOperator = (argument, parser, name) => {
  const spec = namedOf(argument, name, ['input', 'initialValue', 'in'], [], REDUCE_CODES);
  const input = parser.parse(spec['input']);
  const initial = parser.parse(spec['initialValue']);
  const body = parser.within(['this', 'value']).parse(spec['in']);
  return (scope) => {
    const array = input(scope);
    if (isNullish(array)) return null;
    if (!Array.isArray(array)) {
      throw location(40080, `$reduce requires that 'input' be an array, found: ${typeName(array)}`);
    }
    return array.reduce<unknown>(
      (value, element) => body(bind(bind(scope, 'value', value), 'this', element)),
      initial(scope),
    );
  };
};

function variableOf(name: unknown): string {
  if (name === undefined) return 'this';
  if (typeof name !== 'string') throw failedToParse("'as' must be a string");
  checkVariableName(name);
  return name;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/zip/ */
const zip: ExpressionOperator = (argument, parser, name) => {
  const spec = namedOf(argument, name, ['inputs'], ['useLongestLength', 'defaults'], ZIP_CODES);
  const { useLongestLength: longest = false } = spec;
  if (typeof longest !== 'boolean') throw location(34463, 'useLongestLength must be a bool');
  if (!Array.isArray(spec['inputs'])) throw location(34461, 'inputs must be an array of expressions');
  if (spec['inputs'].length === 0) throw location(34465, '$zip requires at least one input array');
  if (Object.hasOwn(spec, 'defaults') && !longest) {
    throw location(34466, 'cannot specify defaults unless useLongestLength is true');
  }
  const inputs = spec['inputs'].map((input) => parser.parse(input));
  const defaults = Object.hasOwn(spec, 'defaults') ? parser.parse(spec['defaults']) : () => [];
  return (scope) => {
    const arrays = inputs.map((input) => input(scope));
    if (arrays.some(isNullish)) return null;
    for (const array of arrays) {
      if (!Array.isArray(array)) {
        throw location(34468, `$zip found a non-array expression in input: ${typeName(array)}`);
      }
    }
    const fillers = defaults(scope) as unknown[];
    const lengths = (arrays as unknown[][]).map((array) => array.length);
    const length = longest ? Math.max(...lengths) : Math.min(...lengths);
    return Array.from({ length }, (_, i) =>
      (arrays as unknown[][]).map((array, j) => (i < array.length ? array[i] : (fillers[j] ?? null))),
    );
  };
};

export const iterationOperators: ExpressionTable = { $map: map, $filter: filter, $reduce: reduce, $zip: zip };
