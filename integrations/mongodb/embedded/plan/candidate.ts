import { type Collection, type Index, hasLongValues, isMultikey } from '../storage/catalog';
import { LONGEST_VALUE_KEY, after } from '../storage/keys';
import { type KeyRange, type View } from '../storage/view';
import { type Conditions, type Constraint } from './constraints';
import { descending, EVERYTHING, type Interval, intersection } from './interval';
import { orderBy, type SortField } from './sort-order';

/** Ranges of one index read one after the other, in its order. */
export type Stream = KeyRange[];

export interface Candidate {
  index: Index;
  reverse: boolean;
  /** More than one when the order asked for needs them merged. */
  streams: Stream[];
  /** How many bytes of a key are fixed in each stream: what follows is the order of the merge. */
  fixed: number[];
  /** Whether the conditions narrow the first field: an index helps a search only through that. */
  narrow: boolean;
  /** Leading fields fixed to single values. */
  points: number;
  /** Each range is one unique key, given in full. */
  exact: boolean;
  sorts: boolean;
  multikey: boolean[];
  bounds: Interval[][];
}

const MOST_RANGES = 2000;
const MOST_STREAMS = 200;

/** How the index would serve the query. */
export function candidateFor(
  view: View,
  collection: Collection,
  index: Index,
  conditions: Conditions,
  sort: readonly SortField[],
): Candidate {
  const multikey = index.paths.map((_, field) => isMultikey(view, collection, index, field));
  const bounds = boundsOf(index, conditions, multikey);
  const order = hasLongValues(view, collection, index) ? undefined : orderBy(index, bounds, multikey, sort);
  const single = prefixesOf(index, bounds);
  const merged = order?.mergeAfter === undefined ? undefined : prefixesOf(index, bounds, order.mergeAfter);
  const mergeable = !merged || (merged.depth === order?.mergeAfter && merged.prefixes.length <= MOST_STREAMS);
  const sorts = order !== undefined && mergeable;
  const reverse = sorts && order.reverse;
  const { streams, fixed } =
    sorts && merged
      ? {
          streams: merged.prefixes.map((prefix) => rangesOf(index, bounds, merged.depth, [prefix], reverse)),
          fixed: merged.prefixes.map((p) => p.length),
        }
      : { streams: [rangesOf(index, bounds, single.depth, single.prefixes, reverse)], fixed: [0] };
  return {
    index,
    reverse,
    streams,
    fixed,
    narrow: bounds[0] !== ALL,
    points: single.depth,
    exact: index.unique === true && single.depth === bounds.length && single.prefixes.every(fits),
    sorts,
    multikey,
    bounds,
  };
}

const ALL = [EVERYTHING];

/** For each field of the index what its conditions leave. */
function boundsOf(index: Index, conditions: Conditions, multikey: readonly boolean[]): Interval[][] {
  const usedArrays = new Set<string>();
  return index.paths.map((path, field) => {
    const constraints = (conditions.fields.get(path) ?? []).filter(
      ({ intervals }) => intervals[0] !== EVERYTHING,
    );
    if (constraints.length === 0) return ALL;
    if (!multikey[field]) return constraints.map(({ intervals }) => intervals).reduce(intersection);
    // Two conditions may be met by two elements of one array: only one of them can be looked up.
    const root = path.split('.', 1)[0] ?? path;
    if (usedArrays.has(root)) return ALL;
    usedArrays.add(root);
    return constraints.reduce(narrower).intervals;
  });
}

function narrower(a: Constraint, b: Constraint): Constraint {
  const weight = ({ intervals }: Constraint): number =>
    intervals.every(({ point }) => point) ? intervals.length : 1e6;
  return weight(b) < weight(a) ? b : a;
}

/** The beginnings of the keys over the leading fields that are fixed to single values. */
function prefixesOf(
  index: Index,
  bounds: Interval[][],
  most = bounds.length,
): { prefixes: Buffer[]; depth: number } {
  let prefixes = [index.prefix];
  let depth = 0;
  for (; depth < most; depth++) {
    const intervals = bounds[depth] ?? ALL;
    if (!intervals.every(({ point }) => point)) break;
    if (prefixes.length * intervals.length > MOST_RANGES) break;
    const values = stored(index, depth, intervals);
    prefixes = prefixes.flatMap((prefix) => values.map(({ start }) => Buffer.concat([prefix, start])));
  }
  return { prefixes, depth };
}

function rangesOf(
  index: Index,
  bounds: Interval[][],
  depth: number,
  prefixes: Buffer[],
  reverse: boolean,
): Stream {
  const last = depth < bounds.length ? stored(index, depth, bounds[depth] ?? ALL) : undefined;
  const ranges = prefixes.flatMap((prefix) =>
    last
      ? last.map(({ start, end }) =>
          range(Buffer.concat([prefix, start]), Buffer.concat([prefix, end]), reverse),
        )
      : [range(prefix, after(prefix), reverse)],
  );
  return reverse ? ranges.reverse() : ranges;
}

/** Intervals as the index has them: in the order of its keys. */
function stored(index: Index, field: number, intervals: Interval[]): Interval[] {
  if ((index.directions[field] ?? 1) > 0) return intervals;
  return intervals.map(descending).reverse();
}

const fits = (key: Buffer): boolean => key.length <= LONGEST_VALUE_KEY;

/** Bounds too long for a key are widened; the matcher takes out what is too much. */
function range(start: Buffer, end: Buffer, reverse: boolean): KeyRange {
  const most = LONGEST_VALUE_KEY;
  return {
    start: start.length > most ? start.subarray(0, most) : start,
    end: end.length > most ? after(end.subarray(0, most)) : end,
    reverse,
  };
}
