import moment from 'moment-timezone';
import { CANADIAN_ZONE_NAMES } from './zone-names';

/**
 * Time-zone data as packed in moment-timezone, never the runtime's: Node 20 carries 2025c, in which BC, AB, NT,
 * MB and north-western ON are an hour wrong since 2026-11-01 (canada.md section 0, 2026-11-23).
 */
export const TZ_DATA_VERSION: string = moment.tz.dataVersion;

/** One zone's history: up to `untils[i]` (epoch ms, exclusive) its clock stood `offsets[i]` minutes east of UTC. */
export interface ZoneData {
  name: string;
  untils: readonly number[];
  offsets: readonly number[];
  abbreviations: readonly string[];
}

const KNOWN_CANADIAN: ReadonlySet<string> = new Set(CANADIAN_ZONE_NAMES);

const unpacked = new Map<string, ZoneData>();

/** Any tzdata zone of Canada, links included (America/Coral_Harbour, America/Montreal, Canada/Pacific). */
export function isKnownCanadianZone(name: string): boolean {
  return KNOWN_CANADIAN.has(name);
}

/** The zone's data, unpacked once; null for a name that the data does not have. */
export function zoneData(name: string): ZoneData | null {
  const known = unpacked.get(name);
  if (known !== undefined) return known;
  const zone = typeof name === 'string' && name !== '' ? moment.tz.zone(name) : null;
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
