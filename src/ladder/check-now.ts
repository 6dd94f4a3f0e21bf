import { type Lead } from '../leads/lead.model';
import { isClockReason } from '../outreach/gate-message';
import { type LadderDeps } from './ladder-ports';
import { type TaskCardFacts } from './task.card';
import { type FollowupTask } from './task.model';

/**
 * Asks the gate whether a step may be done at this moment. What it refuses waits: for its next opening, or under
 * its reason. Runs in the caller's transaction. @returns the opening, or null
 */
export function checkNow(deps: LadderDeps) {
  return async (
    task: FollowupTask,
    lead: Lead | null,
  ): Promise<NonNullable<TaskCardFacts['opening']> | null> => {
    const now = deps.clock.now();
    // Where the lead is by now: the task's own place is a copy.
    const { province, market, timezones } = lead ?? task;
    const { channel } = task;
    const leadScore = lead?.score ?? task.lead_score;
    const question = {
      channel,
      province,
      market,
      timezones,
      leadScore,
      when: { at: now },
      address: lead?.phone,
    };
    const decision = await deps.policy.decide(question, now);
    if (!decision.ok) {
      const contact_at = isClockReason(decision) ? decision.next_open : null;
      const hold_reason = contact_at === null ? decision.reason : null;
      await deps.tasks.updateOne({ _id: task._id }, { $set: { contact_at, hold_reason } });
      return null;
    }
    const clock = await deps.policy.clockAt({ province, market, timezones });
    return { local_time: decision.local_time, until: clock.closes(channel, now) };
  };
}
