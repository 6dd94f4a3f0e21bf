import { type LadderDeps } from './ladder-ports';
import { checkNow } from './check-now';
import { showTaskCard } from './put-task-card';
import { type FollowupTask } from './task.model';

/**
 * Posts a card for each step that a person does and that may be contacted now. What the gate refuses waits:
 * for its next opening, or under its reason. @returns how many cards were posted and how many steps wait
 */
export function postDueTasks(deps: LadderDeps) {
  const post = postOne(deps);
  return async (limit = 100): Promise<{ posted: number; waiting: number }> => {
    const due = await deps.tasks
      .find(
        { state: 'open', contact_at: { $lte: deps.clock.now() }, auto: false, posted_at: null },
        { _id: 1 },
      )
      .sort({ contact_at: 1 })
      .limit(limit)
      .lean();
    let posted = 0;
    for (const task of due) if (await post(task)) posted++;
    return { posted, waiting: due.length - posted };
  };
}

function postOne(deps: LadderDeps) {
  const check = checkNow(deps);
  return (found: Pick<FollowupTask, '_id'>): Promise<boolean> =>
    deps.transaction(async () => {
      const now = deps.clock.now();
      const task = await deps.tasks
        .findOne({ _id: found._id, state: 'open', auto: false, posted_at: null })
        .lean();
      if (!task || task.contact_at === null || task.contact_at > now) return false;
      const lead = await deps.leads.find(task.lead_id);
      const opening = await check(task, lead);
      if (opening === null) return false;
      await deps.tasks.updateOne({ _id: task._id }, { $set: { posted_at: now } });
      await showTaskCard(deps, { ...task, posted_at: now }, lead, opening);
      return true;
    });
}
