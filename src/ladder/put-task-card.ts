import { type Translate } from '../i18n/translate';
import { type Lead } from '../leads/lead.model';
import { type LadderDeps } from './ladder-ports';
import { stepText } from './step-text';
import { taskCard, type TaskCardFacts } from './task.card';
import { type FollowupTask } from './task.model';

/** Tells that a task has changed, and brings its card up to date, if it has one. */
export async function putTaskCard(deps: LadderDeps, task: FollowupTask, known?: Lead): Promise<void> {
  // An open step that nobody was shown yet changes nothing that the lead's own card does not show by itself.
  if (task.posted_at !== null || task.state !== 'open') await deps.onTaskChange(task.lead_id);
  if (task.posted_at === null) return;
  await showTaskCard(deps, task, known ?? (await deps.leads.find(task.lead_id)));
}

export async function showTaskCard(
  deps: LadderDeps,
  task: FollowupTask,
  lead: Lead | null,
  opening?: TaskCardFacts['opening'],
): Promise<void> {
  const draft = await draftFor(deps, task, lead);
  const view = ({ locale }: Translate) => taskCard(task, lead, { opening, draft, locale });
  await deps.cards.put({ key: `task:${task._id}`, channel: 'tasks', view });
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
