import { type LeadId } from '../ids';
import { type Lead } from '../leads/lead.model';
import { type LadderDeps } from './ladder-ports';
import { type FollowupTask, type TaskOutcome } from './task.model';
import { unreachedCard } from './unreached.card';

const REACHED: readonly TaskOutcome[] = ['reached', 'done', 'do_not_call'];
/** Later ones have answered already. */
const SILENT: readonly Lead['status'][] = ['new', 'contacted'];

/** Was the person spoken to in this ladder? A text that went out is no contact until it is answered. */
function isReached(task: FollowupTask): boolean {
  return task.channel === 'CALL' && task.outcome !== undefined && REACHED.includes(task.outcome);
}

/**
 * The last step is over and nobody was reached: the team is asked what shall become of the lead, once.
 * Runs in the transaction that ended the step.
 */
export function askIfUnreached(deps: LadderDeps) {
  return async (id: LeadId): Promise<void> => {
    const ladder = await deps.tasks.find({ lead_id: id }).sort({ step: 1 }).lean();
    const last = ladder.at(-1);
    if (!last || ladder.some((task) => task.state === 'open' || task.unreached === 'asked')) return;
    const lead = await deps.leads.find(id);
    if (!lead || !SILENT.includes(lead.status) || ladder.some(isReached)) return;
    await deps.tasks.updateOne(
      { _id: last._id },
      { $set: { unreached: 'asked' }, $unset: { unreached_by: 1 } },
    );
    await putUnreachedCard(deps, { ...last, unreached: 'asked' }, lead);
  };
}

/** One card a lead, whatever is chosen and however often it is asked. */
export async function putUnreachedCard(deps: LadderDeps, task: FollowupTask, lead: Lead): Promise<void> {
  const key = `unreached:${task.lead_id}`;
  await deps.cards.put({ key, channel: 'tasks', view: (t) => unreachedCard(task, lead, t) });
}
