import { systemActor } from '../contract/actor';
import { UserError } from '../errors';
import { type Lead } from '../leads/lead.model';
import { CANNOT_RENDER } from '../outreach/templates/template-refused';
import { askStepText } from './ask-step-text';
import { type LadderDeps } from './ladder-ports';
import { putTaskCard } from './put-task-card';
import { type FollowupTask } from './task.model';
import { hasPhone } from './text-task';

/** A text that left this much later than planned moves nothing. */
const LATE_MS = 30 * 60_000;

/**
 * SMS steps go out by themselves when their time has come. After a standstill the texts of one ladder keep their
 * distance: a later step waits for the one before, and then as long as the ladder has between them.
 * @returns how many were put into the outbox
 */
export function queueDueTexts(deps: LadderDeps) {
  const textOne = textDueStep(deps);
  return async (limit = 200): Promise<number> => {
    const due = await deps.tasks
      .find(
        {
          state: 'open',
          auto: true,
          contact_at: { $lte: deps.clock.now() },
          message_id: { $exists: false },
        },
        { lead_id: 1 },
      )
      .sort({ contact_at: 1 })
      .limit(limit)
      .lean();
    let queued = 0;
    for (const { _id, lead_id } of due) if (await textOne({ _id, lead_id })) queued++;
    return queued;
  };
}

function textDueStep(deps: LadderDeps) {
  const ask = askStepText(deps);

  /** A template that cannot be filled in holds its step until it is looked at again, and no other one. */
  async function askOrHold(task: FollowupTask, lead: Lead & { phone: string }): Promise<boolean> {
    try {
      const { asked } = await ask(task, lead, systemActor('follow-up-ladder'));
      return 'message' in asked;
    } catch (error) {
      if (!(error instanceof UserError) || error.details.reason !== CANNOT_RENDER) throw error;
      const held = {
        contact_at: null,
        hold_reason: CANNOT_RENDER,
        text_problem: error.message,
        posted_at: null,
      };
      await deps.tasks.updateOne({ _id: task._id }, { $set: held });
      await putTaskCard(deps, { ...task, ...held, posted_at: task.posted_at });
      return false;
    }
  }

  return ({ _id, lead_id }: Pick<FollowupTask, '_id' | 'lead_id'>): Promise<boolean> =>
    deps.transaction(async () => {
      const now = deps.clock.now();
      const ladder = await deps.tasks.find({ lead_id }).sort({ step: 1 }).lean();
      const task = ladder.find((one) => one._id === _id);
      if (!task || !isDueText(task, now)) return false;
      const lead = await deps.leads.find(lead_id);
      if (!lead || !hasPhone(lead)) {
        await deps.tasks.updateOne({ _id }, { $set: { auto: false } });
        return false;
      }
      const before = ladder.filter((one) => one.channel === 'SMS' && one.step < task.step);
      if (before.some((one) => one.state === 'open' && one.auto && one.contact_at !== null)) return false;

      const earliest = earliestAfter(task, before);
      if (earliest.getTime() - now.getTime() > LATE_MS) {
        const clock = await deps.policy.clockAt(lead);
        const contact_at = clock.opens('SMS', earliest);
        const hold_reason = contact_at === null ? clock.whyNever : null;
        await deps.tasks.updateOne({ _id }, { $set: { contact_at, hold_reason } });
        return false;
      }
      return askOrHold(task, lead);
    });
}

export function isDueText(task: FollowupTask, now: Date): boolean {
  const { state, auto, message_id, contact_at } = task;
  return state === 'open' && auto && message_id === undefined && contact_at !== null && contact_at <= now;
}

/** As long after each earlier text as the ladder has between the two. */
function earliestAfter(task: FollowupTask, before: FollowupTask[]): Date {
  const bounds = before
    .filter((one) => one.outcome === 'text_sent' && one.completed_at !== undefined)
    .map((one) => (one.completed_at?.getTime() ?? 0) + task.due_at.getTime() - one.due_at.getTime());
  return new Date(Math.max(0, ...bounds));
}
