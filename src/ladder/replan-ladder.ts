import { type Lead } from '../leads/lead.model';
import { isClockReason } from '../policy/clock-reasons.rules';
import { type GateReason } from '../policy/gate.rules';
import { minutesAfter, planContacts, type StepChannel } from './ladder.rules';
import { type LadderSettings } from './ladder-setting.rules';
import { type LadderDeps } from './ladder-ports';
import { putTaskCard } from './put-task-card';
import { type FollowupTask } from './task.model';

type Change = Pick<
  FollowupTask,
  | 'due_at'
  | 'contact_at'
  | 'hold_reason'
  | 'recompute'
  | 'auto'
  | 'province'
  | 'market'
  | 'timezones'
  | 'posted_at'
> &
  Partial<Pick<FollowupTask, 'lead_score' | 'owner'>>;

/**
 * Brings the open steps of one lead up to date with the policy and the delays in force and with what is known of the
 * lead: place, score, number. A text that waits for the hours of a place that was wrong is taken back and asked for
 * again; so is one that nobody approved, where texts no longer go by themselves.
 * Runs in the caller's transaction. @returns the tasks as they are then
 */
export function replanLadder(deps: LadderDeps) {
  return async (lead: Lead, tasks: FollowupTask[]): Promise<FollowupTask[]> => {
    if (tasks.every((task) => task.state !== 'open')) return tasks;
    const now = deps.clock.now();
    const clock = await deps.policy.clockAt(lead);
    const settings = await deps.settingsAt(lead);
    const denials = await denialsOf(deps, lead, tasks, now);
    // What is over keeps its time on record; the distances are those of the delays in force.
    const steps = tasks.map((task) => ({ ...task, due_at: dueAt(task, settings) }));
    const times = planContacts(steps, now, (channel, from) =>
      denials.has(channel) ? null : clock.opens(channel, from),
    );
    const after: FollowupTask[] = [];
    for (const [index, task] of tasks.entries()) {
      const contact_at = times[index] ?? null;
      const why = denials.get(task.channel) ?? clock.whyNever;
      const plan = {
        due_at: dueAt(task, settings),
        contact_at,
        hold_reason: contact_at === null ? why : null,
      };
      after.push(task.state === 'open' ? await apply(deps, lead, task, plan, settings) : task);
    }
    return after;
  };
}

/** A ladder's tasks are all made at its start. */
function dueAt({ step, created_at, due_at }: FollowupTask, { delays }: LadderSettings): Date {
  const delay = delays[step - 1];
  return delay === undefined ? due_at : minutesAfter(created_at, delay);
}

/** Channels on which something else than the clock is in the way; asked only where a step is held already. */
async function denialsOf(
  deps: LadderDeps,
  lead: Lead,
  tasks: FollowupTask[],
  now: Date,
): Promise<Map<StepChannel, GateReason>> {
  const held = tasks.filter((task) => task.state === 'open' && task.contact_at === null);
  const denials = new Map<StepChannel, GateReason>();
  for (const channel of new Set(held.map((task) => task.channel))) {
    const { province, market, timezones, score: leadScore, phone: address } = lead;
    const question = { channel, province, market, timezones, leadScore, when: { at: now }, address };
    const decision = await deps.policy.decide(question, now);
    if (!decision.ok && !isClockReason(decision)) denials.set(channel, decision.reason);
  }
  return denials;
}

async function apply(
  deps: LadderDeps,
  lead: Lead,
  task: FollowupTask,
  plan: Pick<FollowupTask, 'due_at' | 'contact_at' | 'hold_reason'>,
  { autoSms }: LadderSettings,
): Promise<FollowupTask> {
  const owner = task.owner ?? lead.owner;
  const moved = plan.contact_at?.getTime() !== task.contact_at?.getTime();
  const change: Change = {
    ...plan,
    recompute: false,
    // A number that came later makes the texts that were cards go out by themselves.
    auto: autoSms && (task.auto || (becomesText(task) && lead.phone !== undefined)),
    province: lead.province,
    market: lead.market,
    timezones: lead.timezones,
    // It is posted again when it may be contacted.
    posted_at: moved ? null : task.posted_at,
    ...(lead.score === undefined ? {} : { lead_score: lead.score }),
    ...(owner === undefined ? {} : { owner }),
  };
  const { message_id, ...rest } = task;
  const because =
    whyTakenBack(task, lead, autoSms) ??
    ((await isToAnother(deps, message_id, lead)) ? 'number_changed' : null);
  const isTakenBack =
    message_id !== undefined && because !== null && (await deps.outreach.cancel(message_id, because)) > 0;
  const after: FollowupTask = { ...(isTakenBack ? rest : task), ...change };
  if (JSON.stringify(after) === JSON.stringify(task)) return task;
  await deps.tasks.updateOne(
    { _id: task._id, state: 'open' },
    { $set: change, ...(isTakenBack ? { $unset: { message_id: 1 } } : {}) },
  );
  if (moved) await putTaskCard(deps, { ...after, posted_at: task.posted_at });
  return after;
}

/** A text that waits for a number that is not the lead's any more. */
async function isToAnother(
  deps: LadderDeps,
  message_id: FollowupTask['message_id'],
  { phone }: Lead,
): Promise<boolean> {
  const message = message_id === undefined ? null : await deps.outreach.find(message_id);
  return message !== null && message.to !== phone;
}

function becomesText(task: FollowupTask): boolean {
  return task.channel === 'SMS' && task.texts === undefined && task.posted_at === null;
}

function whyTakenBack(task: FollowupTask, lead: Lead, autoSms: boolean): string | null {
  if (!samePlace(task, lead)) return 'place_changed';
  const nobodyAsked = task.text_asked_by?.startsWith('system:') ?? true;
  return !autoSms && task.auto && nobodyAsked ? 'texts_need_approval' : null;
}

function samePlace(task: FollowupTask, lead: Lead): boolean {
  return (
    task.province === lead.province &&
    task.market === lead.market &&
    task.timezones.join() === lead.timezones.join()
  );
}
