import { type Index } from '../storage/catalog';
import { type Interval } from './interval';

export interface SortField {
  path: string;
  direction: 1 | -1;
}

export interface Order {
  reverse: boolean;
  /** Leading fields whose several values have to be merged to get the order. */
  mergeAfter: number | undefined;
}

/**
 * Whether reading the index gives the order: fields fixed to one value do not disturb it, fields fixed to a
 * few are merged, and the rest must be the index's own order or all of it reversed
 * (https://www.mongodb.com/docs/manual/tutorial/sort-results-with-indexes/). Arrays sort by an element that
 * the range may not hold, so they never get their order from here.
 */
export function orderBy(
  index: Index,
  bounds: Interval[][],
  multikey: readonly boolean[],
  sort: readonly SortField[],
): Order | undefined {
  const constant = (field: number): boolean =>
    bounds[field]?.length === 1 && bounds[field][0]?.point === true && !multikey[field];
  const wanted = sort.filter(
    ({ path }) => !index.paths.some((other, field) => other === path && constant(field)),
  );
  let turn: number | undefined;
  let mergeAfter: number | undefined;
  let met = 0;
  for (let field = 0; field < index.paths.length && met < wanted.length; field++) {
    const next = wanted[met];
    if (next?.path === index.paths[field]) {
      const direction = (index.directions[field] ?? 1) * (next?.direction ?? 1);
      if (multikey[field] || (turn !== undefined && turn !== direction)) return undefined;
      turn = direction;
      met++;
    } else if (met === 0 && isFixed(bounds[field])) {
      if (mergeAfter !== undefined || bounds[field]?.length !== 1) mergeAfter = field + 1;
    } else if (!constant(field)) {
      return undefined;
    }
  }
  return met === wanted.length ? { reverse: turn === -1, mergeAfter } : undefined;
}

const isFixed = (intervals: Interval[] | undefined): boolean =>
  intervals?.every(({ point }) => point) === true;
