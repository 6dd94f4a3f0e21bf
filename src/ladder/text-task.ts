import { type Actor } from '../contract/actor';
import { UserError } from '../errors';
import { type TaskId } from '../ids';
import { type Lead } from '../leads/lead.model';
import { type Asked } from '../outreach/ask-message';
import { askStepText } from './ask-step-text';
import { findTask, overError } from './find-task';
import { type LadderDeps } from './ladder-ports';
import { type FollowupTask } from './task.model';

/**
 * Puts the text of a step into the outbox because a person asked for it.
 * @throws UserError `not_found`, `conflict`, `refused` when there is no number
 */
export function textTask(deps: LadderDeps) {
  const ask = askStepText(deps);
  return (id: TaskId, actor: Actor): Promise<{ task: FollowupTask; asked: Asked }> =>
    deps.transaction(async () => {
      const task = await findTask(deps, id);
      if (task.state !== 'open') throw overError(task);
      const lead = await deps.leads.find(task.lead_id);
      if (lead && hasPhone(lead)) return ask(task, lead, actor);
      throw new UserError('refused', `${task.lead_id} has no phone number; add one with /lead.`, {
        reason: 'no_phone',
        extra: { lead: task.lead_id },
      });
    });
}

export function hasPhone(lead: Lead): lead is Lead & { phone: string } {
  return lead.phone !== undefined && lead.phone !== '';
}
