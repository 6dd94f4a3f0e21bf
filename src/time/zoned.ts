import { Zone, type ZoneOffsetFormat, type ZoneOffsetOptions } from 'luxon';
import { DAY_MS, MINUTE_MS, formatDate, parseDate, weekdayOf, type Weekday } from './civil-date';
import { formatOffset } from './offset-text';
import { formatMinute } from './wall-time';
import { offsetAt, stretchAt, zoneData, type ZoneData } from './zone-data';

export interface LocalTime {
  timezone: string;
  /** YYYY-MM-DDTHH:MM */
  local: string;
  /** YYYY-MM-DD */
  date: string;
  minuteOfDay: number;
  weekday: Weekday;
}

/** A luxon zone over the packed data: luxon's own IANAZone asks Intl, whose data is out of date (canada.md 0). */
class PackedZone extends Zone {
  constructor(private readonly tzName: string) {
    super();
  }
  /** Looked up each time: an override of the zone may have come into force. */
  private get data(): ZoneData {
    return dataOf(this.tzName);
  }
  override get type(): string {
    return 'packed';
  }
  override get name(): string {
    return this.tzName;
  }
  override get isUniversal(): boolean {
    return false;
  }
  override get isValid(): boolean {
    return true;
  }
  override offsetName(ts: number, _options: ZoneOffsetOptions): string {
    return this.data.abbreviations[stretchAt(this.data, ts)] ?? this.data.name;
  }
  override formatOffset(ts: number, format: ZoneOffsetFormat): string {
    return formatOffset(this.offset(ts), format);
  }
  override offset(ts: number): number {
    return offsetAt(this.data, ts);
  }
  override equals(other: Zone): boolean {
    return other instanceof PackedZone && other.name === this.name;
  }
}

const zones = new Map<string, PackedZone>();

/** The luxon zone of a tzdata name, from packed data; throws RangeError on a name that the data does not have. */
export function zoneFor(name: string): Zone {
  const cached = zones.get(name);
  if (cached !== undefined) return cached;
  const zone = new PackedZone(dataOf(name).name);
  zones.set(name, zone);
  return zone;
}

/** Wall time of an instant; throws RangeError on an unknown zone or an instant outside 1970–2499. */
export function localTime(at: Date, timezone: string): LocalTime {
  const ms = at.getTime();
  // NaN fails both comparisons. The data's rules end in 2499; before 1970 nobody was texted.
  if (!(ms >= 0 && ms < DATA_END_MS))
    throw new RangeError('instant outside the time-zone data (1970 to 2499)');
  const localMs = ms + offsetAt(dataOf(timezone), ms) * MINUTE_MS;
  const days = Math.floor(localMs / DAY_MS);
  const minuteOfDay = Math.floor((localMs - days * DAY_MS) / MINUTE_MS);
  const date = formatDate(days);
  return {
    timezone,
    local: `${date}T${formatMinute(minuteOfDay)}`,
    date,
    minuteOfDay,
    weekday: weekdayOf(days),
  };
}

/**
 * The first instant at or after a wall time (minute 0 to 1440): a time that the clock jumps over becomes the
 * instant of the jump, one that comes twice is the earlier. Throws RangeError on an unknown zone or date.
 */
export function instantOf(date: string, minuteOfDay: number, timezone: string): Date {
  const data = dataOf(timezone);
  const days = parseDate(date);
  if (days === null || !(minuteOfDay >= 0 && minuteOfDay <= 1440)) {
    throw new RangeError(`not a wall time: ${date} minute ${minuteOfDay}`);
  }
  const wallMs = days * DAY_MS + minuteOfDay * MINUTE_MS;
  // No offset exceeds a day, so the stretch that holds the wall time cannot begin later than this one does.
  for (let i = stretchAt(data, wallMs - DAY_MS); i < data.untils.length; i += 1) {
    const begins = i === 0 ? -Infinity : (data.untils[i - 1] ?? -Infinity);
    const candidate = Math.max(begins, wallMs - (data.offsets[i] ?? NaN) * MINUTE_MS);
    if (candidate < (data.untils[i] ?? Infinity)) return new Date(candidate);
  }
  throw new RangeError(`no such wall time in ${timezone}: ${date}`);
}

const DATA_END_MS = 16_725_225_600_000; // 2500-01-01T00:00:00Z

function dataOf(timezone: string): ZoneData {
  const data = zoneData(timezone);
  if (data === null) throw new RangeError(`unknown time zone: ${timezone}`);
  return data;
}
