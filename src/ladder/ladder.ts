import { type Connection } from 'mongoose';
import { systemActor } from '../contract/actor';
import { type LeadId, type TaskId } from '../ids';
import { completeTask } from './complete-task';
import { createLadderFor } from './create-ladder';
import { type LadderDeps } from './ladder-ports';
import { listDue } from './list-due';
import { measureSla } from './measure-sla';
import { postDueTasks } from './post-due-tasks';
import { queueDueTexts } from './queue-due-texts';
import { markForRecompute, recomputeContactTimes } from './recompute-contact-times';
import { snoozeTask } from './snooze-task';
import { stopLadder } from './stop-ladder';
import { type FollowupTask, taskModel } from './task.model';
import { textTask } from './text-task';

export type Ladder = ReturnType<typeof createLadder>;

/** The six follow-up steps of a lead. */
export function createLadder(given: Omit<LadderDeps, 'tasks'> & { connection: Connection }) {
  const deps: LadderDeps = { ...given, tasks: taskModel(given.connection) };
  const complete = completeTask(deps);
  return {
    create: createLadderFor(deps),
    complete,
    snooze: snoozeTask(deps),
    text: textTask(deps),
    stop: stopLadder(deps),
    due: listDue(deps),
    sla: measureSla(deps),
    queueDueTexts: queueDueTexts(deps),
    postDueTasks: postDueTasks(deps),
    markForRecompute: markForRecompute(deps),
    recomputeContactTimes: recomputeContactTimes(deps),
    tasksOf: async (lead: LeadId): Promise<FollowupTask[]> =>
      deps.tasks.find({ lead_id: lead }).sort({ step: 1 }).lean(),

    /** A text of a step was accepted by the provider: the step is done. In the outbox's transaction. */
    async onTextSent(id: TaskId): Promise<void> {
      const task = await deps.tasks.findById(id).lean();
      if (task?.state === 'open') await complete(id, 'text_sent', systemActor('outbox'));
    },

    /** A text of a step will not be sent: a person has to look at it. In the outbox's transaction. */
    async onTextNotSent(id: TaskId): Promise<void> {
      await deps.tasks.updateOne({ _id: id, state: 'open' }, { $set: { auto: false } });
    },
  };
}
