import { type Province } from '../geo/provinces';
import { type LeadId } from '../ids';
import { CANNOT_RENDER } from '../outreach/templates/template-refused';
import { type LadderDeps } from './ladder-ports';
import { replanLadder } from './replan-ladder';

const DAY_MS = 24 * 3600 * 1000;

/** A policy or a clock changed: the open tasks there are looked at again. Runs in the change's transaction. */
export function markForRecompute(deps: Pick<LadderDeps, 'tasks'>) {
  return async (province?: Province): Promise<void> => {
    const where = province === undefined ? {} : { province };
    await deps.tasks.updateMany({ state: 'open', ...where }, { $set: { recompute: true } });
  };
}

/** A template has a new version: the steps that could not fill it in are looked at again. In the change's transaction. */
export function wakeUnrendered(deps: Pick<LadderDeps, 'tasks'>) {
  return async (): Promise<void> => {
    await deps.tasks.updateMany(
      { state: 'open', contact_at: null, hold_reason: CANNOT_RENDER },
      { $set: { recompute: true } },
    );
  };
}

/** There is a consent now: the lead's steps that cannot be contacted are looked at again. In its transaction. */
export function wakeHeld(deps: Pick<LadderDeps, 'tasks'>) {
  return async (lead_id: LeadId): Promise<void> => {
    await deps.tasks.updateMany({ lead_id, state: 'open', contact_at: null }, { $set: { recompute: true } });
  };
}

/**
 * Plans ladders again for which something changed, and daily those with a step that could not be contacted.
 * @returns how many ladders
 */
export function recomputeContactTimes(deps: LadderDeps) {
  const replan = replanLadder(deps);
  let heldLookedAt = new Date(0);

  async function markHeld(now: Date): Promise<void> {
    if (Math.abs(now.getTime() - heldLookedAt.getTime()) < DAY_MS) return;
    await deps.tasks.updateMany({ state: 'open', contact_at: null }, { $set: { recompute: true } });
    heldLookedAt = now;
  }

  const replanOf = (id: LeadId): Promise<void> =>
    deps.transaction(async () => {
      const lead = await deps.leads.find(id);
      const tasks = await deps.tasks.find({ lead_id: id }).sort({ step: 1 }).lean();
      if (lead) await replan(lead, tasks);
      else await deps.tasks.updateMany({ lead_id: id }, { $set: { recompute: false } });
    });

  return async (limit = 500): Promise<number> => {
    await markHeld(deps.clock.now());
    const stale = await deps.tasks
      .find({ state: 'open', recompute: true }, { lead_id: 1 })
      .limit(limit)
      .lean();
    // A mark is seen together with what caused it: what this process read of the zones may be older.
    if (stale.length > 0) await deps.zones.refresh();
    const leads = new Set(stale.map((task) => task.lead_id));
    for (const id of leads) await replanOf(id);
    return leads.size;
  };
}
