import { type BSONRegExp } from 'bson';
import { BSON, MISSING, typeOf } from '../bson-types';
import { asDocument } from '../document';
import { badValue } from '../errors';
import { createKeyOf } from '../value-key';
import { equality } from './comparison';
import { all, type FilterParser, leaf, not, type OperatorTable, type Predicate } from './predicate';
import { regexTest } from './regex';
import { type ValueTest } from './traverse';

// Below this many operands, comparing with each is quicker than making a key.
const FEW = 6;

const keyOf = createKeyOf();

function isOperatorDocument(value: unknown): boolean {
  const [first] = Object.keys(asDocument(value) ?? {});
  return first?.startsWith('$') === true && !['$ref', '$id', '$db'].includes(first);
}

function membership(operand: unknown, name: string, { options }: FilterParser): ValueTest {
  if (!Array.isArray(operand)) throw badValue(`${name} needs an array`);
  if (operand.some(isOperatorDocument)) throw badValue(`cannot nest $ under ${name}`);
  if (operand.includes(undefined)) throw badValue(`${name} cannot compare to undefined`);
  const regexes = operand.filter((value) => typeOf(value) === BSON.regex) as BSONRegExp[];
  const values = operand.filter((value) => typeOf(value) !== BSON.regex);
  const tests = regexes.map((regex) => regexTest(regex));
  if (options.collation || values.length <= FEW) {
    tests.push(...values.map((value) => equality(value, options.collation)));
    return (value) => tests.some((test) => test(value));
  }
  const keys = new Set(values.map(keyOf));
  const matchesNull = values.includes(null);
  return (value) => {
    if (value === null || value === undefined || value === MISSING) return matchesNull;
    return keys.has(keyOf(value)) || tests.some((test) => test(value));
  };
}

/** https://www.mongodb.com/docs/manual/reference/operator/query/all/ : an `$and` of equalities, or of `$elemMatch`. */
function everyOf(operand: unknown, parser: FilterParser): Predicate {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return leaf(() => false);
  const nested = operand.filter((value) => isElemMatch(value)).length;
  if (nested > 0 && nested < operand.length) throw badValue('$all/$elemMatch has to be consistent');
  return all(operand.map((value) => oneOfAll(value, parser)));
}

function isElemMatch(value: unknown): boolean {
  return Object.keys(asDocument(value) ?? {})[0] === '$elemMatch';
}

function oneOfAll(value: unknown, parser: FilterParser): Predicate {
  if (isElemMatch(value)) return parser.field(value);
  if (isOperatorDocument(value)) throw badValue('no $ expressions in $all');
  if (typeOf(value) === BSON.regex) return leaf(regexTest(value as BSONRegExp));
  return leaf(equality(value, parser.options.collation));
}

/** https://www.mongodb.com/docs/manual/reference/operator/query/in/ */
export const membershipOperators: OperatorTable = {
  $in: (operand, parser) => leaf(membership(operand, '$in', parser)),
  $nin: (operand, parser) => not(leaf(membership(operand, '$nin', parser))),
  $all: everyOf,
};
