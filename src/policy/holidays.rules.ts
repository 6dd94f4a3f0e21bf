import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import { type Province } from '../geo/provinces';
import { civilDate, dayNumber, parseDate, weekdayOf } from '../time/civil-date';
import { ADDED_DAYS, NOT_STATUTORY, SUNDAY_MOVES } from './holiday-corrections';

/**
 * date-holidays brings the calendars of the whole world: it costs a tenth of a second and 25 MB to load, so it is
 * loaded when the first holiday is asked about, never at start.
 */
const loadWhenNeeded = createRequire(__filename);

const SUNDAY = 6;

/** Statutory holidays of one province and year, by day number; filled as years are asked for. */
const known = new Map<Province, Map<number, ReadonlySet<number>>>();

/** Whether a local day (days since 1970-01-01) is a statutory holiday of the province. */
export function isHoliday(province: Province, day: number): boolean {
  return holidaysOf(province, civilDate(day).year).has(day);
}

/** All of a province's statutory holidays in a year, as day numbers, the Mondays that stand for a Sunday included. */
export function holidaysOf(province: Province, year: number): ReadonlySet<number> {
  const cached = known.get(province)?.get(year);
  if (cached !== undefined) return cached;
  const days = new Set([...listed(province, year), ...added(province, year)]);
  for (const { month, day } of SUNDAY_MOVES) {
    const date = dayNumber(year, month, day);
    if (days.has(date) && weekdayOf(date) === SUNDAY) days.add(date + 1);
  }
  known.set(province, (known.get(province) ?? new Map<number, ReadonlySet<number>>()).set(year, days));
  return days;
}

function listed(province: Province, year: number): number[] {
  const Calendar = loadWhenNeeded('date-holidays') as typeof Holidays;
  return new Calendar('CA', province, { languages: ['en'], types: ['public'] })
    .getHolidays(year)
    .filter(({ name }) => NOT_STATUTORY[name]?.includes(province) !== true)
    .map(({ date }) => parseDate(date.slice(0, 10)) ?? NaN)
    .filter((day) => civilDate(day).year === year);
}

function added(province: Province, year: number): number[] {
  return ADDED_DAYS.filter(({ since }) => year >= (since[province] ?? Infinity)).map(({ month, day }) =>
    dayNumber(year, month, day),
  );
}
