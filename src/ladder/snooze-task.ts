import { type Actor } from '../contract/actor';
import { UserError } from '../errors';
import { type TaskId } from '../ids';
import { minutesAfter } from './ladder.rules';
import { type LadderDeps } from './ladder-ports';
import { putTaskCard } from './put-task-card';
import { type FollowupTask } from './task.model';

/** Puts a step off to the first open instant after some minutes. @throws UserError `not_found`, `conflict` */
export function snoozeTask(deps: LadderDeps) {
  return (id: TaskId, minutes: number, actor: Actor): Promise<FollowupTask> =>
    deps.transaction(async () => {
      const before = await deps.tasks.findById(id).lean();
      if (!before) throw new UserError('not_found', `There is no task ${id}.`);
      if (before.state !== 'open') throw new UserError('conflict', `This step is already ${before.state}.`);
      const contact_at = await deps.policy.opens(before, minutesAfter(deps.clock.now(), minutes));
      const change = {
        contact_at,
        hold_reason: contact_at === null ? ('outside_window' as const) : null,
      };
      await deps.tasks.updateOne({ _id: id, state: 'open' }, { $set: { ...change, posted_at: null } });
      await deps.audit.record(actor, {
        action: 'task.snooze',
        thing: { kind: 'followup_task', id },
        before: { contact_at: before.contact_at },
        after: change,
      });
      // The card says until when; it is posted again as it is due again.
      await putTaskCard(deps, { ...before, ...change });
      return { ...before, ...change, posted_at: null };
    });
}
