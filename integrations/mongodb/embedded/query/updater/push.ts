import { MISSING, typeName } from '../bson-types';
import { type Collation } from '../collation';
import { compareValues } from '../compare';
import { asDocument, type Document, fieldOf } from '../document';
import { badValue, dollarPrefixedField } from '../errors';
import { wholeNumberOf } from '../numbers/numeric';
import { isIndex } from '../path';
import { nameOf, type Target } from './modifier';
import { type Action, type OperatorContext, write } from './operator-table';

type Change = (list: unknown[]) => unknown[];

const CLAUSES = ['$each', '$position', '$sort', '$slice'];

/** https://www.mongodb.com/docs/manual/reference/operator/update/push/ : insert, then sort, then slice. */
export function push(argument: unknown, { options }: OperatorContext): Action {
  const clauses = asDocument(argument);
  const steps =
    clauses && Object.hasOwn(clauses, '$each')
      ? parseClauses(clauses, options.collation)
      : [append(argument)];
  return write((current, target) => {
    const start = current === MISSING ? [] : arrayToPushTo(current, target);
    return steps.reduce((list, step) => step(list), start);
  });
}

function append(value: unknown): Change {
  const [misplaced] = Object.keys(asDocument(value) ?? {}).filter((name) => CLAUSES.includes(name));
  if (misplaced) {
    throw dollarPrefixedField(`The dollar ($) prefixed field '${misplaced}' needs $each beside it`);
  }
  return (list) => [...list, value];
}

function arrayToPushTo(current: unknown, { path, original }: Target): unknown[] {
  if (Array.isArray(current)) return current;
  throw badValue(
    `The field '${path}' must be an array but is of type ${typeName(current)} in document ${nameOf(original)}`,
  );
}

function parseClauses(clauses: Document, collation?: Collation): Change[] {
  for (const name of Object.keys(clauses)) {
    if (!CLAUSES.includes(name)) throw badValue(`Unrecognized clause in $push: ${name}`);
  }
  const { $each: each } = clauses;
  if (!Array.isArray(each)) {
    throw badValue(`The argument to $each in $push must be an array but it was of type: ${typeName(each)}`);
  }
  const position = wholeClause(clauses, '$position');
  const slice = wholeClause(clauses, '$slice');
  const steps: Change[] = [insertAt(each, position ?? Infinity)];
  if (Object.hasOwn(clauses, '$sort')) steps.push(sortBy(clauses['$sort'], collation));
  if (slice !== undefined) steps.push((list) => (slice < 0 ? list.slice(slice) : list.slice(0, slice)));
  return steps;
}

function wholeClause(clauses: Document, name: string): number | undefined {
  if (!Object.hasOwn(clauses, name)) return undefined;
  const value = wholeNumberOf(clauses[name]);
  if (value !== undefined) return value;
  throw badValue(
    `The value for ${name} must be an integer value but was given type: ${typeName(clauses[name])}`,
  );
}

/** A negative position counts from the end of what was there before. */
function insertAt(values: readonly unknown[], position: number): Change {
  return (list) => {
    const at = position < 0 ? Math.max(list.length + position, 0) : Math.min(position, list.length);
    return [...list.slice(0, at), ...values, ...list.slice(at)];
  };
}

/** https://www.mongodb.com/docs/manual/reference/operator/update/sort/ : 1 or -1 for whole elements, or a pattern. */
function sortBy(spec: unknown, collation?: Collation): Change {
  const pattern = asDocument(spec);
  if (!pattern) {
    const direction = directionOf(spec);
    return (list) => [...list].sort((a, b) => direction * compareValues(a, b, collation));
  }
  const fields = Object.entries(pattern).map(([path, value]) => {
    if (path === '' || path.split('.').includes('')) {
      throw badValue('The $sort field is a dotted field but has an empty part');
    }
    return { parts: path.split('.'), direction: directionOf(value) };
  });
  if (fields.length === 0) throw badValue('The $sort pattern is empty when it should be a set of fields.');
  return (list) =>
    [...list].sort((a, b) => {
      for (const { parts, direction } of fields) {
        const order = compareValues(keyAt(a, parts), keyAt(b, parts), collation);
        if (order !== 0) return direction * order;
      }
      return 0;
    });
}

function directionOf(value: unknown): number {
  const direction = wholeNumberOf(value);
  if (direction === 1 || direction === -1) return direction;
  throw badValue('The $sort element value must be either 1 or -1');
}

/** The value at the path as it stands, arrays not unpacked; missing counts as null. */
function keyAt(element: unknown, parts: readonly string[]): unknown {
  let value = element;
  for (const part of parts) {
    if (Array.isArray(value)) value = isIndex(part) ? (value as unknown[])[Number(part)] : undefined;
    else value = fieldOf(asDocument(value) ?? {}, part);
  }
  return value ?? null;
}
