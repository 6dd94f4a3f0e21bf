import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, actorName } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { UserError } from '../errors';
import { entryKey, sameEntries, withEntry, withoutEntry } from './entries.rules';
import { readEntries, type ZoneEntry } from './entries.schema';
import { type ZoneOverrides } from './zone-override.model';

/** An entry in force, none for that zone or place any more, or all as they were in an earlier version (0: none). */
export type ZoneChange = { set: ZoneEntry } | { remove: string } | { backTo: number };

export interface ZonesDeps {
  versions: Model<ZoneOverrides>;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
  /** Told in the transaction of every change. */
  onChange(): Promise<void>;
}

/**
 * Stores a new version of the overrides with its audit entry; contact times are computed again.
 * @returns the version in force then, and whether it is a new one
 * @throws UserError `conflict` where the newest version is unreadable, `not_found` for a version that is not there
 */
export function changeZones(deps: ZonesDeps) {
  return (actor: Actor, change: ZoneChange, reason: string): Promise<{ version: number; isNew: boolean }> =>
    deps.transaction(async () => {
      const latest = await deps.versions.findOne().sort({ _id: -1 }).lean();
      const version = latest?._id ?? 0;
      const after = await entriesAfter(deps.versions, latest, change);
      if (latest !== null && sameEntries(after, latest.entries as ZoneEntry[]))
        return { version, isNew: false };
      if (latest === null && after.length === 0) return { version, isNew: false };
      const next: ZoneOverrides = {
        _id: version + 1,
        entries: after,
        changed_by: actorName(actor),
        changed_at: deps.clock.now(),
        reason,
      };
      await deps.versions.create([next]);
      await deps.audit.record(actor, {
        action: 'zones.change',
        thing: { kind: 'zone_override', id: thingOf(change) },
        before: { version, entries: latest?.entries ?? [] },
        after: { version: next._id, entries: after },
        reason,
      });
      await deps.onChange();
      return { version: next._id, isNew: true };
    });
}

async function entriesAfter(
  versions: Model<ZoneOverrides>,
  latest: ZoneOverrides | null,
  change: ZoneChange,
): Promise<ZoneEntry[]> {
  if ('backTo' in change) return entriesOf(versions, change.backTo);
  const entries = readable(latest);
  return 'set' in change ? withEntry(entries, change.set) : withoutEntry(entries, change.remove);
}

async function entriesOf(versions: Model<ZoneOverrides>, version: number): Promise<ZoneEntry[]> {
  if (version === 0) return [];
  const earlier = await versions.findById(version).lean();
  if (earlier === null) throw noSuchVersion(version);
  return readable(earlier);
}

function readable(version: ZoneOverrides | null): ZoneEntry[] {
  try {
    return readEntries(version?.entries ?? []);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const number = version?._id ?? 0;
    throw new UserError('conflict', `Version ${number} of the time zones is unreadable: ${why}.`, {
      reason: 'zones_unreadable',
      extra: { version: number, why, earlier: number - 1 },
    });
  }
}

export function noSuchVersion(version: number): UserError {
  return new UserError('not_found', `There is no version ${version} of the time zones.`, {
    reason: 'zones_no_version',
    extra: { version },
  });
}

function thingOf(change: ZoneChange): string {
  if ('backTo' in change) return 'all';
  return 'set' in change ? entryKey(change.set) : change.remove;
}
