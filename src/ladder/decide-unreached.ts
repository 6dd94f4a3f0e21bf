import { type Actor, actorName } from '../contract/actor';
import { UserError } from '../errors';
import { type TaskId } from '../ids';
import { putUnreachedCard } from './ask-unreached';
import { findTask } from './find-task';
import { minutesAfter } from './ladder.rules';
import { unreachedFact } from './ladder-facts.rules';
import { type LadderDeps } from './ladder-ports';
import { reopenStep } from './reopen-task';
import { type FollowupTask, type UnreachedChoice } from './task.model';

const AGAIN_AFTER_MINUTES = 30 * 24 * 60;

/**
 * What becomes of a lead that the ladder did not reach: its last call comes again in 30 days, it is dead, or it is
 * kept as it is. Chosen twice, or by two people, the first choice holds.
 * @throws UserError `not_found`; `refused` when there is no number to try again
 */
export function decideUnreached(deps: LadderDeps) {
  const reopen = reopenStep(deps);

  async function callAgain(task: FollowupTask, actor: Actor): Promise<void> {
    const lead = await deps.leads.find(task.lead_id);
    const ladder = await deps.tasks.find({ lead_id: task.lead_id }).sort({ step: 1 }).lean();
    const call = ladder.findLast((one) => one.channel === 'CALL');
    if (!lead?.phone || !call) {
      throw new UserError('refused', `${task.lead_id} has no phone number; add one with /lead.`, {
        reason: 'no_phone',
        extra: { lead: task.lead_id },
      });
    }
    await reopen(call, lead, actor, minutesAfter(deps.clock.now(), AGAIN_AFTER_MINUTES));
  }

  return (
    id: TaskId,
    choice: UnreachedChoice,
    actor: Actor,
  ): Promise<{ task: FollowupTask; first: boolean }> =>
    deps.transaction(async () => {
      const before = await findTask(deps, id);
      if (before.unreached !== 'asked') return { task: before, first: false };
      const answer = { unreached: choice, unreached_by: actorName(actor) };
      await deps.tasks.updateOne({ _id: id, unreached: 'asked' }, { $set: answer });
      if (choice === 'again') await callAgain(before, actor);
      if (choice === 'dead') await deps.leads.setStatus(before.lead_id, 'dead', actor);
      await deps.audit.record(actor, {
        action: 'ladder.unreached',
        thing: { kind: 'lead', id: before.lead_id },
        after: { choice },
      });
      const lead = await deps.leads.find(before.lead_id);
      if (lead) {
        await deps.leads.tell(lead, unreachedFact(choice, actor));
        await putUnreachedCard(deps, { ...before, ...answer }, lead);
      }
      return { task: { ...before, ...answer }, first: true };
    });
}
