import { isNullish, typeName } from '../bson-types';
import { location } from '../errors';
import { createKeyOf, type KeyOf } from '../value-key';
import { listOf, unary } from './arguments';
import { type ExpressionOperator, type ExpressionTable } from './scope';
import { isTrue } from './truth';

type Sets = readonly ReadonlyMap<string, unknown>[];

interface Rules {
  readonly least: number;
  readonly most: number;
  readonly code: number;
  /** Whether a null among the sets makes the answer null, or is an error. */
  readonly nullable: boolean;
}

/** Sets in the order in which their elements first came: MongoDB leaves the order open. */
const onSets =
  (apply: (sets: Sets) => unknown, { least, most, code, nullable }: Rules): ExpressionOperator =>
  (argument, parser, name) => {
    const operands = listOf(argument, parser, name, least, most);
    const keyOf = createKeyOf(parser.options.collation);
    return (scope) => {
      const values = operands.map((operand) => operand(scope));
      if (nullable && values.some(isNullish)) return null;
      return apply(values.map((value) => setOf(value, keyOf, name, code)));
    };
  };

function setOf(value: unknown, keyOf: KeyOf, name: string, code: number): ReadonlyMap<string, unknown> {
  if (!Array.isArray(value)) {
    throw location(
      code,
      `All operands of ${name} must be arrays. One argument is of type: ${typeName(value)}`,
    );
  }
  const set = new Map<string, unknown>();
  for (const element of value) {
    const key = keyOf(element);
    if (!set.has(key)) set.set(key, element);
  }
  return set;
}

function includes(whole: ReadonlyMap<string, unknown>, part: ReadonlyMap<string, unknown>): boolean {
  return [...part.keys()].every((key) => whole.has(key));
}

function union(sets: Sets): unknown[] {
  const all = new Map<string, unknown>();
  for (const set of sets) for (const [key, value] of set) if (!all.has(key)) all.set(key, value);
  return [...all.values()];
}

function intersection([first = new Map<string, unknown>(), ...others]: Sets): unknown[] {
  return [...first].filter(([key]) => others.every((set) => set.has(key))).map(([, value]) => value);
}

const ANY_NUMBER: Rules = { least: 0, most: Infinity, code: 17043, nullable: true };
const EMPTY = new Map<string, unknown>();

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#set-expression-operators */
export const setOperators: ExpressionTable = {
  $setUnion: onSets(union, ANY_NUMBER),
  $setIntersection: onSets(intersection, { ...ANY_NUMBER, code: 17047 }),
  $setDifference: onSets(
    ([from = EMPTY, without = EMPTY]) =>
      [...from].filter(([key]) => !without.has(key)).map(([, value]) => value),
    { least: 2, most: 2, code: 17048, nullable: true },
  ),
  $setEquals: onSets(
    ([first = EMPTY, ...others]) => others.every((set) => set.size === first.size && includes(first, set)),
    { least: 2, most: Infinity, code: 17044, nullable: false },
  ),
  $setIsSubset: onSets(([part = EMPTY, whole = EMPTY]) => includes(whole, part), {
    least: 2,
    most: 2,
    code: 17046,
    nullable: false,
  }),
  $anyElementTrue: unary((value, name) => elementsOf(value, name, 17041).some(isTrue)),
  $allElementsTrue: unary((value, name) => elementsOf(value, name, 17040).every(isTrue)),
};

function elementsOf(value: unknown, name: string, code: number): unknown[] {
  if (!Array.isArray(value)) {
    throw location(code, `${name}'s argument must be an array, but is ${typeName(value)}`);
  }
  return value;
}
