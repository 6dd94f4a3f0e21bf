/**
 * Calendar arithmetic on plain numbers (proleptic Gregorian, no zone), after Howard Hinnant's
 * "chrono-Compatible Low-Level Date Algorithms". The gate runs at every send, so it may not cost a library's
 * date object for each look at a calendar.
 */

/** 0 = Monday … 6 = Sunday (spec section 2). */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
export const DAY_MINUTES = 1440;

/** Days since 1970-01-01 of a calendar date; months and days are 1-based. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

export function civilDate(days: number): CivilDate {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1,
  };
}

/** 1970-01-01 was a Thursday. */
export function weekdayOf(days: number): Weekday {
  return ((((days + 3) % 7) + 7) % 7) as Weekday;
}

export function formatDate(days: number): string {
  const { year, month, day } = civilDate(days);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** `YYYY-MM-DD` of a day that exists; null for anything else (2027-02-29, 2027-2-3). */
export function parseDate(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const days = dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
  return formatDate(days) === text ? days : null;
}

/** The same time of day `months` calendar months later, in UTC; a day that the month lacks becomes its last one. */
export function addMonths(at: Date, months: number): Date {
  const days = Math.floor(at.getTime() / DAY_MS);
  const { year, month, day } = civilDate(days);
  const target = year * 12 + (month - 1) + months;
  const firstOfMonth = dayNumber(Math.floor(target / 12), (target % 12) + 1, 1);
  const firstOfNext = dayNumber(Math.floor((target + 1) / 12), ((target + 1) % 12) + 1, 1);
  const landed = Math.min(firstOfMonth + day - 1, firstOfNext - 1);
  return new Date(landed * DAY_MS + (at.getTime() - days * DAY_MS));
}

export function twoDigits(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}
