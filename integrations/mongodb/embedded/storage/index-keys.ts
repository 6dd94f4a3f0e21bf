import { CommandError } from '../query/errors';
import { asDocument, fieldOf, type Document } from '../query/document';
import { type Index } from './catalog';

/** What an index says about one document. */
export interface IndexKeys {
  /** One row of values an entry; none when the index leaves the document out. */
  rows: unknown[][];
  /** Which fields of the index met an array. */
  multikey: boolean[];
}

interface Field {
  /** The path still to go from the value reached so far. */
  rest: string[];
  at: unknown;
  /** An array inside an array is a value: only the outer one is taken apart. */
  whole?: boolean;
}

const MISSING = Symbol('missing');
const EMPTY = Symbol('empty');

/**
 * The entries of a document: one for each element of an array, null for what is missing
 * (https://www.mongodb.com/docs/manual/core/indexes/index-types/index-multikey/).
 */
export function keysOf(index: Index, document: Document): IndexKeys {
  const found = { rows: [] as unknown[][], multikey: index.paths.map(() => false), present: false };
  if (index.covers && !index.covers(document)) return found;
  expand(
    index.paths.map((path) => ({ rest: path.split('.'), at: document })),
    found,
  );
  return index.sparse && !found.present ? { ...found, rows: [] } : found;
}

/** Walks all fields to their ends or to the first array, and from there once for each of its elements. */
function expand(fields: Field[], found: IndexKeys & { present: boolean }): void {
  const reached = fields.map(walk);
  const arrays = reached.map(({ at, whole }) =>
    Array.isArray(at) && !whole ? (at as unknown[]) : undefined,
  );
  const array = arrays.find((candidate) => candidate !== undefined);
  if (!array) {
    if (reached.some(({ at }) => at !== MISSING)) found.present = true;
    found.rows.push(reached.map(({ at }) => keyOf(at)));
    return;
  }
  arrays.forEach((candidate, i) => {
    if (candidate && candidate !== array) throw parallelArrays();
    if (candidate) found.multikey[i] = true;
  });
  for (const element of array.length > 0 ? array : [EMPTY]) {
    expand(
      reached.map((field, i) => (arrays[i] ? atElement(field, element) : field)),
      found,
    );
  }
}

/** What is missing, and BSON's deprecated undefined, is null; an empty array has a place of its own before it. */
function keyOf(value: unknown): unknown {
  if (value === EMPTY) return undefined;
  return value === MISSING || value === undefined ? null : value;
}

function atElement({ rest }: Field, element: unknown): Field {
  if (rest.length === 0) return { rest, at: element, whole: true };
  return asDocument(element) ? { rest, at: element } : { rest: [], at: MISSING };
}

function walk(field: Field): Field {
  let { at } = field;
  let i = 0;
  for (; i < field.rest.length && !Array.isArray(at); i++) {
    const document = asDocument(at);
    const name = field.rest[i] ?? '';
    at = document && Object.hasOwn(document, name) ? fieldOf(document, name) : MISSING;
  }
  return { ...field, rest: field.rest.slice(i), at };
}

const parallelArrays = (): CommandError =>
  new CommandError(171, 'CannotIndexParallelArrays', 'cannot index parallel arrays');
