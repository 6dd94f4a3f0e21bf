import { isNullish, typeName } from '../bson-types';
import { type Collation } from '../collation';
import { compareValues } from '../compare';
import { asDocument, type Document } from '../document';
import { location } from '../errors';
import { createKeyOf } from '../value-key';
import { type Fold } from './accumulator';

/** The least (-1) or greatest (1) value, of all types; null and missing count only if there is nothing else. */
export function createExtreme(side: -1 | 1, collation?: Collation): Fold {
  let best: unknown = null;
  return {
    add(value) {
      if (isNullish(value)) return;
      if (best === null || side * compareValues(value, best, collation) > 0) best = value;
    },
    result: () => best,
  };
}

export function createFirst(): Fold {
  let seen = false;
  let first: unknown = null;
  return {
    add(value) {
      if (!seen) first = value ?? null;
      seen = true;
    },
    result: () => first,
  };
}

export function createLast(): Fold {
  let last: unknown = null;
  return {
    add(value) {
      last = value ?? null;
    },
    result: () => last,
  };
}

/** Missing values are left out, nulls are not. */
export function createList(): Fold {
  const values: unknown[] = [];
  return {
    add(value) {
      if (value !== undefined) values.push(value);
    },
    result: () => values,
  };
}

export function createSet(collation?: Collation): Fold {
  const keyOf = createKeyOf(collation);
  const values = new Map<string, unknown>();
  return {
    add(value) {
      if (value === undefined) return;
      const key = keyOf(value);
      if (!values.has(key)) values.set(key, value);
    },
    result: () => [...values.values()],
  };
}

export function createMerge(): Fold {
  let merged: Document = {};
  return {
    add(value) {
      if (isNullish(value)) return;
      const doc = asDocument(value);
      if (!doc) {
        throw location(
          40400,
          `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`,
        );
      }
      merged = { ...merged, ...doc };
    },
    result: () => merged,
  };
}
