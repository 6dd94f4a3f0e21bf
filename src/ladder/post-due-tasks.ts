import { type LadderDeps } from './ladder-ports';
import { isClockReason } from '../outreach/gate-message';
import { showTaskCard } from './put-task-card';
import { type FollowupTask } from './task.model';

/**
 * Posts a card for each step that a person does and that may be contacted now. What the gate refuses waits:
 * for its next opening, or under its reason. @returns how many cards were posted and how many steps wait
 */
export function postDueTasks(deps: LadderDeps) {
  return async (limit = 100): Promise<{ posted: number; waiting: number }> => {
    const due = await deps.tasks
      .find(
        { state: 'open', contact_at: { $lte: deps.clock.now() }, auto: false, posted_at: null },
        { _id: 1 },
      )
      .sort({ contact_at: 1 })
      .limit(limit)
      .lean();
    let posted = 0;
    for (const task of due) if (await post(deps, task)) posted++;
    return { posted, waiting: due.length - posted };
  };
}

function post(deps: LadderDeps, found: Pick<FollowupTask, '_id'>): Promise<boolean> {
  return deps.transaction(async () => {
    const now = deps.clock.now();
    const task = await deps.tasks
      .findOne({ _id: found._id, state: 'open', auto: false, posted_at: null })
      .lean();
    if (!task || task.contact_at === null || task.contact_at > now) return false;
    const lead = await deps.leads.find(task.lead_id);
    // Where the lead is by now: the task's own place is a copy.
    const { province, market, timezones } = lead ?? task;
    const { channel } = task;
    const decision = await deps.policy.decide(
      {
        channel,
        province,
        market,
        timezones,
        leadScore: lead?.score ?? task.lead_score,
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
    const clock = await deps.policy.clockAt({ province, market, timezones });
    const open = { local_time: decision.local_time, until: clock.closes(channel, now) };
    await showTaskCard(deps, { ...task, posted_at: now }, lead, open);
    return true;
  });
}
