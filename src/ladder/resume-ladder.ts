import { type Actor } from '../contract/actor';
import { type Lead } from '../leads/lead.model';
import { type LadderDeps } from './ladder-ports';
import { replanLadder } from './replan-ladder';

/**
 * What ended with a lead that was taken for dead or closed, or for the same person as another one, goes on, planned anew from now.
 * In the caller's transaction.
 * @returns how many steps are open again
 */
export function resumeLadder(deps: LadderDeps) {
  const replan = replanLadder(deps);
  return async (lead: Lead, actor: Actor, because: 'dead' | 'closed' | 'merged'): Promise<number> => {
    const stopped = { lead_id: lead._id, state: 'stopped', stopped_because: because } as const;
    const { modifiedCount } = await deps.tasks.updateMany(stopped, {
      $set: { state: 'open', posted_at: null },
      // The texts that waited were cancelled: a step asks for another one.
      $unset: { stopped_because: 1, stopped_by: 1, message_id: 1 },
    });
    if (modifiedCount === 0) return 0;
    await replan(lead, await deps.tasks.find({ lead_id: lead._id }).sort({ step: 1 }).lean());
    await deps.audit.record(actor, {
      action: 'ladder.resume',
      thing: { kind: 'lead', id: lead._id },
      after: { open: modifiedCount },
    });
    return modifiedCount;
  };
}
