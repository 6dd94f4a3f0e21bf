import { type Lead } from '../leads/lead.model';
import { type LadderDeps } from './ladder-ports';
import { stepText } from './step-text';
import { type FollowupTask } from './task.model';

/**
 * Tells that a task has changed: the lead's own card shows it, and the task's line on its digest is written again by
 * the next run of the job. Not here: people who do different tasks of one digest would be in each other's way.
 */
export async function putTaskCard(deps: LadderDeps, task: FollowupTask): Promise<void> {
  // An open step that nobody was told of yet changes nothing that the lead's own card does not show by itself.
  if (task.posted_at !== null || task.state !== 'open') await deps.onTaskChange(task.lead_id);
  if (task.digest_at === undefined) return;
  await deps.tasks.updateOne({ _id: task._id }, { $set: { digest_stale: true } });
}

/** What an SMS step would say; null where nothing can be sent. */
export async function draftFor(
  deps: Pick<LadderDeps, 'outreach'>,
  task: FollowupTask,
  lead: Lead | null,
): Promise<string | undefined> {
  if (task.channel !== 'SMS' || task.state !== 'open' || lead?.phone === undefined) return undefined;
  const { name, values } = stepText(task.step, lead);
  return deps.outreach.templates.draft(name, lead.language, values);
}
