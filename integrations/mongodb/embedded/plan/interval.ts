import { after } from '../storage/keys';
import { createKeyWriter } from '../storage/key-writer';
import { RANK_BYTES, writeValue } from '../storage/value-encoding';
import { typeOf } from '../query/bson-types';

/** A range of encoded values in ascending order: `start` inclusive, `end` exclusive. */
export interface Interval {
  start: Buffer;
  end: Buffer;
  /** Whether it holds one value only. */
  point: boolean;
}

const MOST_PAIRS = 1_000_000;
const writer = createKeyWriter();

export const EVERYTHING: Interval = { start: Buffer.from([0x01]), end: Buffer.from([0xff]), point: false };

function encoded(value: unknown): Buffer {
  writer.reset();
  writeValue(writer, value);
  return writer.copy();
}

export function pointOf(value: unknown): Interval {
  const start = encoded(value ?? null);
  return { start, end: after(start), point: true };
}

/** All values of the type of this one: a comparison looks at no other types. */
export function typeInterval(value: unknown): Interval {
  const rank = RANK_BYTES[typeOf(value)];
  return { start: Buffer.from([rank]), end: Buffer.from([rank + 1]), point: false };
}

export function comparison(operator: '$gt' | '$gte' | '$lt' | '$lte', value: unknown): Interval {
  const bracket = typeInterval(value);
  const bound = encoded(value);
  switch (operator) {
    case '$gt':
      return { ...bracket, start: after(bound) };
    case '$gte':
      return { ...bracket, start: bound };
    case '$lt':
      return { ...bracket, end: bound };
    case '$lte':
      return { ...bracket, end: after(bound) };
  }
}

/** The strings that begin with a text. */
export function textPrefix(text: string): Interval {
  writer.reset();
  writeValue(writer, text);
  // Without the two bytes that close a string.
  const start = writer.copy().subarray(0, -2);
  return { start, end: after(start), point: false };
}

export function sorted(intervals: Interval[]): Interval[] {
  const inOrder = [...intervals].sort((a, b) => a.start.compare(b.start) || b.end.compare(a.end));
  const apart: Interval[] = [];
  for (const interval of inOrder) {
    const last = apart[apart.length - 1];
    if (!last || last.end.compare(interval.start) <= 0) apart.push(interval);
    else if (last.end.compare(interval.end) < 0) {
      apart[apart.length - 1] = { start: last.start, end: interval.end, point: false };
    }
  }
  return apart;
}

/** Any list that holds the common values will do: of two very long ones one is as good as their intersection. */
export function intersection(left: Interval[], right: Interval[]): Interval[] {
  if (left.length * right.length > MOST_PAIRS) return left.length < right.length ? left : right;
  const common: Interval[] = [];
  for (const a of left) {
    for (const b of right) {
      const start = a.start.compare(b.start) >= 0 ? a.start : b.start;
      const end = a.end.compare(b.end) <= 0 ? a.end : b.end;
      if (start.compare(end) < 0) common.push({ start, end, point: a.point || b.point });
    }
  }
  return common;
}

/** The same values as a descending field stores them. */
export function descending({ start, end, point }: Interval): Interval {
  if (point) return { start: flipped(start), end: after(flipped(start)), point };
  return { start: after(flipped(end)), end: after(flipped(start)), point };
}

function flipped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => ~byte & 0xff));
}
