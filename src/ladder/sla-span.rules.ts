import { DAY_MS, formatDate, parseDate } from '../time/civil-date';
import { instantOf, localTime } from '../time/zoned';

/** Which time is asked for: today and dates are of the team's calendar, a week and a month end now. */
export type SlaSpan = 'today' | 'week' | 'month' | { first: string; last: string };

const BACK_MS = { week: 7 * DAY_MS, month: 30 * DAY_MS };
/** A chart has 20 points; weeks are shown where days were more. */
const DAYS_SHOWN = 20;
const WEEK = 7;

/** From, inclusive, to, exclusive; never beyond now. */
export function spanOf(span: SlaSpan, now: Date, timezone: string): { from: Date; to: Date } {
  if (span === 'week' || span === 'month') return { from: new Date(now.getTime() - BACK_MS[span]), to: now };
  const today = localTime(now, timezone).date;
  const { first, last } = span === 'today' ? { first: today, last: today } : span;
  const end = instantOf(formatDate(dayNumber(last) + 1), 0, timezone);
  return { from: instantOf(first, 0, timezone), to: end < now ? end : now };
}

/** The days of a span by the team's calendar, or its weeks; each named by its first day. */
export function bucketsOf(
  { from, to }: { from: Date; to: Date },
  timezone: string,
): { names: string[]; of(at: Date): string } {
  const dayOf = (at: Date) => dayNumber(localTime(at, timezone).date);
  const first = dayOf(from);
  const days = dayOf(new Date(to.getTime() - 1)) - first + 1;
  const length = days > DAYS_SHOWN ? WEEK : 1;
  const nameOf = (index: number) => formatDate(first + index * length);
  return {
    names: Array.from({ length: Math.ceil(days / length) }, (_, index) => nameOf(index)),
    of: (at) => nameOf(Math.floor((dayOf(at) - first) / length)),
  };
}

function dayNumber(date: string): number {
  return parseDate(date) ?? NaN;
}
