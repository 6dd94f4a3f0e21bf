import { placeKey } from '../geo/place-overrides';
import { type ZoneEntry } from './entries.schema';

/** The zone or the place that an entry is about: there is one entry for each. */
export function entryKey(entry: ZoneEntry): string {
  return entry.kind === 'clock' ? entry.zone : placeKey(entry.place);
}

/** The entries with another one, in the order of their keys. */
export function withEntry(entries: readonly ZoneEntry[], entry: ZoneEntry): ZoneEntry[] {
  return [...withoutEntry(entries, entryKey(entry)), entry].sort((a, b) =>
    entryKey(a) < entryKey(b) ? -1 : 1,
  );
}

export function withoutEntry(entries: readonly ZoneEntry[], key: string): ZoneEntry[] {
  return entries.filter((entry) => entryKey(entry) !== key);
}

export function sameEntries(a: readonly ZoneEntry[], b: readonly ZoneEntry[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
