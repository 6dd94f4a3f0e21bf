import { type Actor } from '../contract/actor';
import { type LeadId } from '../ids';
import { type LadderDeps } from './ladder-ports';
import { putTaskCard } from './put-task-card';

/**
 * A reply, an opt-out, a dead or closed lead: the rest of the ladder is not done, and its texts that still wait
 * are cancelled. @returns how many steps were stopped
 */
export function stopLadder(deps: LadderDeps) {
  return (lead: LeadId, because: 'reply' | 'opt_out' | 'dead' | 'closed', actor: Actor): Promise<number> =>
    deps.transaction(async () => {
      const tasks = await deps.tasks.find({ lead_id: lead }).lean();
      const open = tasks.filter((task) => task.state === 'open');
      if (open.length === 0) return 0;
      const change = { state: 'stopped' as const, stopped_because: because };
      await deps.tasks.updateMany({ lead_id: lead, state: 'open' }, { $set: change });
      for (const task of open) {
        if (task.message_id !== undefined) await deps.outreach.cancel(task.message_id, because);
        await putTaskCard(deps, { ...task, ...change });
      }
      await deps.audit.record(actor, {
        action: 'ladder.stop',
        thing: { kind: 'lead', id: lead },
        after: { stopped: open.length },
        reason: because,
      });
      return open.length;
    });
}
