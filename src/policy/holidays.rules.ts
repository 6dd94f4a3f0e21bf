import { type Province } from '../geo/provinces';
import { civilDate, dayNumber, weekdayOf } from '../time/civil-date';
import { HOLIDAYS, type Holiday, type HolidayRule } from './holiday-table';

/** Statutory holidays of one province and year, by day number; filled as years are asked for. */
const known = new Map<string, ReadonlyMap<number, Holiday>>();

/** The statutory holiday of a province on a local day (days since 1970-01-01), or null. */
export function holidayOn(province: Province, day: number): Holiday | null {
  const { year } = civilDate(day);
  return holidaysOf(province, year).get(day) ?? null;
}

/** All of a province's statutory holidays in a year, by day number, substitute days included. */
export function holidaysOf(province: Province, year: number): ReadonlyMap<number, Holiday> {
  const key = `${province}${year}`;
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const days = new Map<number, Holiday>();
  for (const holiday of HOLIDAYS) {
    const since = holiday.provinces[province];
    if (since === undefined || year < since) continue;
    for (const day of daysOf(holiday.rule, year)) days.set(day, holiday);
  }
  known.set(key, days);
  return days;
}

/** The day itself, and the Monday that stands for it where it falls on a Sunday and the law moves it. */
function daysOf(rule: HolidayRule, year: number): number[] {
  switch (rule.kind) {
    case 'date': {
      const day = dayNumber(year, rule.month, rule.day);
      return rule.sundayMoves === true && weekdayOf(day) === 6 ? [day, day + 1] : [day];
    }
    case 'nth-monday':
      return [nthMonday(year, rule.month, rule.nth)];
    case 'monday-before': {
      const limit = dayNumber(year, rule.month, rule.day) - 1;
      return [limit - weekdayOf(limit)];
    }
    case 'easter':
      return [easterSunday(year) + rule.offset];
  }
}

function nthMonday(year: number, month: number, nth: number): number {
  const first = dayNumber(year, month, 1);
  return first + ((7 - weekdayOf(first)) % 7) + (nth - 1) * 7;
}

/** Western Easter: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return dayNumber(year, month, day);
}
