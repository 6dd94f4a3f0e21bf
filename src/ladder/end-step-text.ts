import { systemActor } from '../contract/actor';
import { type TaskId } from '../ids';
import { type Message } from '../outreach/message.model';
import { endTask } from './complete-task';
import { type LadderDeps } from './ladder-ports';
import { putTaskCard } from './put-task-card';
import { stopLadder } from './stop-ladder';
import { type FollowupTask } from './task.model';

/** What becomes of a step when its text has an end. Both run in the outbox's transaction. */
export function endStepText(deps: LadderDeps) {
  const end = endTask(deps);
  const stop = stopLadder(deps);
  const actor = systemActor('outbox');

  return {
    /** The provider accepted it: the step is done. */
    async onTextSent(id: TaskId): Promise<void> {
      const task = await deps.tasks.findById(id).lean();
      if (task?.state === 'open') await end(task, 'text_sent', actor);
    },

    /** It will not be sent. `optedOut`: by the wish of its recipient, which ends the ladder. */
    async onTextNotSent(
      id: TaskId,
      message: Message,
      why: { message: string; optedOut: boolean },
    ): Promise<void> {
      const task = await deps.tasks.findById(id).lean();
      if (task?.state !== 'open') return;
      if (why.optedOut) {
        await stop(task.lead_id, 'opt_out', actor);
        return;
      }
      const change = {
        ...(message.state === 'blocked' ? held(task, message) : { auto: false }),
        text_problem: why.message,
      };
      const { message_id: _, ...rest } = task;
      // The next time it asks for another one.
      await deps.tasks.updateOne({ _id: id }, { $set: change, $unset: { message_id: 1 } });
      await putTaskCard(deps, { ...rest, ...change, posted_at: task.posted_at });
    },
  };
}

/** The gate said no at the hand-over: the step waits under its reason, and is looked at again daily. */
function held(task: FollowupTask, message: Message): Partial<FollowupTask> {
  if (task.channel === 'CALL') return {};
  return { contact_at: null, hold_reason: message.decision?.reason ?? 'gate_error', posted_at: null };
}
