import { type Province } from '../geo/provinces';
import { type Locale } from '../i18n/translate';
import { type Span, spanAt, spansOn, weekSpans } from '../policy/windows.rules';
import { type LocalTime } from '../time/zoned';
import { type Shift } from './shift.model';

/** What decides who may take a lead. */
export interface LeadKind {
  province: Province | null;
  language: Locale;
}

type TeamTime = Pick<LocalTime, 'date' | 'weekday' | 'minuteOfDay'>;

function isOff({ time_off }: Pick<Shift, 'time_off'>, date: string): boolean {
  return time_off.some(({ from, until }) => from <= date && date <= until);
}

/** Whether somebody works at a moment of the team's own clock. */
export function isOnShift(shift: Pick<Shift, 'hours' | 'time_off'>, at: TeamTime): boolean {
  if (isOff(shift, at.date)) return false;
  return spanAt(spansOn(weekSpans(shift.hours), at.weekday), at.minuteOfDay) !== null;
}

/** From when to when somebody works on a day, breaks included; null on a day off. */
export function shiftOn(
  shift: Pick<Shift, 'hours' | 'time_off'>,
  { date, weekday }: Pick<TeamTime, 'date' | 'weekday'>,
): Span | null {
  const spans = spansOn(weekSpans(shift.hours), weekday);
  const [first] = spans;
  const last = spans.at(-1);
  return first === undefined || last === undefined || isOff(shift, date)
    ? null
    : { start: first.start, end: last.end };
}

export function serves(
  { provinces, languages }: Pick<Shift, 'provinces' | 'languages'>,
  lead: LeadKind,
): boolean {
  const inPlace = provinces.length === 0 || (lead.province !== null && provinces.includes(lead.province));
  return inPlace && (languages.length === 0 || languages.includes(lead.language));
}

/** Whose turn it is: of those who work and serve such leads the one who waits longest; of two alike the first by id. */
export function nextInTurn(shifts: readonly Shift[], at: TeamTime, lead: LeadKind): Shift | null {
  const able = shifts.filter((shift) => isOnShift(shift, at) && serves(shift, lead));
  const [next] = able.sort((one, other) => one.turn - other.turn || (one._id < other._id ? -1 : 1));
  return next ?? null;
}
