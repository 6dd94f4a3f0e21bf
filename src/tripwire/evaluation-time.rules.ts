import { type Span } from '../kpi/tally.rules';
import { formatDate, parseDate } from '../time/civil-date';
import { instantOf, localTime } from '../time/zoned';

/** When the last 24 hours are looked at, in TEAM_TIMEZONE: while those who can do something are still there. */
const EVALUATION_MINUTE = 17 * 60;

const shifted = (day: string, by: number) => formatDate((parseDate(day) ?? 0) + by);

/** The last day whose evaluation is due. */
export function lastDueDay(now: Date, timezone: string): string {
  const { date, minuteOfDay } = localTime(now, timezone);
  return minuteOfDay >= EVALUATION_MINUTE ? date : shifted(date, -1);
}

/** The days to evaluate: those since the last one, the oldest first; what is too long ago helps nobody. */
export function dueDays(last: string | null, now: Date, timezone: string, most: number): string[] {
  const due = lastDueDay(now, timezone);
  const missed = last === null ? 1 : (parseDate(due) ?? 0) - (parseDate(last) ?? 0);
  const count = Math.max(0, Math.min(most, missed));
  return Array.from({ length: count }, (_, n) => shifted(due, n - count + 1));
}

export const evaluationInstant = (day: string, timezone: string): Date =>
  instantOf(day, EVALUATION_MINUTE, timezone);

/** The 24 hours up to an instant, and those of the days before, by the team's clock; the newest first. */
export function daySpans(to: Date, timezone: string, days: number): Span[] {
  const { date, minuteOfDay } = localTime(to, timezone);
  const ends = Array.from({ length: days + 1 }, (_, back) =>
    back === 0 ? to : instantOf(shifted(date, -back), minuteOfDay, timezone),
  );
  return ends.slice(0, days).map((end, back) => ({ from: ends[back + 1] ?? end, to: end }));
}
