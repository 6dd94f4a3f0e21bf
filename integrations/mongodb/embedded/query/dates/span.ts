import { addMonths, calendarDate, DAY, dayNumber } from './calendar';
import { monthsIn } from './truncate';
import { isFixed, LENGTHS, type Unit } from './unit';
import { toInstant, toLocal, type Zone } from './zone';

/**
 * Days and longer are added on the zone's calendar, so that the clock shows the same time after a change of it; a day
 * that the month does not have becomes its last; hours and shorter are added as they pass
 * (https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateAdd/).
 */
export function addUnits(instant: number, unit: Unit, amount: number, zone: Zone): number {
  if (isFixed(unit)) return instant + amount * LENGTHS[unit];
  const local = toLocal(instant, zone);
  const day = Math.floor(local / DAY);
  return toInstant(local + (laterDay(day, unit, amount) - day) * DAY, zone);
}

function laterDay(day: number, unit: Unit, amount: number): number {
  if (unit === 'day') return day + amount;
  if (unit === 'week') return day + 7 * amount;
  return dayNumber(addMonths(calendarDate(day), amount * monthsIn(unit)));
}

/**
 * How many times a unit's boundary is crossed from the start to the end
 * (https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateDiff/#behavior).
 */
export function unitsBetween(
  start: number,
  end: number,
  unit: Unit,
  zone: Zone,
  firstWeekday: number,
): number {
  const localStart = toLocal(start, zone);
  const localEnd = toLocal(end, zone);
  if (isFixed(unit)) {
    return fixedUnitsBetween(localStart, localEnd, localStart - start - (localEnd - end), LENGTHS[unit]);
  }
  const firstDay = Math.floor(localStart / DAY);
  const lastDay = Math.floor(localEnd / DAY);
  if (unit === 'day') return lastDay - firstDay;
  if (unit === 'week') return weekNumber(lastDay, firstWeekday) - weekNumber(firstDay, firstWeekday);
  return period(lastDay, monthsIn(unit)) - period(firstDay, monthsIn(unit));
}

/** Boundaries on the clock, and what the clock was put on or back between them counts too. */
function fixedUnitsBetween(localStart: number, localEnd: number, shift: number, length: number): number {
  return Math.floor(localEnd / length) - Math.floor(localStart / length) + Math.trunc(shift / length);
}

function weekNumber(day: number, firstWeekday: number): number {
  // 1970-01-01 was a Thursday.
  return Math.floor((day + 4 - firstWeekday) / 7);
}

function period(day: number, months: number): number {
  const { year, month } = calendarDate(day);
  return Math.floor((year * 12 + month - 1) / months);
}
