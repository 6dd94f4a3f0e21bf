import { type Actor } from '../contract/actor';
import { insertRows } from '../insert-rows';
import { newId, type TaskId } from '../ids';
import { type Lead } from '../leads/lead.model';
import { type PlaceClock } from '../policy/clock-part';
import { LADDER, minutesAfter, planContacts } from './ladder.rules';
import { type LadderSettings } from './ladder-setting.rules';
import { type LadderDeps } from './ladder-ports';
import { replanLadder } from './replan-ladder';
import { type FollowupTask } from './task.model';

export interface LadderOptions {
  owner?: string | undefined;
  correlation_id?: string | undefined;
  /** The lead was made in this transaction: it has no tasks. */
  isNew?: boolean;
  /** What becomes of the first task of a new ladder before it is written. */
  first?: (task: FollowupTask) => Promise<FollowupTask>;
}

/**
 * Six tasks for one lead. A second creation brings back the first one, brought up to date with what is known of
 * the lead by now: the place may have changed, and with it every lawful minute.
 */
export function createLadderFor(deps: LadderDeps) {
  const replan = replanLadder(deps);

  return (lead: Lead, options: LadderOptions, actor: Actor): Promise<FollowupTask[]> =>
    deps.transaction(async () => {
      if (options.isNew !== true) {
        const known = await deps.tasks.find({ lead_id: lead._id }).sort({ step: 1 }).lean();
        if (known.length > 0) return replan(lead, known);
      }

      const correlation_id = options.correlation_id ?? `leadflow:${lead._id}`;
      const tasks = newTasks(
        lead,
        { ...options, correlation_id },
        {
          clock: await deps.policy.clockAt(lead),
          settings: await deps.settingsAt(lead),
          now: deps.clock.now(),
        },
      );
      await deps.audit.record(actor, {
        action: 'ladder.create',
        thing: { kind: 'lead', id: lead._id },
        correlation_id,
      });
      await deps.kpi.emit('ladder_created', {
        correlation_id,
        province: lead.province,
        market: lead.market,
        actor,
        detail: { tasks: tasks.length },
      });
      const [first, ...rest] = tasks;
      const written = first && options.first ? [await options.first(first), ...rest] : tasks;
      await insertRows(deps.tasks, written);
      return written;
    });
}

function newTasks(
  lead: Lead,
  { owner = lead.owner, correlation_id }: LadderOptions & { correlation_id: string },
  { clock, settings, now }: { clock: PlaceClock; settings: LadderSettings; now: Date },
): FollowupTask[] {
  const steps = LADDER.map(({ step, channel, delayMinutes }, index) => ({
    step,
    channel,
    state: 'open' as const,
    due_at: minutesAfter(now, settings.delays[index] ?? delayMinutes),
    contact_at: null,
  }));
  const times = planContacts(steps, now, clock.opens);
  return steps.map((step, index): FollowupTask => {
    const contact_at = times[index] ?? null;
    return {
      _id: newId<TaskId>('task'),
      lead_id: lead._id,
      ...step,
      contact_at,
      hold_reason: contact_at === null ? clock.whyNever : null,
      recompute: false,
      // Without contact data a task is a card only (spec 3.3).
      auto: step.channel === 'SMS' && lead.phone !== undefined && settings.autoSms,
      province: lead.province,
      market: lead.market,
      timezones: lead.timezones,
      ...(lead.score === undefined ? {} : { lead_score: lead.score }),
      ...(owner === undefined ? {} : { owner }),
      correlation_id,
      posted_at: null,
      created_at: now,
    };
  });
}
