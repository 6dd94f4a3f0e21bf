import { type Lead } from '../leads/lead.model';
import { type LadderDeps } from './ladder-ports';
import { taskCard } from './task.card';
import { type FollowupTask } from './task.model';

/** Brings the card of a task up to date, if it has one. */
export async function putTaskCard(deps: LadderDeps, task: FollowupTask, known?: Lead): Promise<void> {
  if (task.posted_at === null) return;
  const lead = known ?? (await deps.leads.find(task.lead_id));
  await deps.cards.put({ key: `task:${task._id}`, channel: 'tasks', view: taskCard(task, lead) });
}
