import { type FollowupTask } from './task.model';

export interface SlaShare {
  eligible: number;
  met: number;
  /** Null when nothing is eligible. */
  share: number | null;
}

type Timed = Pick<FollowupTask, 'state' | 'due_at' | 'contact_at' | 'completed_at'>;

/**
 * Of the tasks whose time lies in the span: eligible are those completed, or open with the limit passed at the
 * span's end; met those completed within the limit (spec 3.4).
 */
export function slaShare(
  tasks: Timed[],
  limitMinutes: number,
  to: Date,
  timeOf: (task: Timed) => Date | null,
): SlaShare {
  let eligible = 0;
  let met = 0;
  for (const task of tasks) {
    const at = timeOf(task);
    if (at === null || task.state === 'stopped') continue;
    const limit = at.getTime() + limitMinutes * 60_000;
    if (task.state === 'completed') {
      eligible++;
      if (task.completed_at !== undefined && task.completed_at.getTime() <= limit) met++;
    } else if (limit <= to.getTime()) eligible++;
  }
  return { eligible, met, share: eligible === 0 ? null : met / eligible };
}
