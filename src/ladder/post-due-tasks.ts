import { type LadderDeps } from './ladder-ports';
import { checkNow } from './check-now';
import { putDigest } from './refresh-digests';
import { type FollowupTask } from './task.model';

const QUARTER_MS = 15 * 60_000;

/**
 * Tells the tasks channel of each step that a person does and that may be contacted now: as a line on the digest of
 * this quarter hour. What the gate refuses waits: for its next opening, or under its reason. While nobody of the team
 * works everything waits; who begins finds it on one digest.
 * @returns how many were told of and how many wait
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
    if (due.length === 0) return { posted: 0, waiting: 0 };
    if (!(await deps.shifts.anybodyWorks())) return { posted: 0, waiting: due.length };
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
      if ((await check(task, await deps.leads.find(task.lead_id))) === null) return false;
      const change = { posted_at: now, digest_at: quarterOf(now), digest_stale: true };
      await deps.tasks.updateOne({ _id: task._id }, { $set: change });
      const { digest_at: before } = task;
      if (before && before < change.digest_at) await putDigest(deps, before);
      return true;
    });
}

/** Quarters of an hour begin at the same instants in every zone. */
function quarterOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / QUARTER_MS) * QUARTER_MS);
}
