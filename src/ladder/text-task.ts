import { type Actor } from '../contract/actor';
import { UserError } from '../errors';
import { type TaskId } from '../ids';
import { type Asked } from '../outreach/ask-message';
import { type LadderDeps } from './ladder-ports';
import { stepText } from './step-text';
import { type FollowupTask } from './task.model';

/**
 * Puts the text of a step into the outbox: the same step makes one message however often it is asked.
 * @throws UserError `not_found`, `conflict`, `refused` when there is no number
 */
export function textTask(deps: LadderDeps) {
  return (id: TaskId, actor: Actor): Promise<{ task: FollowupTask; asked: Asked }> =>
    deps.transaction(async () => {
      const task = await deps.tasks.findById(id).lean();
      if (!task) throw new UserError('not_found', `There is no task ${id}.`);
      if (task.state !== 'open') throw new UserError('conflict', `This step is already ${task.state}.`);
      const lead = await deps.leads.find(task.lead_id);
      if (!lead?.phone) {
        throw new UserError('refused', `${task.lead_id} has no phone number; add one with /lead.`, {
          reason: 'no_phone',
        });
      }
      const asked = await deps.outreach.ask(
        {
          intent_key: `task:${id}`,
          channel: 'SMS',
          to: lead.phone,
          contact: lead._id,
          body: stepText(task.step, lead, deps.sender),
          template: `ladder-${task.step}`,
          province: lead.province,
          market: lead.market,
          timezones: lead.timezones,
          ...(lead.score === undefined ? {} : { lead_score: lead.score }),
          correlation_id: task.correlation_id,
          whenClosed: 'queue',
        },
        actor,
      );
      const change =
        'blocked' in asked
          ? { contact_at: null, hold_reason: asked.blocked.reason }
          : { message_id: asked.message._id, hold_reason: null };
      await deps.tasks.updateOne({ _id: id }, { $set: change });
      return { task: { ...task, ...change }, asked };
    });
}
