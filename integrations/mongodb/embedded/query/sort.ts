import { type Collation } from './collation';
import { compareValues } from './compare';
import { asDocument, type Document } from './document';
import { badValue, CommandError, location, notImplemented } from './errors';
import { wholeNumberOf } from './numbers/numeric';
import { keysAtPaths } from './path';

const PARALLEL_ARRAYS = 171;

/** A sort over extracted keys: a key is taken from each document once instead of once per comparison. */
interface Sorter {
  key(doc: Document): readonly unknown[];
  compare(a: readonly unknown[], b: readonly unknown[]): number;
}

/**
 * Of an array the lowest element counts when ascending and the highest when descending
 * (https://www.mongodb.com/docs/manual/reference/method/cursor.sort/#sort-by-array-fields); a missing field sorts
 * as null and an empty array before it.
 */
export function compileSorter(spec: Document, collation?: Collation): Sorter {
  const fields = Object.entries(spec).map(([path, value]) => ({ path, direction: directionOf(path, value) }));
  const paths = fields.map(({ path }) => path.split('.'));
  const compare: Sorter['compare'] = (a, b) => {
    for (let i = 0; i < fields.length; i++) {
      const order = compareValues(a[i], b[i], collation);
      if (order !== 0) return fields[i]?.direction === -1 ? -order : order;
    }
    return 0;
  };
  return { key: (doc) => leastKey(rowsOf(doc, paths), compare), compare };
}

export function compileSort(spec: Document, collation?: Collation): (a: Document, b: Document) => number {
  const sorter = compileSorter(spec, collation);
  return (a, b) => sorter.compare(sorter.key(a), sorter.key(b));
}

/** Sorts a copy, stably. */
export function sortDocuments(docs: readonly Document[], sorter: Sorter): Document[] {
  const keyed = docs.map((doc) => ({ doc, key: sorter.key(doc) }));
  keyed.sort((a, b) => sorter.compare(a.key, b.key));
  return keyed.map(({ doc }) => doc);
}

function rowsOf(doc: Document, paths: readonly (readonly string[])[]): unknown[][] {
  try {
    return keysAtPaths(doc, paths);
  } catch (error) {
    if (error instanceof CommandError && error.code === PARALLEL_ARRAYS) {
      throw badValue('cannot sort with keys that are parallel arrays');
    }
    throw error;
  }
}

function leastKey(rows: unknown[][], compare: Sorter['compare']): readonly unknown[] {
  return rows.reduce((least, row) => (compare(row, least) < 0 ? row : least));
}

function directionOf(path: string, value: unknown): 1 | -1 {
  checkSortPath(path);
  if (asDocument(value)) {
    if (Object.hasOwn(asDocument(value) ?? {}, '$meta')) throw notImplemented('$meta sort is not supported');
    throw location(15974, 'Illegal key in $sort specification: only $meta may be a document');
  }
  const direction = wholeNumberOf(value);
  if (direction === 1 || direction === -1) return direction;
  if (direction === undefined) throw location(15974, `Illegal key in $sort specification: ${path}`);
  throw location(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
}

function checkSortPath(path: string): void {
  if (path === '$natural') throw notImplemented('$natural has a meaning in the order of a collection only');
  if (path === '') throw location(40352, 'FieldPath cannot be constructed with empty string');
  if (path.endsWith('.')) throw location(40353, "FieldPath must not end with a '.'.");
  for (const part of path.split('.')) {
    if (part === '') throw location(15998, 'FieldPath field names may not be empty strings.');
    if (part.startsWith('$') && !['$id', '$ref', '$db'].includes(part)) {
      throw location(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      );
    }
  }
}
