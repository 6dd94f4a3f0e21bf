import { location } from '../errors';
import { FIELDS, type FieldName } from './fields';
import { toLocal, type Zone } from './zone';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

type Specifier = (local: number, offset: number) => string;

const padded =
  (field: FieldName, width: number): Specifier =>
  (local) =>
    String(FIELDS[field](local)).padStart(width, '0');

const monthName = (local: number): string => MONTHS[FIELDS.month(local) - 1] ?? '';

/** https://www.mongodb.com/docs/manual/reference/aggregation/#std-label-format-specifiers */
const SPECIFIERS: Readonly<Record<string, Specifier>> = {
  d: padded('dayOfMonth', 2),
  G: padded('isoWeekYear', 4),
  H: padded('hour', 2),
  j: padded('dayOfYear', 3),
  L: padded('millisecond', 3),
  m: padded('month', 2),
  M: padded('minute', 2),
  S: padded('second', 2),
  u: padded('isoDayOfWeek', 1),
  U: padded('week', 2),
  V: padded('isoWeek', 2),
  w: padded('dayOfWeek', 1),
  Y: padded('year', 4),
  b: (local) => monthName(local).slice(0, 3),
  B: monthName,
  z: (_local, offset) => offsetText(offset),
  Z: (_local, offset) => `${offset < 0 ? '-' : '+'}${Math.abs(Math.trunc(offset / 60_000))}`,
  '%': () => '%',
};

function offsetText(offset: number): string {
  const minutes = Math.abs(Math.trunc(offset / 60_000));
  const digits = String(Math.floor(minutes / 60)).padStart(2, '0') + String(minutes % 60).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${digits}`;
}

export type Formatter = (instant: number, zone: Zone) => string;

/** Reads a format once; throws for a specifier that MongoDB does not know. */
export function compileFormat(format: string): Formatter {
  const pieces = [...format.matchAll(/%([^]?)|[^%]+/gu)].map(([text, letter]): Specifier => {
    if (letter === undefined) return () => text;
    if (letter === '') throw location(18535, "Unmatched '%' at end of format string");
    const specifier = Object.hasOwn(SPECIFIERS, letter) ? SPECIFIERS[letter] : undefined;
    if (!specifier) throw location(18536, `Invalid format character '%${letter}' in format string`);
    return specifier;
  });
  return (instant, zone) => {
    const local = toLocal(instant, zone);
    const year = FIELDS.year(local);
    if (year < 0 || year > 9999) {
      throw location(18537, `date formatting year must be between 0 and 9999, but was ${year}`);
    }
    return pieces.map((piece) => piece(local, local - instant)).join('');
  };
}

/** Without a format: UTC says so with a Z, other zones do not show themselves. */
export const formatIsoUtc = compileFormat('%Y-%m-%dT%H:%M:%S.%LZ');
export const formatIsoLocal = compileFormat('%Y-%m-%dT%H:%M:%S.%L');
