import {
  calendarDate,
  DAY,
  dayOfYear,
  HOUR,
  isoWeek,
  isoWeekday,
  MINUTE,
  SECOND,
  week,
  weekday,
} from './calendar';

/** What a clock and a calendar show, read off the local milliseconds. */
export const FIELDS = {
  year: (local: number) => calendarDate(dayOf(local)).year,
  month: (local: number) => calendarDate(dayOf(local)).month,
  dayOfMonth: (local: number) => calendarDate(dayOf(local)).day,
  dayOfYear: (local: number) => dayOfYear(dayOf(local)),
  dayOfWeek: (local: number) => weekday(dayOf(local)) + 1,
  week: (local: number) => week(dayOf(local)),
  isoWeekYear: (local: number) => isoWeek(dayOf(local)).year,
  isoWeek: (local: number) => isoWeek(dayOf(local)).week,
  isoDayOfWeek: (local: number) => isoWeekday(dayOf(local)),
  hour: (local: number) => within(local, DAY, HOUR),
  minute: (local: number) => within(local, HOUR, MINUTE),
  second: (local: number) => within(local, MINUTE, SECOND),
  millisecond: (local: number) => within(local, SECOND, 1),
} as const;

export type FieldName = keyof typeof FIELDS;

function dayOf(local: number): number {
  return Math.floor(local / DAY);
}

function within(local: number, whole: number, part: number): number {
  return Math.floor((((local % whole) + whole) % whole) / part);
}
