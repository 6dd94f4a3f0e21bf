import { type Actor } from '../contract/actor';
import { type TaskId } from '../ids';
import { findTask, overError } from './find-task';
import { minutesAfter } from './ladder.rules';
import { type LadderDeps } from './ladder-ports';
import { stepFact } from './ladder-facts.rules';
import { putTaskCard } from './put-task-card';
import { type FollowupTask } from './task.model';

/**
 * Puts a step off to the first open instant after an instant, or, when it may be contacted now, after some minutes.
 * One that opens later anyway stays where it is: pressed twice, or by two people, it has one effect, and a snooze
 * never brings a contact nearer. Its text, if one waits, is taken back and asked for again then.
 * @throws UserError `not_found`, `conflict`
 */
export function snoozeTask(deps: LadderDeps) {
  return (id: TaskId, wish: number | Date, actor: Actor): Promise<FollowupTask> =>
    deps.transaction(async () => {
      const before = await findTask(deps, id);
      if (before.state !== 'open') throw overError(before);
      const now = deps.clock.now();
      if (before.contact_at === null || opensLater(before.contact_at, wish, now)) return before;

      const snoozed_until = typeof wish === 'number' ? minutesAfter(now, wish) : wish;
      const lead = await deps.leads.find(before.lead_id);
      const clock = await deps.policy.clockAt(lead ?? before);
      const contact_at = clock.opens(before.channel, snoozed_until);
      const change = {
        contact_at,
        hold_reason: contact_at === null ? clock.whyNever : null,
        snoozed_until,
      };
      const { message_id, ...rest } = before;
      const isTakenBack = message_id !== undefined && (await deps.outreach.cancel(message_id, 'snoozed')) > 0;
      await deps.tasks.updateOne(
        { _id: id, state: 'open' },
        { $set: { ...change, posted_at: null }, ...(isTakenBack ? { $unset: { message_id: 1 } } : {}) },
      );
      await deps.audit.record(actor, {
        action: 'task.snooze',
        thing: { kind: 'followup_task', id },
        before: { contact_at: before.contact_at },
        after: change,
      });
      const after: FollowupTask = { ...(isTakenBack ? rest : before), ...change };
      if (lead) await deps.leads.tell(lead, stepFact(after, 'snoozed', actor));
      // Its digest says until when; it comes on a newer one as it is due again.
      await putTaskCard(deps, after);
      return { ...after, posted_at: null };
    });
}

function opensLater(contact_at: Date, wish: number | Date, now: Date): boolean {
  return typeof wish === 'number' ? contact_at > now : contact_at >= wish;
}
