import { DAY_MINUTES, formatDate, parseDate, type Weekday } from '../time/civil-date';
import { instantOf, localTime } from '../time/zoned';

/** A time of day there, on a day as people name it; which instant that is depends on where the person is. */
export interface SpokenWhen {
  day: { inDays: number } | { weekday: Weekday } | { date: string };
  minuteOfDay: number;
}

/**
 * The instant that is meant, by the clock of one place. A weekday is the next one: today's while its time is to come.
 * Throws RangeError on an unknown zone or a date that does not exist.
 */
export function spokenInstant({ day, minuteOfDay }: SpokenWhen, now: Date, timezone: string): Date {
  const here = localTime(now, timezone);
  return instantOf(dateOf(day, minuteOfDay, here), minuteOfDay, timezone);
}

function dateOf(
  day: SpokenWhen['day'],
  minuteOfDay: number,
  here: { date: string; weekday: Weekday; minuteOfDay: number },
): string {
  if ('date' in day) return day.date;
  const today = parseDate(here.date) ?? NaN;
  if ('inDays' in day) return formatDate(today + day.inDays);
  const ahead = (day.weekday - here.weekday + 7) % 7;
  const isOver = ahead === 0 && minuteOfDay < here.minuteOfDay;
  return formatDate(today + ahead + (isOver ? 7 : 0));
}

/** Whether a time of day can begin there. */
export function isMinuteOfDay(minute: number | null): minute is number {
  return minute !== null && minute < DAY_MINUTES;
}
