import { type Lead } from '../leads/lead.model';
import { isClockReason } from '../policy/clock-reasons.rules';
import { type LadderDeps } from './ladder-ports';
import { type TaskCardFacts } from './task.card';
import { type FollowupTask } from './task.model';

type Opening = NonNullable<TaskCardFacts['opening']>;

/**
 * Asks the gate whether a step may be done at this moment. What it refuses waits: for its next opening, or under
 * its reason. Runs in the caller's transaction. @returns the opening, or null
 */
export function checkNow(deps: LadderDeps) {
  return async (task: FollowupTask, lead: Lead | null): Promise<Opening | null> => {
    const decision = await decideNow(deps, task, lead);
    if (decision.ok) return openingOf(deps, task, lead, decision);
    const contact_at = isClockReason(decision) ? decision.next_open : null;
    const hold_reason = contact_at === null ? decision.reason : null;
    const change = { contact_at, hold_reason, ...(task.digest_at && { digest_stale: true }) };
    await deps.tasks.updateOne({ _id: task._id }, { $set: change });
    return null;
  };
}

/** The same question about what is due, where only somebody looks: nothing is changed. */
export function lookNow(deps: Pick<LadderDeps, 'policy' | 'clock'>) {
  return async (task: FollowupTask, lead: Lead | null): Promise<Opening | undefined> => {
    if (task.state !== 'open' || task.contact_at === null || task.contact_at > deps.clock.now()) {
      return undefined;
    }
    const decision = await decideNow(deps, task, lead);
    return decision.ok ? openingOf(deps, task, lead, decision) : undefined;
  };
}

type Ports = Pick<LadderDeps, 'policy' | 'clock'>;
type Decision = Awaited<ReturnType<LadderDeps['policy']['decide']>>;

function decideNow({ policy, clock }: Ports, task: FollowupTask, lead: Lead | null): Promise<Decision> {
  const now = clock.now();
  // Where the lead is by now: the task's own place is a copy.
  const { province, market, timezones } = lead ?? task;
  const { channel } = task;
  const leadScore = lead?.score ?? task.lead_score;
  const when = { at: now };
  return policy.decide({ channel, province, market, timezones, leadScore, when, address: lead?.phone }, now);
}

async function openingOf(
  { policy, clock }: Ports,
  task: FollowupTask,
  lead: Lead | null,
  { local_time }: Pick<Decision, 'local_time'>,
): Promise<Opening> {
  const { province, market, timezones } = lead ?? task;
  const place = await policy.clockAt({ province, market, timezones });
  return { local_time, until: place.closes(task.channel, clock.now()) };
}
