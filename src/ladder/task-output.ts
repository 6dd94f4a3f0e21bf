import { z } from 'zod';
import { instant } from '../rest-fields';
import { type FollowupTask, STOP_CAUSES, TASK_OUTCOMES } from './task.model';

/** A step as REST shows it. */
export const taskOutput = z.object({
  id: z.string(),
  due_at: instant,
  contact_at: instant.nullable(),
  channel: z.enum(['SMS', 'CALL']),
  step: z.int(),
  owner: z.string().nullable(),
  lead_id: z.string(),
  state: z.enum(['open', 'completed', 'stopped']),
  hold_reason: z.string().nullable(),
  outcome: z.enum(TASK_OUTCOMES).nullable(),
  stopped_because: z.enum(STOP_CAUSES).nullable(),
});

export function shownTask(task: FollowupTask) {
  return {
    id: task._id,
    due_at: task.due_at.toISOString(),
    contact_at: task.contact_at?.toISOString() ?? null,
    channel: task.channel,
    step: task.step,
    owner: task.owner ?? null,
    lead_id: task.lead_id,
    state: task.state,
    hold_reason: task.hold_reason,
    outcome: task.outcome ?? null,
    stopped_because: task.stopped_because ?? null,
  };
}
