import moment from 'moment-timezone';
import { type ClockOverride, withFixedOffset, zonesThatFollow } from './clock-override.rules';
import { CANADIAN_ZONE_NAMES } from './zone-names';

/**
 * Time-zone data as packed in moment-timezone, never the runtime's: Node 20 carries 2025c, in which BC, AB, NT,
 * MB and north-western ON are an hour wrong since 2026-11-01 (canada.md section 0, 2026-11-23). Taken hold of here: a
 * second copy of moment-timezone, loaded later by another package, would put its own older data in the place of these.
 */
const { tz } = moment;
const PACKED_VERSION: string = tz.dataVersion;

/** One zone's history: up to `untils[i]` (epoch ms, exclusive) its clock stood `offsets[i]` minutes east of UTC. */
export interface ZoneData {
  name: string;
  untils: readonly number[];
  offsets: readonly number[];
  abbreviations: readonly string[];
}

const KNOWN_CANADIAN: ReadonlySet<string> = new Set(CANADIAN_ZONE_NAMES);

const unpacked = new Map<string, ZoneData>();

/**
 * What operators changed (src/zones), like a newer release of the data: one for the process, as the packed data are.
 * Replaced as a whole, so that a decision never sees half of a change.
 */
let overridden: ReadonlyMap<string, ZoneData> = new Map();
let version = PACKED_VERSION;

/** `2026f`, and `2026f+3` while version 3 of the overrides is in force. It stands in every decision. */
export function tzDataVersion(): string {
  return version;
}

/** Puts these overrides in force in place of all earlier ones. Throws RangeError on a zone that is none of Canada's. */
export function useClockOverrides(overridesVersion: number, clocks: readonly ClockOverride[]): void {
  const next = new Map<string, ZoneData>();
  for (const { zone, from, offset } of clocks) {
    for (const name of [zone, ...zonesThatFollow(zone)]) {
      const packed = isKnownCanadianZone(name) ? packedZone(name) : null;
      if (packed === null) throw new RangeError(`unknown time zone of Canada: ${name}`);
      next.set(name, withFixedOffset(packed, from.getTime(), offset));
    }
  }
  overridden = next;
  version = overridesVersion === 0 ? PACKED_VERSION : `${PACKED_VERSION}+${overridesVersion}`;
}

/** Any tzdata zone of Canada, links included (America/Coral_Harbour, America/Montreal, Canada/Pacific). */
export function isKnownCanadianZone(name: string): boolean {
  return KNOWN_CANADIAN.has(name);
}

/** The zone's data in force; null for a name that the data do not have. */
export function zoneData(name: string): ZoneData | null {
  return overridden.get(name) ?? packedZone(name);
}

/** The zone as packed, unpacked once, whatever overrides are in force. */
export function packedZone(name: string): ZoneData | null {
  const known = unpacked.get(name);
  if (known !== undefined) return known;
  const zone = typeof name === 'string' && name !== '' ? tz.zone(name) : null;
  // moment folds case and punctuation of names; a name we would not print is not one we accept.
  if (zone === null || !(KNOWN_CANADIAN.has(name) || zone.name === name)) return null;
  const data: ZoneData = {
    name,
    untils: zone.untils,
    // moment counts minutes west of UTC.
    offsets: zone.offsets.map((minutesWest) => (minutesWest === 0 ? 0 : -minutesWest)),
    abbreviations: zone.abbrs,
  };
  unpacked.set(name, data);
  return data;
}

/** Whether the packed data alone have the zone stand at that offset (minutes east) for two years from an instant on. */
export function packedZoneKeeps(name: string, from: number, offset: number): boolean {
  const data = packedZone(name);
  if (data === null) return false;
  const last = stretchAt(data, from + TWO_YEARS_MS);
  return data.offsets.slice(stretchAt(data, from), last + 1).every((minutes) => minutes === offset);
}

const TWO_YEARS_MS = 2 * 366 * 86_400_000;

/** Index of the stretch of constant offset that holds the instant (epoch ms). */
export function stretchAt(data: ZoneData, ms: number): number {
  let low = 0;
  let high = data.untils.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ms < (data.untils[middle] ?? Infinity)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Minutes east of UTC at an instant (epoch ms). */
export function offsetAt(data: ZoneData, ms: number): number {
  return data.offsets[stretchAt(data, ms)] ?? NaN;
}
