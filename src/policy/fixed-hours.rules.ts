import { type Province } from '../geo/provinces';
import { DAY_MINUTES, type Weekday } from '../time/civil-date';
import { type Channel } from './channel';
import { type Span } from './windows.rules';

/**
 * The hours that no policy, throttle or approval can widen (spec 3.1). For calls they are the CRTC's Unsolicited
 * Telecommunications Rules (weekdays 9:00–21:30, weekends 10:00–18:00, called person's time; crtc.gc.ca
 * tobligations/rules-regles, read 2026-11); for SMS our own choice, since CASL has no hours (canada.md 1.3).
 */
const WEEKDAY_HOURS: Span = { start: 9 * 60, end: 21 * 60 + 30 };
const WEEKEND_HOURS: Span = { start: 10 * 60, end: 18 * 60 };
const WHOLE_DAY: Span = { start: 0, end: DAY_MINUTES };

export function fixedHours(channel: Channel, weekday: Weekday): Span {
  if (channel === 'EMAIL') return WHOLE_DAY;
  return weekday >= 5 ? WEEKEND_HOURS : WEEKDAY_HOURS;
}

/**
 * Telemarketers may not call British Columbia on its statutory holidays (Consumer Protection BC, 2023). Whether an
 * offer to buy a house is caught is a legal question; closed is the safe side (canada.md 1.2).
 */
export function closedOnHolidaysByLaw(channel: Channel, province: Province): boolean {
  return channel === 'CALL' && province === 'BC';
}
