import { type Actor, actorName } from '../contract/actor';
import { UserError } from '../errors';
import { type TaskId } from '../ids';
import { type LadderDeps } from './ladder-ports';
import { type FollowupTask, type TaskOutcome } from './task.model';
import { putTaskCard } from './put-task-card';

/**
 * Ends a step. Done twice, or by two people, it has one effect: the second is told who was first.
 * @throws UserError `not_found`; `conflict` when the ladder was stopped
 */
export function completeTask(deps: LadderDeps) {
  return (
    id: TaskId,
    outcome: TaskOutcome,
    actor: Actor,
    options: { correlation_id?: string | undefined } = {},
  ): Promise<{ task: FollowupTask; first: boolean }> =>
    deps.transaction(async () => {
      const before = await deps.tasks.findById(id).lean();
      if (!before) throw new UserError('not_found', `There is no task ${id}.`);
      if (before.state === 'completed') return { task: before, first: false };
      if (before.state === 'stopped') {
        throw new UserError(
          'conflict',
          `The ladder of ${before.lead_id} was stopped: ${before.stopped_because}.`,
        );
      }
      const now = deps.clock.now();
      const change = {
        state: 'completed' as const,
        outcome,
        completed_at: now,
        completed_by: actorName(actor),
      };
      await deps.tasks.updateOne({ _id: id, state: 'open' }, { $set: change });
      // A text that still waits would come after the contact that a person has made.
      if (before.message_id !== undefined && outcome !== 'text_sent') {
        await deps.outreach.cancel(before.message_id, 'step_completed');
      }
      const task: FollowupTask = { ...before, ...change };
      const correlation_id = options.correlation_id ?? task.correlation_id;
      await deps.audit.record(actor, {
        action: 'task.complete',
        thing: { kind: 'followup_task', id },
        after: { outcome },
        correlation_id,
      });
      await deps.kpi.emit('followup_completed', {
        correlation_id,
        detail: { task_id: id, step: task.step, channel: task.channel },
      });
      if (outcome !== 'no_answer') await deps.leads.setStatus(task.lead_id, 'contacted', actor);
      await putTaskCard(deps, task);
      return { task, first: true };
    });
}
