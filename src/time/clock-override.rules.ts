import { formatOffset } from './offset-text';
import { type ZoneData } from './zone-data';

/** From that instant on the zone's clock stands this many minutes east of UTC, for good. */
export interface ClockOverride {
  zone: string;
  from: Date;
  offset: number;
}

/**
 * Other names of the same clock under the same law, which follow it. A name of another province is not here
 * (America/Montreal, America/Rainy_River, America/Yellowknife …): that province may decide otherwise, and then its own
 * name can be overridden and put in force there.
 */
const FOLLOWERS: Readonly<Record<string, readonly string[]>> = {
  'America/St_Johns': ['Canada/Newfoundland'],
  'America/Halifax': ['Canada/Atlantic', 'America/Glace_Bay'],
  'America/Toronto': ['Canada/Eastern', 'America/Nipigon', 'America/Thunder_Bay'],
  'America/Iqaluit': ['America/Pangnirtung'],
  'America/Winnipeg': ['Canada/Central'],
  'America/Regina': ['Canada/Saskatchewan', 'America/Swift_Current'],
  'America/Edmonton': ['Canada/Mountain'],
  'America/Vancouver': ['Canada/Pacific'],
  'America/Whitehorse': ['Canada/Yukon', 'America/Dawson'],
};

export function zonesThatFollow(zone: string): readonly string[] {
  return FOLLOWERS[zone] ?? [];
}

/** The name under which a zone is overridden: `Canada/Pacific` is America/Vancouver. */
export function leadingZone(zone: string): string {
  return Object.entries(FOLLOWERS).find(([, followers]) => followers.includes(zone))?.[0] ?? zone;
}

/** The zone's history up to `from` (epoch ms), and a fixed offset after it. */
export function withFixedOffset(data: ZoneData, from: number, offset: number): ZoneData {
  const before = data.untils.findIndex((until) => from < until);
  const last = before === -1 ? data.untils.length - 1 : before;
  return {
    name: data.name,
    untils: [...data.untils.slice(0, last), from, Infinity],
    offsets: [...data.offsets.slice(0, last + 1), offset],
    abbreviations: [...data.abbreviations.slice(0, last + 1), formatOffset(offset)],
  };
}
