import { type Province, PROVINCES } from '../geo/provinces';
import { zonesOf } from '../geo/zones-of-place.rules';
import { DAY_MINUTES, type Weekday } from '../time/civil-date';
import { localTime } from '../time/zoned';
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

/** Whether the fixed hours of texts were open where one went: in one zone of its province, or of any. */
export function withinFixedHours({ at, province }: { at: Date; province: Province | null }): boolean {
  const zones = province === null ? PROVINCES.flatMap(zonesOf) : zonesOf(province);
  return zones.some((zone) => {
    const { weekday, minuteOfDay } = localTime(at, zone);
    const { start, end } = fixedHours('SMS', weekday);
    return minuteOfDay >= start && minuteOfDay < end;
  });
}

/**
 * Telemarketers may not call British Columbia on its statutory holidays (Consumer Protection BC, 2023). Whether an
 * offer to buy a house is caught is a legal question; closed is the safe side (canada.md 1.2).
 */
export function closedOnHolidaysByLaw(channel: Channel, province: Province): boolean {
  return channel === 'CALL' && province === 'BC';
}
