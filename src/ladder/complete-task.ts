import { type Actor, actorName } from '../contract/actor';
import { type TaskId } from '../ids';
import { askIfUnreached } from './ask-unreached';
import { findTask, overError } from './find-task';
import { followOutcome } from './follow-outcome';
import { type LadderDeps } from './ladder-ports';
import { stepFact } from './ladder-facts.rules';
import { putTaskCard } from './put-task-card';
import { type FollowupTask, type TaskOutcome } from './task.model';

interface CompleteOptions {
  correlation_id?: string | undefined;
  /** Who did it, as the caller says. */
  changed_by?: string | undefined;
}

/**
 * Ends a step, with what follows from its outcome. Done twice, or by two people, it has one effect: the second is
 * told who was first. @throws UserError `not_found`; `conflict` when the step was stopped
 */
export function completeTask(deps: LadderDeps) {
  const end = endTask(deps);
  return (
    id: TaskId,
    outcome: TaskOutcome,
    actor: Actor,
    options: CompleteOptions = {},
  ): Promise<{ task: FollowupTask; first: boolean }> =>
    deps.transaction(async () => {
      const before = await findTask(deps, id);
      if (before.state === 'completed') return { task: before, first: false };
      if (before.state === 'stopped') throw overError(before);
      return { task: await end(before, outcome, actor, options), first: true };
    });
}

/** As `completeTask`, of an open step that was read in the caller's transaction. */
export function endTask(deps: LadderDeps) {
  const follow = followOutcome(deps);
  const ask = askIfUnreached(deps);
  return async (
    before: FollowupTask,
    outcome: TaskOutcome,
    actor: Actor,
    options: CompleteOptions = {},
  ): Promise<FollowupTask> => {
    const change = {
      state: 'completed' as const,
      outcome,
      completed_at: deps.clock.now(),
      completed_by: actorName(actor),
    };
    await deps.tasks.updateOne({ _id: before._id, state: 'open' }, { $set: change });
    // A text that still waits would come after the contact that a person has made.
    if (before.message_id !== undefined && outcome !== 'text_sent') {
      await deps.outreach.cancel(before.message_id, 'step_completed');
    }
    const task: FollowupTask = { ...before, ...change };
    await note(deps, task, outcome, actor, options);
    const lead = await deps.leads.find(task.lead_id);
    await follow(task, lead, outcome, actor);
    // A text's own line says that it was sent.
    if (lead && outcome !== 'text_sent') {
      await deps.leads.tell(lead, stepFact(task, 'done', actor));
    }
    await putTaskCard(deps, task);
    await ask(task.lead_id);
    return task;
  };
}

async function note(
  deps: LadderDeps,
  task: FollowupTask,
  outcome: TaskOutcome,
  actor: Actor,
  { correlation_id = task.correlation_id, changed_by }: CompleteOptions,
): Promise<void> {
  await deps.audit.record(actor, {
    action: 'task.complete',
    thing: { kind: 'followup_task', id: task._id },
    after: { outcome },
    correlation_id,
    ...(changed_by === undefined ? {} : { changed_by }),
  });
  await deps.kpi.emit('followup_completed', {
    correlation_id,
    province: task.province,
    market: task.market,
    actor,
    detail: { task_id: task._id, step: task.step, channel: task.channel },
  });
}
