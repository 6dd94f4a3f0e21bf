import { asDocument, type Document } from '../document';
import { valuesAtPath, walk, type Walked } from '../path';

/**
 * The values that a document joins by: arrays are unpacked, and where there is nothing at all it joins by null
 * (https://www.mongodb.com/docs/manual/reference/operator/aggregation/lookup/#use--lookup-with-an-array).
 */
export function localValues(doc: Document, path: string): unknown[] {
  const present = valuesAtPath(doc, path).values.filter((value) => value !== undefined);
  return present.length === 0 ? [null] : present;
}

/** The values that a document is found by: an array by its elements and as a whole, what is missing by null. */
export function foreignValues(doc: Document, path: readonly string[]): unknown[] {
  return valuesOf(walk(doc, path));
}

function valuesOf({ value, fork }: Walked): unknown[] {
  if (!fork) return [value ?? null];
  const array = value as unknown[];
  if (fork.length === 0) return [...array, array];
  if (array.length === 0) return [null];
  return array.flatMap((element) => (asDocument(element) ? valuesOf(walk(element, fork)) : [null]));
}
