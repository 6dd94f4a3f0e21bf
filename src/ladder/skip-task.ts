import { type Actor, actorName } from '../contract/actor';
import { type TaskId } from '../ids';
import { askIfUnreached } from './ask-unreached';
import { findTask, overError } from './find-task';
import { type LadderDeps } from './ladder-ports';
import { stepFact } from './ladder-facts.rules';
import { putTaskCard } from './put-task-card';
import { type FollowupTask } from './task.model';

/**
 * Leaves one step out; the later ones stay where they are. Done twice it has one effect.
 * @throws UserError `not_found`; `conflict` when it is over for another reason
 */
export function skipTask(deps: LadderDeps) {
  const ask = askIfUnreached(deps);
  return (id: TaskId, actor: Actor): Promise<{ task: FollowupTask; first: boolean }> =>
    deps.transaction(async () => {
      const before = await findTask(deps, id);
      if (before.stopped_because === 'skipped') return { task: before, first: false };
      if (before.state !== 'open') throw overError(before);
      const change = {
        state: 'stopped' as const,
        stopped_because: 'skipped' as const,
        stopped_by: actorName(actor),
      };
      await deps.tasks.updateOne({ _id: id, state: 'open' }, { $set: change });
      if (before.message_id !== undefined) await deps.outreach.cancel(before.message_id, 'step_skipped');
      await deps.audit.record(actor, { action: 'task.skip', thing: { kind: 'followup_task', id } });
      const task: FollowupTask = { ...before, ...change };
      await deps.leads.tell(task.lead_id, stepFact(task, 'skipped', actor));
      await putTaskCard(deps, task);
      await ask(task.lead_id);
      return { task, first: true };
    });
}
