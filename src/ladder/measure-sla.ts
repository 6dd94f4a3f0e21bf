import { type LadderDeps } from './ladder-ports';
import { slaShare } from './sla.rules';
import { type FollowupTask } from './task.model';

const byContact = (task: Pick<FollowupTask, 'contact_at'>) => task.contact_at;
const byDue = (task: Pick<FollowupTask, 'due_at'>) => task.due_at;

/** Named, so that the indexes that begin with it answer: nothing but the span is read. */
export const ANY_STATE = { state: { $in: ['open', 'completed', 'stopped'] as FollowupTask['state'][] } };
const TIMES = { state: 1, due_at: 1, contact_at: 1, completed_at: 1 } as const;

/** How fast the ladder is worked in `[from, to)`, by contact time and, under `raw`, by due time. */
export function measureSla(deps: Pick<LadderDeps, 'tasks'>) {
  return async (from: Date, to: Date) => {
    const span = { $gte: from, $lt: to };
    const contacted = await deps.tasks.find({ ...ANY_STATE, contact_at: span }, TIMES).lean();
    const raw = await deps.tasks.find({ ...ANY_STATE, due_at: span }, TIMES).lean();
    const detail = {
      within_30m: slaShare(contacted, 30, to, byContact),
      within_2h: slaShare(contacted, 120, to, byContact),
    };
    return {
      count: contacted.length,
      within_30m: detail.within_30m.share,
      within_2h: detail.within_2h.share,
      detail,
      raw: { within_30m: slaShare(raw, 30, to, byDue), within_2h: slaShare(raw, 120, to, byDue) },
    };
  };
}
