import { calendarDate, DAY, dayNumber, weekday } from './calendar';
import { isFixed, LENGTHS, type Unit } from './unit';
import { toInstant, toLocal, type Zone } from './zone';

const REFERENCE = { year: 2000, month: 1, day: 1 };
const REFERENCE_DAY = dayNumber(REFERENCE);

/**
 * The start of the period that an instant is in. Periods of more than one unit are counted from 2000-01-01 on the
 * zone's clock, those of weeks from the first week that begins in 2000
 * (https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateTrunc/#binsize-and-unit-fields).
 */
export function truncate(
  instant: number,
  unit: Unit,
  size: number,
  zone: Zone,
  firstWeekday: number,
): number {
  if (isFixed(unit)) {
    const reference = toInstant(REFERENCE_DAY * DAY, zone);
    return reference + floorTo(instant - reference, size * LENGTHS[unit]);
  }
  const day = Math.floor(toLocal(instant, zone) / DAY);
  return toInstant(startDay(day, unit, size, firstWeekday) * DAY, zone);
}

function startDay(day: number, unit: Unit, size: number, firstWeekday: number): number {
  switch (unit) {
    case 'day':
      return REFERENCE_DAY + floorTo(day - REFERENCE_DAY, size);
    case 'week': {
      const reference = REFERENCE_DAY + ((firstWeekday - weekday(REFERENCE_DAY) + 7) % 7);
      return reference + floorTo(day - reference, size * 7);
    }
    default: {
      const { year, month } = calendarDate(day);
      const months = (year - REFERENCE.year) * 12 + month - REFERENCE.month;
      return dayNumber({ ...REFERENCE, month: REFERENCE.month + floorTo(months, size * monthsIn(unit)) });
    }
  }
}

export function monthsIn(unit: Unit): number {
  return unit === 'year' ? 12 : unit === 'quarter' ? 3 : 1;
}

function floorTo(value: number, size: number): number {
  return Math.floor(value / size) * size;
}
