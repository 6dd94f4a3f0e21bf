import { type LadderDeps } from './ladder-ports';
import { isClockReason } from '../outreach/gate-message';
import { type FollowupTask } from './task.model';
import { taskCard } from './task.card';

/**
 * Posts a card for each step that a person does and that may be contacted now. What the gate refuses waits:
 * for its next opening, or under its reason. @returns how many cards were posted and how many steps wait
 */
export function postDueTasks(deps: LadderDeps) {
  return async (limit = 100): Promise<{ posted: number; waiting: number }> => {
    const due = await deps.tasks
      .find({ state: 'open', contact_at: { $lte: deps.clock.now() }, auto: false, posted_at: null })
      .sort({ contact_at: 1 })
      .limit(limit)
      .lean();
    let posted = 0;
    for (const task of due) if (await post(deps, task)) posted++;
    return { posted, waiting: due.length - posted };
  };
}

function post(deps: LadderDeps, found: FollowupTask): Promise<boolean> {
  return deps.transaction(async () => {
    const now = deps.clock.now();
    const task = await deps.tasks.findOne({ _id: found._id, state: 'open', posted_at: null }).lean();
    if (!task) return false;
    const lead = await deps.leads.find(task.lead_id);
    const decision = await deps.policy.decide(
      {
        channel: task.channel,
        province: task.province,
        market: task.market,
        timezones: task.timezones,
        leadScore: task.lead_score,
        when: { at: now },
        address: lead?.phone,
      },
      now,
    );
    if (!decision.ok) {
      const contact_at = isClockReason(decision) ? decision.next_open : null;
      const hold_reason = contact_at === null ? decision.reason : null;
      await deps.tasks.updateOne({ _id: task._id }, { $set: { contact_at, hold_reason } });
      return false;
    }
    await deps.tasks.updateOne({ _id: task._id }, { $set: { posted_at: now } });
    const view = taskCard({ ...task, posted_at: now }, lead, decision.local_time);
    await deps.cards.put({ key: `task:${task._id}`, channel: 'tasks', view });
    return true;
  });
}
