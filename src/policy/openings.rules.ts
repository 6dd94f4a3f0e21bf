import { DAY_MS } from '../time/civil-date';
import { isKnownCanadianZone, zoneData, type ZoneData } from '../time/zone-data';
import { clockOf, stretchOf, type Clock } from './clock.rules';
import { type GateInput } from './gate.types';

/** How far the gate looks ahead (spec 3.1, `next_open`). */
export const HORIZON_DAYS = 14;

export type ClockInput = Pick<GateInput, 'channel' | 'province' | 'policy' | 'timezones'>;

/** The zones' data, or null where there is none or one is no zone of Canada. */
export function zonesOfContact(timezones: readonly string[]): ZoneData[] | null {
  const zones: ZoneData[] = [];
  for (const name of timezones) {
    const data = isKnownCanadianZone(name) ? zoneData(name) : null;
    if (data === null) return null;
    zones.push(data);
  }
  return zones.length === 0 ? null : zones;
}

/**
 * The first instant at or after `from` at which the clock part is open in every zone; null if there is none within
 * `days`, or no place, policy or zone to judge by.
 */
export function clockOpens(input: ClockInput, from: Date, days = HORIZON_DAYS): Date | null {
  const parts = clockParts(input);
  if (parts === null) return null;
  const opens = firstOpen(parts.clock, parts.zones, from.getTime(), days);
  return opens === null ? null : new Date(opens);
}

/**
 * When the opening that holds `at` ends (for Twilio's ValidityPeriod); null where nothing is open. An opening
 * without an end within 14 days (e-mail around the clock) is cut off there.
 */
export function clockCloses(input: ClockInput, at: Date): Date | null {
  const parts = clockParts(input);
  if (parts === null) return null;
  const from = at.getTime();
  const horizon = from + HORIZON_DAYS * DAY_MS;
  let ms = from;
  while (ms < horizon) {
    let until = horizon;
    for (const zone of parts.zones) {
      const stretch = stretchOf(parts.clock, zone, ms);
      if (stretch.reason !== 'within_window') return ms === from ? null : new Date(ms);
      if (stretch.until < until) until = stretch.until;
    }
    ms = until;
  }
  // NaN never enters the loop: an unreadable instant opens nothing.
  return ms >= horizon ? new Date(horizon) : null;
}

/** Epoch ms of the first instant at or after `from` at which all zones are open, or null. */
export function firstOpen(
  clock: Clock,
  zones: readonly ZoneData[],
  from: number,
  days = HORIZON_DAYS,
): number | null {
  const horizon = from + days * DAY_MS;
  let ms = from;
  while (ms <= horizon) {
    let next = ms;
    for (const zone of zones) {
      const stretch = stretchOf(clock, zone, ms);
      if (stretch.reason !== 'within_window' && stretch.until > next) next = stretch.until;
    }
    if (next === ms) return ms;
    ms = next;
  }
  return null;
}

function clockParts(input: ClockInput): { clock: Clock; zones: ZoneData[] } | null {
  const { channel, province, policy } = input;
  const zones = zonesOfContact(input.timezones);
  if (province === null || !policy.found || !policy.enabled || zones === null) return null;
  return { clock: clockOf(channel, province, policy.rules), zones };
}
