import { conversionFailure, location, notImplemented } from '../errors';
import { DAY, dayNumber, daysInMonth, firstIsoMonday, HOUR, MINUTE, SECOND } from './calendar';
import { toInstant, UTC, type Zone } from './zone';

/** What was read, before it is known whether it makes a date. */
type Parts = Readonly<Partial<Record<string, string>>>;

const ISO =
  /^(?<Y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?:[T ](?<H>\d{2}):(?<M>\d{2})(?::(?<S>\d{2})(?:\.(?<L>\d{1,9}))?)?)?\s?(?<z>Z|[+-]\d{2}(?::?\d{2})?)?$/;

// What each specifier accepts (https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateFromString/).
const PATTERNS: Readonly<Record<string, string>> = {
  d: '(?<d>\\d{1,2})',
  G: '(?<G>\\d{4})',
  H: '(?<H>\\d{1,2})',
  j: '(?<j>\\d{1,3})',
  L: '(?<L>\\d{1,3})',
  m: '(?<m>\\d{1,2})',
  M: '(?<M>\\d{2})',
  S: '(?<S>\\d{2})',
  u: '(?<u>[1-7])',
  V: '(?<V>\\d{1,2})',
  Y: '(?<Y>\\d{4})',
  z: '(?<z>Z|[+-]\\d{2}(?::?\\d{2})?)',
  Z: '(?<minutes>[+-]\\d{1,3})',
  '%': '%',
};

/** The instant that a text means; throws ConversionFailure if it is none. */
export function parseDate(text: string, zone: Zone | undefined): number {
  const match = ISO.exec(text);
  // MongoDB reads many other forms; to say that such a text is no date would be wrong.
  if (!match) {
    throw notImplemented(`Without a format the embedded store reads dates in ISO 8601 only, not '${text}'`);
  }
  return instantOf(match.groups ?? {}, text, zone);
}

export type DateParser = (text: string, zone: Zone | undefined) => number;

export function compileParser(format: string): DateParser {
  const source = [...format.matchAll(/%([^]?)|[^%]+/gu)].map(([text, letter]) => {
    if (letter === undefined) return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    if (letter === '') throw location(18535, "Unmatched '%' at end of format string");
    const pattern = Object.hasOwn(PATTERNS, letter) ? PATTERNS[letter] : undefined;
    if (pattern === undefined) {
      throw location(18536, `Invalid format character '%${letter}' in format string`);
    }
    return pattern;
  });
  const expression = compileExpression(`^${source.join('')}$`, format);
  return (text, zone) => {
    const match = expression.exec(text);
    if (!match) throw conversionFailure(`Error parsing date string '${text}' with format '${format}'`);
    return instantOf(match.groups ?? {}, text, zone);
  };
}

function compileExpression(source: string, format: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch {
    throw notImplemented(`The embedded store reads each field of a date once: '${format}'`);
  }
}

function instantOf(parts: Parts, text: string, zone: Zone | undefined): number {
  const clock =
    numberOf(parts['H']) * HOUR +
    numberOf(parts['M']) * MINUTE +
    numberOf(parts['S']) * SECOND +
    millisecondsOf(parts);
  if (numberOf(parts['H']) > 23 || numberOf(parts['M']) > 59 || numberOf(parts['S']) > 59) {
    throw conversionFailure(`Error parsing date string '${text}'; the time is out of range`);
  }
  const local = dayOf(parts, text) * DAY + clock;
  const offset = offsetOf(parts);
  if (offset === undefined) return toInstant(local, zone ?? UTC);
  if (zone) {
    throw conversionFailure(
      `you cannot pass in a date/time string with time zone information ('${text}') together with a timezone argument`,
    );
  }
  return local - offset;
}

function numberOf(text: string | undefined): number {
  return Number(text ?? 0);
}

/** Fractions of a second may have more digits than three; what is below a millisecond is dropped. */
function millisecondsOf({ L: fraction }: Parts): number {
  return fraction === undefined ? 0 : Number(fraction.padEnd(3, '0').slice(0, 3));
}

function dayOf(parts: Parts, text: string): number {
  const { Y: year, m: month, d: day, j: ordinal, G: isoYear, V: isoWeek, u: isoDay } = parts;
  if (isoYear !== undefined && isoWeek !== undefined && isoDay !== undefined) {
    return firstIsoMonday(Number(isoYear)) + (Number(isoWeek) - 1) * 7 + Number(isoDay) - 1;
  }
  if (year !== undefined && ordinal !== undefined) {
    return dayNumber({ year: Number(year), month: 1, day: Number(ordinal) });
  }
  if (year === undefined || month === undefined || day === undefined) {
    throw conversionFailure(
      `an incomplete date/time string has been found, with elements missing: '${text}'`,
    );
  }
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  if (date.month < 1 || date.month > 12 || date.day < 1) {
    throw conversionFailure(`Error parsing date string '${text}'; the date is out of range`);
  }
  if (date.day > daysInMonth(date.year, date.month)) {
    throw notImplemented(`The embedded store reads no dates that the calendar does not have: '${text}'`);
  }
  return dayNumber(date);
}

function offsetOf({ z: zone, minutes }: Parts): number | undefined {
  if (minutes !== undefined) return Number(minutes) * MINUTE;
  if (zone === undefined) return undefined;
  if (zone === 'Z') return 0;
  const size = (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0)) * MINUTE;
  return zone.startsWith('-') ? -size : size;
}
