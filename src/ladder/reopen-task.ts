import { type Actor, actorName } from '../contract/actor';
import { UserError } from '../errors';
import { type TaskId } from '../ids';
import { type Lead } from '../leads/lead.model';
import { putUnreachedCard } from './ask-unreached';
import { findTask } from './find-task';
import { type LadderDeps } from './ladder-ports';
import { stepFact } from './ladder-facts.rules';
import { putTaskCard } from './put-task-card';
import { replanLadder } from './replan-ladder';
import { type FollowupTask } from './task.model';

const GONE = { outcome: 1, completed_at: 1, completed_by: 1, stopped_because: 1, stopped_by: 1 } as const;

/** Opens a step again at its place in the ladder, or not before an instant. Runs in the caller's transaction. */
export function reopenStep(deps: LadderDeps) {
  const replan = replanLadder(deps);
  return async (before: FollowupTask, lead: Lead, actor: Actor, notBefore?: Date): Promise<FollowupTask> => {
    const change = {
      state: 'open' as const,
      // What it was contacted at is no plan any more.
      contact_at: null,
      hold_reason: null,
      ...(notBefore === undefined ? {} : { snoozed_until: notBefore }),
    };
    await deps.tasks.updateOne({ _id: before._id }, { $set: change, $unset: GONE });
    await deps.audit.record(actor, {
      action: 'task.reopen',
      thing: { kind: 'followup_task', id: before._id },
      before: { state: before.state, outcome: before.outcome, stopped_because: before.stopped_because },
    });
    const ladder = await deps.tasks.find({ lead_id: before.lead_id }).sort({ step: 1 }).lean();
    const after = (await replan(lead, ladder)).find((task) => task._id === before._id) ?? before;
    await deps.leads.tell(lead, stepFact(after, 'reopened', actor));
    await putTaskCard(deps, { ...after, posted_at: before.posted_at });
    return after;
  };
}

/**
 * Undoes the end of a step. What followed from it stays (a call that was made, a wish not to be called): the lead
 * and the list of suppressions say so. Done twice it has one effect.
 * @throws UserError `not_found`; `conflict` when its text is out or its lead is over
 */
export function reopenTask(deps: LadderDeps) {
  const reopen = reopenStep(deps);
  return (id: TaskId, actor: Actor): Promise<{ task: FollowupTask; first: boolean }> =>
    deps.transaction(async () => {
      const before = await findTask(deps, id);
      if (before.state === 'open') return { task: before, first: false };
      if (before.outcome === 'text_sent') {
        throw new UserError('conflict', 'The text of this step was sent already.', { sentence: 'text_sent' });
      }
      const lead = await deps.leads.find(before.lead_id);
      if (!lead || lead.status === 'dead' || lead.status === 'closed') {
        throw new UserError('conflict', `${before.lead_id} is over: revive the lead first.`, {
          sentence: 'lead_is_over',
          extra: { lead: before.lead_id },
        });
      }
      const task = await reopen(before, lead, actor);
      await closeQuestion(deps, task, lead, actor);
      return { task, first: true };
    });
}

/** The ladder goes on: what shall become of the lead is no question any more. */
async function closeQuestion(deps: LadderDeps, task: FollowupTask, lead: Lead, actor: Actor): Promise<void> {
  const asked = await deps.tasks.findOne({ lead_id: task.lead_id, unreached: 'asked' }).lean();
  if (!asked) return;
  const answer = { unreached: 'reopened' as const, unreached_by: actorName(actor) };
  await deps.tasks.updateOne({ _id: asked._id }, { $set: answer });
  await putUnreachedCard(deps, { ...asked, ...answer }, lead);
}
