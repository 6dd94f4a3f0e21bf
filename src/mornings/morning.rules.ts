import { type Span } from '../policy/windows.rules';
import { type Shift } from '../shifts/shift.model';
import { shiftOn } from '../shifts/shift.rules';
import { type LocalTime } from '../time/zoned';

/** Of those who have no hours: Monday to Friday, 08:30 to 17:00 by the team's clock. */
export const OFFICE_HOURS: Span = { start: 8 * 60 + 30, end: 17 * 60 };
const SATURDAY = 5;

type TeamTime = Pick<LocalTime, 'date' | 'weekday' | 'minuteOfDay'>;

/** Whether the day of somebody with these hours has begun and goes on; null: they have none. */
export function isAtWork(shift: Pick<Shift, 'hours' | 'time_off'> | null, at: TeamTime): boolean {
  const day = shift === null ? officeDay(at) : shiftOn(shift, at);
  return day !== null && day.start <= at.minuteOfDay && at.minuteOfDay < day.end;
}

function officeDay({ weekday }: Pick<TeamTime, 'weekday'>): Span | null {
  return weekday < SATURDAY ? OFFICE_HOURS : null;
}
