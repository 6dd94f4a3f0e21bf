export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A date of the proleptic Gregorian calendar; month 1 to 12, but what is over carries into the next field. */
interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days since 1970-01-01. `Date.UTC` is not used as it is: it takes the years 0 to 99 for 1900 to 1999. */
export function dayNumber({ year, month, day }: CalendarDate): number {
  const date = new Date(0);
  return date.setUTCFullYear(year, month - 1, day) / DAY;
}

export function calendarDate(days: number): CalendarDate {
  const date = new Date(days * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(days: number): number {
  return (((days + 4) % 7) + 7) % 7;
}

/** 1 for Monday to 7 for Sunday. */
export function isoWeekday(days: number): number {
  return weekday(days) || 7;
}

export function dayOfYear(days: number): number {
  return days - dayNumber({ year: calendarDate(days).year, month: 1, day: 1 }) + 1;
}

/** Weeks begin on Sunday; the days before the year's first Sunday are week 0. */
export function week(days: number): number {
  return Math.floor((dayOfYear(days) + 6 - weekday(days)) / 7);
}

/** The ISO 8601 week, and the year that it belongs to: that of its Thursday. */
export function isoWeek(days: number): { year: number; week: number } {
  const thursday = days - isoWeekday(days) + 4;
  const { year } = calendarDate(thursday);
  return { year, week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1 };
}

/** The Monday of a year's first ISO week: that of January 4. */
export function firstIsoMonday(year: number): number {
  const january4 = dayNumber({ year, month: 1, day: 4 });
  return january4 - isoWeekday(january4) + 1;
}

export function daysInMonth(year: number, month: number): number {
  return dayNumber({ year, month: month + 1, day: 1 }) - dayNumber({ year, month, day: 1 });
}

/** The same day some months later, or the last day of a month that is too short for it. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const total = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return { year, month, day: Math.min(date.day, daysInMonth(year, month)) };
}
