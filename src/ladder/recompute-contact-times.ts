import { type Province } from '../geo/provinces';
import { type LadderDeps } from './ladder-ports';

const DAY_MS = 24 * 3600 * 1000;

/** A policy changed: the open tasks of the province are looked at again. Runs in the change's transaction. */
export function markForRecompute(deps: Pick<LadderDeps, 'tasks'>) {
  return async (province: Province): Promise<void> => {
    await deps.tasks.updateMany({ province, state: 'open' }, { $set: { recompute: true } });
  };
}

/**
 * Computes the contact time again for tasks that something changed for, and daily for those that could not be
 * contacted. A time that a person set by a snooze is a lower bound, so it stays.
 */
export function recomputeContactTimes(deps: LadderDeps) {
  let heldLookedAt = new Date(0);
  return async (limit = 500): Promise<number> => {
    const now = deps.clock.now();
    const lookAtHeld = now.getTime() - heldLookedAt.getTime() >= DAY_MS;
    if (lookAtHeld) {
      await deps.tasks.updateMany(
        { state: 'open', contact_at: null, hold_reason: { $ne: null } },
        { $set: { recompute: true } },
      );
      heldLookedAt = now;
    }
    const stale = await deps.tasks.find({ state: 'open', recompute: true }).limit(limit).lean();
    for (const task of stale) {
      const from = task.contact_at ?? task.due_at;
      const contact_at = await deps.policy.opens(task, from > now ? from : now);
      await deps.tasks.updateOne(
        { _id: task._id, state: 'open' },
        {
          $set: {
            contact_at,
            recompute: false,
            hold_reason: contact_at === null ? (task.hold_reason ?? 'outside_window') : null,
          },
        },
      );
    }
    return stale.length;
  };
}
