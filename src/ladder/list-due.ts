import { type Clock } from '../contract/ports';
import { type Province } from '../geo/provinces';
import { type LadderDeps } from './ladder-ports';
import { type FollowupTask } from './task.model';

export interface DueFilter {
  owner?: string | undefined;
  province?: Province | undefined;
  limit: number;
  /** Also what is not open yet and what cannot be contacted. */
  include_closed?: boolean | undefined;
  /** Only what could have been contacted at that instant already. */
  since?: Date | undefined;
}

export interface DueList {
  /** May be contacted now, the one that waits longest first. */
  due: FollowupTask[];
  /** Opens later, the next one first. */
  later: FollowupTask[];
  /** Cannot be contacted, each with its reason. */
  held: FollowupTask[];
}

/** Open tasks. Due is what has `contact_at` ≤ now, ordered by it. */
export function listDue(deps: Pick<LadderDeps, 'tasks'> & { clock: Clock }) {
  return async (filter: DueFilter): Promise<DueList> => {
    const { owner, province, limit } = filter;
    const now = deps.clock.now();
    const open = {
      state: 'open' as const,
      ...(owner === undefined ? {} : { owner }),
      ...(province === undefined ? {} : { province }),
    };
    const due = await deps.tasks
      .find({ ...open, contact_at: { $lte: filter.since ?? now } })
      .sort({ contact_at: 1 })
      .limit(limit)
      .lean();
    if (!filter.include_closed || filter.since !== undefined) return { due, later: [], held: [] };
    const later = await deps.tasks
      .find({ ...open, contact_at: { $gt: now } })
      .sort({ contact_at: 1 })
      .limit(limit)
      .lean();
    const held = await deps.tasks
      .find({ ...open, contact_at: null })
      .sort({ due_at: 1 })
      .limit(limit)
      .lean();
    return { due, later, held };
  };
}
