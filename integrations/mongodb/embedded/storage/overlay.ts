import { createOrderedMap, type OrderedMap } from './ordered-map';
import { after } from './keys';
import { type Entry, type KeyRange, type View } from './view';

/** A change that the layer below does not have yet; no value means removed. */
export interface Change {
  key: Buffer;
  value: Buffer | undefined;
}

export type Changes = OrderedMap<Change>;

export const createChanges = (): Changes => createOrderedMap<Change>();

export const textOf = (key: Buffer): string => key.toString('latin1');

/** What lies beneath: reads at most `limit` entries in order. */
export interface Base {
  get(key: Buffer): Buffer | undefined;
  read(range: KeyRange, limit: number): Entry[];
  count(range: KeyRange): number;
}

const FIRST_PIECE = 16;
const LARGEST_PIECE = 512;

/** The base with the changes laid over it. */
export function overlay(base: () => Base, changes: () => Changes): View {
  return {
    get(key) {
      const change = changes().size > 0 ? changes().get(textOf(key)) : undefined;
      return change ? change.value : base().get(key);
    },
    *scan(range) {
      let rest: KeyRange | undefined = range;
      for (let limit = FIRST_PIECE; rest; limit = Math.min(limit * 4, LARGEST_PIECE)) {
        const piece = base().read(rest, limit);
        const last = piece.length === limit ? piece[piece.length - 1] : undefined;
        const covered: KeyRange = last ? upTo(rest, last.key) : rest;
        rest = last ? beyond(rest, last.key) : undefined;
        yield* merge(piece, covered, changes());
      }
    },
    count(range) {
      let count = base().count(range);
      for (const text of changes().keys(textOf(range.start), textOf(range.end), false)) {
        const change = changes().get(text);
        if (change)
          count += Number(change.value !== undefined) - Number(base().get(change.key) !== undefined);
      }
      return count;
    },
  };
}

const justAfter = (key: Buffer): Buffer => Buffer.concat([key, Buffer.from([0])]);

function upTo(range: KeyRange, key: Buffer): KeyRange {
  return range.reverse ? { ...range, start: key } : { ...range, end: justAfter(key) };
}

function beyond(range: KeyRange, key: Buffer): KeyRange {
  return range.reverse ? { ...range, end: key } : { ...range, start: justAfter(key) };
}

function merge(piece: Entry[], range: KeyRange, changes: Changes): Entry[] {
  if (changes.size === 0) return piece;
  const changed = [...changes.keys(textOf(range.start), textOf(range.end), range.reverse === true)];
  if (changed.length === 0) return piece;
  const merged: Entry[] = [];
  const comesFirst = (a: string, b: string): boolean => (range.reverse ? a > b : a < b);
  let next = 0;
  const takeChange = (): void => {
    const change = changes.get(changed[next++] ?? '');
    if (change?.value) merged.push({ key: change.key, value: change.value });
  };
  for (const entry of piece) {
    const text = textOf(entry.key);
    while (next < changed.length && comesFirst(changed[next] ?? '', text)) takeChange();
    if (changed[next] === text) takeChange();
    else merged.push(entry);
  }
  while (next < changed.length) takeChange();
  return merged;
}

export const prefixRange = (prefix: Buffer): KeyRange => ({ start: prefix, end: after(prefix) });
