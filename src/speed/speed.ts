import { type Connection } from 'mongoose';
import { type LeadId } from '../ids';
import { type Lead } from '../leads/lead.model';
import { MINUTE_MS } from '../time/civil-date';
import { endClock } from './end-clock';
import { type LeadClock, leadClockModel } from './lead-clock.model';
import { OWNER_AFTER, remindOfWaiting } from './remind-of-waiting';
import { type SpeedDeps } from './speed-ports';

export type Speed = ReturnType<typeof createSpeed>;

/** They called us: the first contact is made. */
const CONTACTED_BY_SOURCE = 'inbound_call';

/** Speed to lead: from intake to the first contact. */
export function createSpeed(given: Omit<SpeedDeps, 'clocks'> & { connection: Connection }) {
  const deps: SpeedDeps = { ...given, clocks: leadClockModel(given.connection) };
  const { clocks, clock } = deps;
  const end = endClock(deps);

  return {
    /** Begins with the lead, in its transaction; begun again it goes on. */
    async start({ _id, source }: Pick<Lead, '_id' | 'source'>): Promise<void> {
      if (source === CONTACTED_BY_SOURCE) return;
      const started_at = clock.now();
      // Before so many minutes have passed, nobody can be told; until then most have been contacted.
      const check_at = new Date(started_at.getTime() + OWNER_AFTER * MINUTE_MS);
      await clocks.updateOne({ _id }, { $setOnInsert: { started_at, check_at } }, { upsert: true });
    },
    /** Somebody has called or written to the lead. `by`: as in the audit log. In the caller's transaction. */
    contacted: (id: LeadId, by: string): Promise<void> => end(id, by),
    /** The lead is over. In the caller's transaction. */
    ended: (id: LeadId): Promise<void> => end(id),
    /** Place, zones or policy have changed: those that run are looked at anew. */
    async recheck(id?: LeadId): Promise<void> {
      const now = clock.now();
      const which = { check_at: { $gt: now }, ...(id !== undefined && { _id: id }) };
      await clocks.updateMany(which, { $set: { check_at: now } });
    },
    remind: remindOfWaiting(deps),
    find: async (id: LeadId): Promise<LeadClock | null> => clocks.findById(id).lean(),
  };
}
