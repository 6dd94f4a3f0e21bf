import { type Province, PROVINCES } from '../geo/provinces';
import { isHoliday } from '../policy/holidays.rules';
import { parseDate } from '../time/civil-date';
import { type DayBook, EVERYWHERE } from './day-book.rules';

/**
 * Which days, the newest first, were statutory holidays of a scope: on those counts are low for a reason that is no
 * drift. Everywhere it is those of at least half of the provinces that are worked in.
 */
export function closedDays(scope: string, books: readonly DayBook[], day: string): boolean[] {
  const today = parseDate(day) ?? NaN;
  const worked = PROVINCES.filter((province) => books.some((book) => book.has(`${province}:ALL`)));
  const concerned = scope === EVERYWHERE ? worked : [scope.slice(0, 2) as Province];
  return books.map((_, back) => {
    const closed = concerned.filter((province) => isHoliday(province, today - back)).length;
    return closed > 0 && closed * 2 >= concerned.length;
  });
}
