import { typeName } from '../bson-types';
import { failedToParse, location } from '../errors';
import { HOUR, MINUTE, SECOND } from './calendar';

const UNITS = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second', 'millisecond'] as const;

export type Unit = (typeof UNITS)[number];

/** Units that are so many milliseconds whatever the calendar and the zone say. */
export const LENGTHS = { hour: HOUR, minute: MINUTE, second: SECOND, millisecond: 1 } as const;

type FixedUnit = keyof typeof LENGTHS;

export function isFixed(unit: Unit): unit is FixedUnit {
  return Object.hasOwn(LENGTHS, unit);
}

/** The numbers of an operator's errors about its unit: one that is no string, one that is no unit. */
interface UnitCodes {
  readonly type: number;
  readonly value?: number;
}

export function unitOf(value: unknown, name: string, codes: UnitCodes): Unit {
  if (typeof value !== 'string') {
    throw location(codes.type, `${name} requires 'unit' to be a string, but got ${typeName(value)}`);
  }
  const unit = UNITS.find((known) => known === value);
  if (unit) return unit;
  const message = `${name} parameter 'unit' value cannot be recognized as a time unit: ${value}`;
  throw codes.value === undefined ? failedToParse(message) : location(codes.value, message);
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** 0 for Sunday: the name of a day or its first three letters, in any case. */
export function startOfWeek(value: unknown, name: string): number {
  if (typeof value !== 'string') {
    throw location(5439015, `${name} requires 'startOfWeek' to be a string, but got ${typeName(value)}`);
  }
  const text = value.toLowerCase();
  const day = WEEKDAYS.findIndex((weekday) => weekday === text || weekday.slice(0, 3) === text);
  if (day === -1) {
    throw location(
      5439016,
      `${name} parameter 'startOfWeek' value cannot be recognized as a day of a week: ${value}`,
    );
  }
  return day;
}
