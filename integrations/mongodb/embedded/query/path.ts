import { asDocument, type Document, fieldOf } from './document';
import { CommandError, location } from './errors';

const INDEX = /^(?:0|[1-9]\d*)$/;

/** Whether a path component can address an array element: MongoDB does not take '01' for 1. */
export function isIndex(component: string): boolean {
  return INDEX.test(component);
}

/** What one path leads to: a value, or the array in which it forks and the rest of the path from there. */
export interface Walked {
  value: unknown;
  /** Components still to walk within `value`, if that is an array to fork at; undefined when the walk is over. */
  fork: readonly string[] | undefined;
}

export function walk(start: unknown, parts: readonly string[]): Walked {
  let value = start;
  let byIndex = false;
  for (let i = 0; ; i++) {
    const component = parts[i];
    if (Array.isArray(value)) {
      // What an index leads to is a value, even if it is an array.
      if (component === undefined && byIndex) return { value, fork: undefined };
      byIndex = component !== undefined && addressesElement(value, component);
      if (!byIndex) return { value, fork: parts.slice(i) };
      value = value[Number(component)];
    } else {
      if (component === undefined) return { value, fork: undefined };
      const doc = asDocument(value);
      if (!doc) return { value: undefined, fork: undefined };
      value = fieldOf(doc, component);
      byIndex = false;
    }
  }
}

/** 'a.0' means the first element if there is one; where an element has a field '0' too, it could mean either. */
function addressesElement(array: readonly unknown[], component: string): boolean {
  if (!isIndex(component) || Number(component) >= array.length) return false;
  if (array.some((element) => Object.hasOwn(asDocument(element) ?? {}, component))) {
    throw location(
      16746,
      `Ambiguous field name found in array (do not use numeric field names in embedded elements in an array), field: '${component}'`,
    );
  }
  return true;
}

/**
 * The values that a single-field index on `path` holds for the document
 * (https://www.mongodb.com/docs/manual/core/indexes/index-types/index-multikey/).
 *
 * - A field that is missing gives `[undefined]`; one that is null gives `[null]`. MongoDB keys both as null.
 * - An array at the end of the path gives its elements, unpacked once: an element that is an array stays whole.
 *   An EMPTY array there gives NO value (`[]`): MongoDB keys it as undefined, before null.
 * - An array on the way gives the values of each element; an element that is no document, and an empty array,
 *   give `undefined` as a missing field does.
 * - BSON's deprecated undefined cannot be told from a missing field here.
 *
 * `arrays`: whether an array was unpacked, i.e. whether the index becomes multikey.
 */
export function valuesAtPath(doc: Document, path: string): { values: unknown[]; arrays: boolean } {
  const end = walk(doc, path.split('.'));
  if (!end.fork) return { values: [end.value], arrays: false };
  return { values: unpack(end), arrays: true };
}

function unpack({ value, fork }: Walked): unknown[] {
  const elements = value as unknown[];
  if (!fork || fork.length === 0) return elements;
  if (elements.length === 0) return [undefined];
  return elements.flatMap((element) => {
    const end = asDocument(element) ? walk(element, fork) : { value: undefined, fork: undefined };
    return end.fork ? unpack(end) : [end.value];
  });
}

/**
 * The keys that a compound index over `paths` holds for the document: one row per combination that MongoDB
 * would store. Fields of one array's elements stay together: `{a: [{b: 1, c: 2}, {b: 3, c: 4}]}` over a.b, a.c
 * gives (1, 2) and (3, 4). Here a missing field is `null` and an empty array `undefined`, as in MongoDB's keys.
 * Two different arrays cannot be unpacked together: CannotIndexParallelArrays.
 */
export function keysAtPaths(doc: Document, paths: readonly (readonly string[])[]): unknown[][] {
  const ends = paths.map((parts) => walk(doc, parts));
  return forkTogether(ends);
}

function forkTogether(ends: readonly Walked[]): unknown[][] {
  if (ends.every((end) => !end.fork)) return [ends.map((end) => end.value ?? null)];
  const arrays = new Set(ends.filter((end) => end.fork).map((end) => end.value as unknown[]));
  if (arrays.size > 1) {
    throw new CommandError(171, 'CannotIndexParallelArrays', 'cannot index parallel arrays');
  }
  const [array = []] = arrays;
  if (array.length === 0) return [ends.map((end) => (end.fork?.length === 0 ? undefined : keyValue(end)))];
  return array.flatMap((element) => rowsOfElement(ends, element));
}

function keyValue(end: Walked): unknown {
  return end.fork ? null : (end.value ?? null);
}

function rowsOfElement(ends: readonly Walked[], element: unknown): unknown[][] {
  const inner = asDocument(element);
  const next = ends.map((end): Walked => {
    if (!end.fork) return end;
    if (end.fork.length === 0) return { value: element, fork: undefined };
    return inner ? walk(inner, end.fork) : { value: undefined, fork: undefined };
  });
  return forkTogether(next);
}
