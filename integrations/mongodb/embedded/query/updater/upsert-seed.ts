import { type BSONRegExp } from 'bson';
import { BSON, typeOf } from '../bson-types';
import { asDocument, type Document, fieldOf, setField } from '../document';
import { notSingleValueField } from '../errors';

type Equality = readonly [path: string, value: unknown];

/**
 * The fields that an upsert takes over from its filter: those that it compares for equality
 * (https://www.mongodb.com/docs/manual/reference/method/db.collection.updateOne/#upsert), also where `$and`, a single
 * branch of `$or`, or a single operand of `$in` or `$all` says nothing but that.
 */
export function upsertSeed(filter: Document): Document {
  const seed: Document = {};
  const known: string[] = [];
  for (const [path, value] of equalitiesOf(filter)) {
    for (const other of known) checkOverlap(path, other);
    known.push(path);
    plant(seed, path.split('.'), value);
  }
  return seed;
}

function equalitiesOf(filter: Document): Equality[] {
  return Object.entries(filter).flatMap(([name, spec]): Equality[] => {
    if (name === '$and' && Array.isArray(spec)) {
      return spec.flatMap((branch) => equalitiesOf(asDocument(branch) ?? {}));
    }
    if (name === '$or' && Array.isArray(spec) && spec.length === 1) {
      return equalitiesOf(asDocument(spec[0]) ?? {});
    }
    return name.startsWith('$') ? [] : valuesOf(spec).map((value) => [name, value]);
  });
}

function valuesOf(spec: unknown): unknown[] {
  if (isRegex(spec)) return [];
  const operators = asDocument(spec);
  const [first = ''] = Object.keys(operators ?? {});
  if (!operators || !first.startsWith('$') || ['$ref', '$id', '$db'].includes(first)) return [spec];
  return Object.entries(operators).flatMap(([operator, operand]) => {
    if (operator === '$eq') return [operand];
    if (!Array.isArray(operand) || operand.some((value) => isRegex(value) || startsWithDollar(value))) {
      return [];
    }
    // `$all` is an `$and` of equalities: two of them say one field twice, which is an error.
    if (operator === '$all') return operand as unknown[];
    return operator === '$in' && operand.length === 1 ? [operand[0] as unknown] : [];
  });
}

function isRegex(value: unknown): value is BSONRegExp {
  return typeOf(value) === BSON.regex;
}

function startsWithDollar(value: unknown): boolean {
  return Object.keys(asDocument(value) ?? {})[0]?.startsWith('$') === true;
}

function checkOverlap(path: string, other: string): void {
  if (path === other) {
    throw notSingleValueField(`cannot infer query fields to set, path '${path}' is matched twice`);
  }
  if (path.startsWith(`${other}.`) || other.startsWith(`${path}.`)) {
    throw notSingleValueField(
      `cannot infer query fields to set, both paths '${other}' and '${path}' are matched`,
    );
  }
}

function plant(seed: Document, parts: readonly string[], value: unknown): void {
  let doc = seed;
  for (const part of parts.slice(0, -1)) {
    const next = asDocument(fieldOf(doc, part)) ?? {};
    setField(doc, part, next);
    doc = next;
  }
  setField(doc, parts.at(-1) as string, value);
}
