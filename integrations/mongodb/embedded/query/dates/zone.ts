import { tz } from 'moment-timezone';
import { location, notImplemented } from '../errors';

/** A time zone's rules: how far local time is ahead of UTC, in milliseconds. */
export interface Zone {
  /** The rules that MongoDB counts as UTC when it chooses a format. */
  readonly utc: boolean;
  offsetAt(instant: number): number;
}

const MINUTE = 60_000;
const END_OF_DATA = Date.UTC(2038, 0, 1);
const FIXED = /^([+-])(\d{2})(?::?(\d{2}))?$/;

export const UTC: Zone = { utc: true, offsetAt: () => 0 };

const zones = new Map<string, Zone>();

/**
 * An Olson name or an offset such as '+04:45' (https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateToString/).
 * The rules are moment-timezone's: those that come with Node are older, and an hour wrong for western Canada.
 */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    zone = fixedZone(name) ?? olsonZone(name);
    zones.set(name, zone);
  }
  return zone;
}

function fixedZone(name: string): Zone | undefined {
  const match = FIXED.exec(name);
  if (!match) return undefined;
  const offset = (Number(match[2]) * 60 + Number(match[3] ?? 0)) * MINUTE * (match[1] === '-' ? -1 : 1);
  return { utc: offset === 0, offsetAt: () => offset };
}

function olsonZone(name: string): Zone {
  if (name === 'UTC' || name === 'GMT') return UTC;
  const zone = tz.zone(name);
  // The library ignores case, the server does not.
  if (zone?.name !== name) throw location(40485, `unrecognized time zone identifier: "${name}"`);
  // The last one counts from the one before it without an end.
  const ends = zone.untils.map((until) =>
    typeof until === 'number' && Number.isFinite(until) ? until : Infinity,
  );
  const offsets = zone.offsets.map((west) => -Math.round(west * 60) * 1000);
  return ruledZone(name, ends, offsets);
}

function ruledZone(name: string, ends: readonly number[], offsets: readonly number[]): Zone {
  const lastChange = ends[ends.length - 2] ?? -Infinity;
  // Where the clocks still change in 2037 they will after it, but the data ends there.
  const known = lastChange >= Date.UTC(2037, 0, 1) ? END_OF_DATA : Infinity;
  // Neighbouring documents mostly lie between the same two changes.
  let recent = 0;
  return {
    utc: false,
    offsetAt(instant) {
      if (instant >= known) {
        throw notImplemented(`The embedded store does not know when clocks change in ${name} after 2037`);
      }
      if (instant >= (ends[recent] as number) || instant < (ends[recent - 1] ?? -Infinity)) {
        recent = placeOf(ends, instant);
      }
      return offsets[recent] as number;
    },
  };
}

/** The first period that ends after the instant. */
function placeOf(ends: readonly number[], instant: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] as number) > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The wall clock at an instant, as the milliseconds that UTC would show the same clock at. */
export function toLocal(instant: number, zone: Zone): number {
  return instant + zone.offsetAt(instant);
}

/**
 * The instant at which the wall clock shows a time. A time that the clocks skip in spring moves forward by what is
 * skipped; of the two instants of a time that comes twice it is, west of Greenwich, the first.
 */
export function toInstant(local: number, zone: Zone): number {
  const guess = zone.offsetAt(local);
  const instant = local - guess;
  const offset = zone.offsetAt(instant);
  if (offset === guess) return instant;
  const other = local - offset;
  // In the gap neither offset gives a clock that shows the time; east of Greenwich the guess is the later offset.
  return zone.offsetAt(other) === offset ? other : Math.max(instant, other);
}
