import { type Actor } from '../contract/actor';
import { newId, type TaskId } from '../ids';
import { type Lead } from '../leads/lead.model';
import { LADDER, scheduleLadder } from './ladder.rules';
import { type LadderDeps } from './ladder-ports';
import { type FollowupTask } from './task.model';

/** Six tasks for one lead. A second creation brings back the first one. */
export function createLadderFor(deps: LadderDeps) {
  return (
    lead: Lead,
    options: { owner?: string | undefined; correlation_id?: string | undefined },
    actor: Actor,
  ): Promise<FollowupTask[]> =>
    deps.transaction(async () => {
      const known = await deps.tasks.find({ lead_id: lead._id }).sort({ step: 1 }).lean();
      if (known.length > 0) return known;

      const now = deps.clock.now();
      const place = { province: lead.province, market: lead.market, timezones: lead.timezones };
      const steps = await scheduleLadder(now, LADDER, (channel, from) =>
        deps.policy.opens({ ...place, channel }, from),
      );
      const correlation_id = options.correlation_id ?? `leadflow:${lead._id}`;
      const owner = options.owner ?? lead.owner;
      const tasks = steps.map(({ step, channel, due_at, contact_at }): FollowupTask => ({
        _id: newId<TaskId>('task'),
        lead_id: lead._id,
        step,
        channel,
        state: 'open',
        due_at,
        contact_at,
        hold_reason: contact_at === null ? holdReason(lead) : null,
        recompute: false,
        // Without contact data a task is a card only (spec 3.3).
        auto: channel === 'SMS' && lead.phone !== undefined,
        ...place,
        ...(lead.score === undefined ? {} : { lead_score: lead.score }),
        ...(owner === undefined ? {} : { owner }),
        correlation_id,
        posted_at: null,
        created_at: now,
      }));
      await deps.tasks.insertMany(tasks);
      await deps.audit.record(actor, {
        action: 'ladder.create',
        thing: { kind: 'lead', id: lead._id },
        correlation_id,
      });
      await deps.kpi.emit('ladder_created', { correlation_id, detail: { tasks: tasks.length } });
      return tasks;
    });
}

function holdReason(lead: Pick<Lead, 'province' | 'timezones'>): FollowupTask['hold_reason'] {
  if (lead.province === null) return 'unknown_province';
  return lead.timezones.length === 0 ? 'unknown_timezone' : 'outside_window';
}
