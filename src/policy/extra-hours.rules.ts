import { type Weekday } from '../time/civil-date';
import { formatMinute } from '../time/wall-time';
import { fixedHours } from './fixed-hours.rules';
import { type PolicyRules } from './policy-rules.schema';
import { weekSpans } from './windows.rules';

type Windows = PolicyRules['contact_windows_local'];

/** More time at both ends of the days that a policy opens, for a while. */
export interface ExtraHours {
  /** `ALL`, `ON:ALL`, `ON:TORONTO`. */
  scope: string;
  /** At each end of a day, at most. */
  minutes: number;
  until: Date;
}

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/**
 * The windows with so many minutes more at both ends of each day that is open, cut to the fixed hours of texts and
 * calls: no throttle passes those (spec 3.1). A break within a day stays, and so does a day that is closed.
 */
export function withExtraHours(windows: Windows, minutes: number): Windows {
  return weekSpans(windows).flatMap((spans, day) => {
    const weekday = day as Weekday;
    const fixed = fixedHours('SMS', weekday);
    return spans.map(({ start, end }, index) => ({
      days: [weekday],
      start: formatMinute(index === 0 ? Math.min(start, Math.max(start - minutes, fixed.start)) : start),
      end: formatMinute(index === spans.length - 1 ? Math.max(end, Math.min(end + minutes, fixed.end)) : end),
    }));
  });
}

/** How many minutes that adds to each weekday, Monday first. */
export function minutesAdded(windows: Windows, minutes: number): number[] {
  const open = (week: ReturnType<typeof weekSpans>, day: number) =>
    (week[day] ?? []).reduce((sum, { start, end }) => sum + end - start, 0);
  const before = weekSpans(windows);
  const after = weekSpans(withExtraHours(windows, minutes));
  return DAYS.map((day) => open(after, day) - open(before, day));
}

/** Those that hold at a place, at an instant: the most of them, not their sum. */
export function extraMinutesAt(
  all: readonly ExtraHours[],
  { province, market }: { province: string; market: string },
  now: Date,
): number {
  const holds = ['ALL', `${province}:ALL`, `${province}:${market}`];
  return all.reduce(
    (most, { scope, minutes, until }) =>
      until > now && holds.includes(scope) ? Math.max(most, minutes) : most,
    0,
  );
}
