import { type LeadId } from '../ids';
import { type LeadClock } from './lead-clock.model';
import { showWaiting } from './show-waiting';
import { type SpeedDeps } from './speed-ports';

/** The first contact, or the lead's end, ends the wait; what comes later changes nothing. In the caller's transaction. */
export function endClock(deps: SpeedDeps) {
  return async (id: LeadId, contactedBy?: string): Promise<void> => {
    const now = deps.clock.now();
    const change: Partial<LeadClock> =
      contactedBy === undefined ? { ended_at: now } : { contacted_at: now, contacted_by: contactedBy };
    const after = await deps.clocks
      .findOneAndUpdate(
        { _id: id, contacted_at: null, ended_at: null },
        { $set: change, $unset: { check_at: 1 } },
        { returnDocument: 'after' },
      )
      .lean();
    if (!after || (after.told_owner === undefined && !after.told_channel)) return;
    const lead = await deps.leads.find(id);
    if (lead) await showWaiting(deps, lead, after);
  };
}
