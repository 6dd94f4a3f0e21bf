import { type LeadId } from '../ids';
import { type LadderDeps } from './ladder-ports';
import { putTaskCard } from './put-task-card';

/** The open steps of a lead go with the lead to its new owner. In the caller's transaction. */
export function reassignLadder(deps: LadderDeps) {
  return async (lead: LeadId, owner: string | null): Promise<void> => {
    const open = await deps.tasks.find({ lead_id: lead, state: 'open' }).lean();
    if (open.length === 0) return;
    const change = owner === null ? { $unset: { owner: 1 } } : { $set: { owner } };
    await deps.tasks.updateMany({ lead_id: lead, state: 'open' }, change);
    for (const { owner: _, ...task } of open) {
      await putTaskCard(deps, owner === null ? task : { ...task, owner });
    }
  };
}
