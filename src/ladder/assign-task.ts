import { type Actor } from '../contract/actor';
import { type TaskId } from '../ids';
import { findTask, overError } from './find-task';
import { type LadderDeps } from './ladder-ports';
import { putTaskCard } from './put-task-card';
import { type FollowupTask } from './task.model';

/** Gives an open step to a person, whoever had it. @throws UserError `not_found`, `conflict` when it is over */
export function assignTask(deps: LadderDeps) {
  const give = giveTask(deps);
  return (id: TaskId, owner: string, actor: Actor): Promise<FollowupTask> =>
    deps.transaction(async () => {
      const before = await findTask(deps, id);
      if (before.state !== 'open') throw overError(before);
      return before.owner === owner ? before : give(before, owner, actor, 'task.assign');
    });
}

/**
 * A person takes a step that nobody has. Two at once: the first has it, the second is told who.
 * @throws UserError `not_found`, `conflict` when it is over
 */
export function takeTask(deps: LadderDeps) {
  const give = giveTask(deps);
  return (id: TaskId, actor: Actor): Promise<{ task: FollowupTask; first: boolean }> =>
    deps.transaction(async () => {
      const before = await findTask(deps, id);
      if (before.state !== 'open') throw overError(before);
      if (before.owner !== undefined) return { task: before, first: false };
      return { task: await give(before, actor.id, actor, 'task.take'), first: true };
    });
}

/** Runs in the caller's transaction. */
export function giveTask(deps: LadderDeps) {
  return async (before: FollowupTask, owner: string, actor: Actor, action: string): Promise<FollowupTask> => {
    await deps.tasks.updateOne({ _id: before._id, state: 'open' }, { $set: { owner } });
    await deps.audit.record(actor, {
      action,
      thing: { kind: 'followup_task', id: before._id },
      before: { owner: before.owner ?? null },
      after: { owner },
    });
    const task = { ...before, owner };
    await putTaskCard(deps, task);
    return task;
  };
}
