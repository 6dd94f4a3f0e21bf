import { type Province } from '../geo/provinces';
import { DAY_MINUTES, DAY_MS, MINUTE_MS, parseDate, weekdayOf, type Weekday } from '../time/civil-date';
import { stretchAt, type ZoneData } from '../time/zone-data';
import { type Channel } from './channel';
import { closedOnHolidaysByLaw, fixedHours } from './fixed-hours.rules';
import { GateInputError } from './gate-input-error';
import { isHoliday } from './holidays.rules';
import { type PolicyRules } from './policy-rules.schema';
import { cut, nextBoundary, spanAt, spansOn, weekSpans, type Span, type WeekSpans } from './windows.rules';

/** The clock part of the gate for one channel and place: fixed hours, blackout and holiday, policy window. */
export interface Clock {
  channel: Channel;
  province: Province;
  week: WeekSpans;
  blackouts: ReadonlySet<number>;
  closedOnHolidays: boolean;
}

export type ClockReason =
  'within_window' | 'outside_legal_hours' | 'blackout_date' | 'holiday' | 'outside_window';

/** Of rules that are frozen in all their depth, by channel and province: they are read once. */
const known = new WeakMap<PolicyRules, Map<string, Clock>>();

/** Throws GateInputError on rules that cannot be read. */
export function clockOf(channel: Channel, province: Province, rules: PolicyRules): Clock {
  if (!Object.isFrozen(rules)) return readClock(channel, province, rules);
  const clocks = known.get(rules) ?? new Map<string, Clock>();
  known.set(rules, clocks);
  const key = `${channel}:${province}`;
  const clock = clocks.get(key) ?? readClock(channel, province, rules);
  clocks.set(key, clock);
  return clock;
}

function readClock(channel: Channel, province: Province, rules: PolicyRules): Clock {
  const { holidays = 'open' } = rules;
  if (holidays !== 'open' && holidays !== 'closed')
    throw new GateInputError('policy_holidays', 'unreadable holidays rule');
  return {
    channel,
    province,
    week: weekSpans(rules.contact_windows_local),
    blackouts: blackoutDays(rules.blackout_dates),
    closedOnHolidays: holidays === 'closed' || closedOnHolidaysByLaw(channel, province),
  };
}

/** What the clock part says of a local minute; `day` null where there is no date (weekday and hhmm alone). */
export function clockReason(clock: Clock, weekday: Weekday, minute: number, day: number | null): ClockReason {
  if (spanAt([fixedHours(clock.channel, weekday)], minute) === null) return 'outside_legal_hours';
  if (day !== null && clock.blackouts.has(day)) return 'blackout_date';
  if (day !== null && clock.closedOnHolidays && isHoliday(clock.province, day)) return 'holiday';
  return openWindow(clock, weekday, minute) === null ? 'outside_window' : 'within_window';
}

/** The policy window of that minute cut down to the fixed hours, or null. */
export function openWindow(clock: Clock, weekday: Weekday, minute: number): Span | null {
  const window = spanAt(spansOn(clock.week, weekday), minute);
  return window === null ? null : cut(window, fixedHours(clock.channel, weekday));
}

/** A stretch of time in which one zone's clock part does not change: the answer, and the epoch ms up to which it holds. */
export interface Stretch {
  reason: ClockReason;
  until: number;
}

/** The stretch that holds the instant `ms`; it may end early, never late. */
export function stretchOf(clock: Clock, zone: ZoneData, ms: number): Stretch {
  const index = stretchAt(zone, ms);
  const offsetMs = (zone.offsets[index] ?? NaN) * MINUTE_MS;
  const localMs = ms + offsetMs;
  const day = Math.floor(localMs / DAY_MS);
  const minute = Math.floor((localMs - day * DAY_MS) / MINUTE_MS);
  const weekday = weekdayOf(day);
  const reason = clockReason(clock, weekday, minute, day);
  const wholeDay = reason === 'blackout_date' || reason === 'holiday';
  const boundary = wholeDay
    ? DAY_MINUTES
    : Math.min(
        nextBoundary(spansOn(clock.week, weekday), minute),
        nextBoundary([fixedHours(clock.channel, weekday)], minute),
      );
  const wallEnd = day * DAY_MS + boundary * MINUTE_MS - offsetMs;
  return { reason, until: Math.min(wallEnd, zone.untils[index] ?? Infinity) };
}

function blackoutDays(dates: readonly string[] | undefined): ReadonlySet<number> {
  if (dates === undefined || dates.length === 0) return NO_DAYS;
  const days = new Set<number>();
  for (const date of dates) {
    const day = parseDate(date);
    if (day === null) throw new GateInputError('policy_blackout', `unreadable blackout date ${date}`);
    days.add(day);
  }
  return days;
}

const NO_DAYS: ReadonlySet<number> = new Set();
