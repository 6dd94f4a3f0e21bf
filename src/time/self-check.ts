import { DAY_MS, dayNumber } from './civil-date';
import { formatOffset } from './offset-text';
import { offsetAt, packedZone } from './zone-data';

const WINTER = '2026-12-15T00:00:00Z';
const SUMMER = '2027-07-15T00:00:00Z';

/** Offsets that are right by tzdata 2026f: [zone, 2026-12-15, 2027-07-15] (canada.md section 0, 2026-11-23). */
const KNOWN_OFFSETS: readonly (readonly [zone: string, winter: string, summer: string])[] = [
  ['America/St_Johns', '-03:30', '-02:30'],
  ['America/Goose_Bay', '-04:00', '-03:00'],
  ['America/Halifax', '-04:00', '-03:00'],
  ['America/Moncton', '-04:00', '-03:00'],
  ['America/Blanc-Sablon', '-04:00', '-04:00'],
  ['America/Toronto', '-05:00', '-04:00'],
  ['America/Iqaluit', '-05:00', '-04:00'],
  ['America/Atikokan', '-05:00', '-05:00'],
  ['America/Winnipeg', '-05:00', '-05:00'],
  ['America/Rankin_Inlet', '-06:00', '-05:00'],
  ['America/Resolute', '-06:00', '-05:00'],
  ['America/Regina', '-06:00', '-06:00'],
  ['America/Edmonton', '-06:00', '-06:00'],
  ['America/Yellowknife', '-06:00', '-06:00'],
  ['America/Inuvik', '-06:00', '-06:00'],
  ['America/Cambridge_Bay', '-07:00', '-06:00'],
  ['America/Vancouver', '-07:00', '-07:00'],
  ['America/Dawson_Creek', '-07:00', '-07:00'],
  ['America/Fort_Nelson', '-07:00', '-07:00'],
  ['America/Creston', '-07:00', '-07:00'],
  ['America/Whitehorse', '-07:00', '-07:00'],
];

export interface ZoneCheck {
  ok: boolean;
  wrong: { zone: string; at: string; expected: string; got: string }[];
}

/**
 * Compares the packed data with known offsets: on a difference nothing may be sent (issue 3). What operators override
 * is meant to differ, so it is not looked at here.
 */
export function checkZoneData(offsetOf: (zone: string, ms: number) => string = packedOffset): ZoneCheck {
  const wrong: ZoneCheck['wrong'] = [];
  for (const [zone, winter, summer] of KNOWN_OFFSETS) {
    for (const [at, ms, expected] of [
      [WINTER, dayNumber(2026, 12, 15) * DAY_MS, winter],
      [SUMMER, dayNumber(2027, 7, 15) * DAY_MS, summer],
    ] as const) {
      const got = offsetOf(zone, ms);
      if (got !== expected) wrong.push({ zone, at, expected, got });
    }
  }
  return { ok: wrong.length === 0, wrong };
}

function packedOffset(zone: string, ms: number): string {
  const data = packedZone(zone);
  return data === null ? 'unknown zone' : formatOffset(offsetAt(data, ms));
}
