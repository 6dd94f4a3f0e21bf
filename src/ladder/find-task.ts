import { UserError } from '../errors';
import { type TaskId } from '../ids';
import { type LadderDeps } from './ladder-ports';
import { type FollowupTask } from './task.model';

/** @throws UserError `not_found` */
export async function findTask(deps: Pick<LadderDeps, 'tasks'>, id: TaskId): Promise<FollowupTask> {
  const task = await deps.tasks.findById(id).lean();
  if (task) return task;
  throw new UserError('not_found', `There is no task ${id}.`, { sentence: 'no_task', extra: { id } });
}

/** The step is over: nothing more can be done to it but to reopen it. */
export function overError(task: FollowupTask): UserError {
  const why = task.stopped_because ?? task.outcome ?? task.state;
  return new UserError('conflict', `This step is already ${task.state} (${why}).`, {
    sentence: 'task_over',
    extra: { state: task.state, why, who: task.completed_by ?? task.stopped_by ?? '' },
  });
}
