import { type Model } from 'mongoose';
import { type Log } from '../contract/ports';
import { usePlaceOverrides } from '../geo/place-overrides';
import { useClockOverrides } from '../time/zone-data';
import { readEntries } from './entries.schema';
import { type ZoneOverrides } from './zone-override.model';

/** Real milliseconds: how old what this process read last may be when somebody is to be contacted. */
const MAX_AGE_MS = 1000;

/**
 * Keeps the overrides of this process those of the store. A version that cannot be read is not put in force, and
 * nobody is contacted until it can be: the local time would be a guess.
 */
export function zonesInForce(deps: { versions: Model<ZoneOverrides>; log: Log; zoneDataIsRight: boolean }) {
  let readAt = -Infinity;
  let begun = 0;
  let applied = 0;
  let problem: string | null = null;
  let shared: Promise<void> | null = null;

  /** Reads the newest version, whatever was read before. @throws where the store does not answer */
  async function refresh(): Promise<void> {
    const mine = ++begun;
    const at = performance.now();
    // Outside of the caller's transaction: its snapshot may be older than what is in force already.
    const latest = await deps.versions.findOne().sort({ _id: -1 }).session(null).lean();
    // One that began later may have ended sooner.
    if (mine < applied) return;
    applied = mine;
    readAt = at;
    apply(latest);
  }

  function apply(latest: ZoneOverrides | null): void {
    const version = latest?._id ?? 0;
    try {
      const entries = readEntries(latest?.entries ?? []);
      useClockOverrides(
        version,
        entries.filter((entry) => entry.kind === 'clock'),
      );
      usePlaceOverrides(entries.filter((entry) => entry.kind === 'place'));
      problem = null;
    } catch (error) {
      const why = `version ${version}: ${error instanceof Error ? error.message : String(error)}`;
      if (why !== problem)
        deps.log.fatal({ version }, `time zone overrides unreadable, nothing is sent: ${why}`);
      problem = why;
    }
  }

  return {
    refresh,
    /** Whether local times can be trusted; reads the store when the last look is older than a second. */
    async areRight(): Promise<boolean> {
      if (performance.now() - readAt > MAX_AGE_MS) {
        await (shared ??= refresh().finally(() => {
          shared = null;
        }));
      }
      return deps.zoneDataIsRight && problem === null;
    },
    /** Why the newest version is not in force, or null. */
    problem: () => problem,
    /** Reads every second, for what asks for a local time without asking the gate. */
    watch(): { close(): Promise<void> } {
      // A store that does not answer is nothing to say here: the gate asks again itself, and denies.
      const timer = setInterval(() => void refresh().catch(() => undefined), MAX_AGE_MS).unref();
      return { close: async () => clearInterval(timer) };
    },
  };
}
