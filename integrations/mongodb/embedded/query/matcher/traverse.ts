import { MISSING } from '../bson-types';
import { asDocument, type Document } from '../document';

/** Where in an array a filter matched: what the positional operator `$` stands for. */
export interface Position {
  index?: number;
}

/** Tests one value that a path leads to; MISSING where there is no field. */
export type ValueTest = (value: unknown, position?: Position) => boolean;

interface Walk {
  readonly parts: readonly string[];
  readonly test: ValueTest;
  /** Whether an array at the end of the path is tested element by element too, before itself. */
  readonly unpack: boolean;
}

/**
 * Whether any value at the path passes (https://www.mongodb.com/docs/manual/tutorial/query-array-of-documents/).
 * An array on the way is searched in each element that is a document, and at the index that the component may
 * name; what lies behind an explicit index is not unpacked. No element, no value: `a.b` of `{a: []}` is not even
 * missing, whereas `a.b` of `{a: 5}` is.
 */
export function anyAtPath(doc: Document, walk: Walk, from: number, position?: Position): boolean {
  const name = walk.parts[from] as string;
  const value = Object.hasOwn(doc, name) ? doc[name] : MISSING;
  const next = from + 1;
  if (Array.isArray(value)) return anyInArray(value, walk, next, position);
  if (next === walk.parts.length) return walk.test(value, position);
  const inner = asDocument(value);
  return inner ? anyAtPath(inner, walk, next, position) : walk.test(MISSING, position);
}

function anyInArray(array: readonly unknown[], walk: Walk, from: number, position?: Position): boolean {
  if (from === walk.parts.length) return anyAtEnd(array, walk, position);
  const explicit = walk.parts[from];
  for (let i = 0; i < array.length; i++) {
    const inner = asDocument(array[i]);
    if (inner && anyAtPath(inner, walk, from, position)) {
      if (position) position.index = i;
      return true;
    }
    if (explicit === String(i) && anyAtIndex(array[i], i, walk, from + 1, position)) return true;
  }
  return false;
}

function anyAtEnd(array: readonly unknown[], walk: Walk, position?: Position): boolean {
  if (walk.unpack) {
    for (let i = 0; i < array.length; i++) {
      if (walk.test(array[i], position)) {
        if (position) position.index = i;
        return true;
      }
    }
  }
  return walk.test(array, position);
}

function anyAtIndex(element: unknown, index: number, walk: Walk, from: number, position?: Position): boolean {
  if (from === walk.parts.length) {
    if (!walk.test(element, position)) return false;
    if (position) position.index = index;
    return true;
  }
  if (Array.isArray(element)) return anyInArray(element, walk, from, position);
  const inner = asDocument(element);
  return inner !== undefined && anyAtPath(inner, walk, from, position);
}
