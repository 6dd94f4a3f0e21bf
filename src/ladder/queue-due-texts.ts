import { systemActor } from '../contract/actor';
import { type LadderDeps } from './ladder-ports';
import { textTask } from './text-task';

/** SMS steps go out by themselves when their time has come. @returns how many were put into the outbox */
export function queueDueTexts(deps: LadderDeps) {
  const text = textTask(deps);
  return async (limit = 200): Promise<number> => {
    const due = await deps.tasks
      .find({
        state: 'open',
        contact_at: { $lte: deps.clock.now() },
        auto: true,
        message_id: { $exists: false },
      })
      .sort({ contact_at: 1 })
      .limit(limit)
      .lean();
    for (const task of due) await text(task._id, systemActor('follow-up-ladder'));
    return due.length;
  };
}
