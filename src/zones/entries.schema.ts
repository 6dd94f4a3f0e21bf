import { z } from 'zod';
import { PROVINCES } from '../geo/provinces';
import { parseFsa } from '../geo/postal-codes';
import { isKnownCanadianZone } from '../time/zone-data';

const zone = z.string().refine(isKnownCanadianZone, { error: 'no time zone of Canada' });

/** Canada's clocks stand between UTC-9 (the Yukon's once) and UTC-2 (Newfoundland's summer, rounded up). */
export const OFFSET_MINUTES = { least: -9 * 60, most: -2 * 60, step: 15 } as const;

const clockEntry = z.strictObject({
  kind: z.literal('clock'),
  zone,
  /** From this instant on … */
  from: z.date(),
  /** … the clock stands so many minutes east of UTC, for good. */
  offset: z
    .int()
    .min(OFFSET_MINUTES.least)
    .max(OFFSET_MINUTES.most)
    .multipleOf(OFFSET_MINUTES.step, { error: 'no quarter of an hour' }),
});

const province = z.enum(PROVINCES);
const place = z.union([
  z.strictObject({ fsa: z.string().refine((text) => parseFsa(text) === text, { error: 'no postal area' }) }),
  z.strictObject({ province, city: z.string().min(1) }),
  z.strictObject({ province, part: zone }),
]);

const placeEntry = z.strictObject({ kind: z.literal('place'), place, zones: z.array(zone).min(1).max(5) });

const zoneEntry = z.discriminatedUnion('kind', [clockEntry, placeEntry]);

export type ZoneEntry = z.output<typeof zoneEntry>;
export type ClockEntry = z.output<typeof clockEntry>;
export type PlaceEntry = z.output<typeof placeEntry>;

/** Stored entries as they may be put in force. Throws RangeError that names the first one that cannot be read. */
export function readEntries(entries: unknown): ZoneEntry[] {
  if (!Array.isArray(entries)) throw new RangeError('the overrides are no list');
  return entries.map((entry, index) => {
    const read = zoneEntry.safeParse(entry);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw new RangeError(
      `override ${index + 1} (${JSON.stringify(entry)}) is unreadable: ${[...(issue?.path ?? []), issue?.message].join(' ')}`,
    );
  });
}
