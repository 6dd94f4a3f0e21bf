import { type Actor, actorName } from '../contract/actor';
import { UserError } from '../errors';
import { type Lead } from '../leads/lead.model';
import { type Asked } from '../outreach/ask-message';
import { taskIntent } from '../outreach/intent-keys.rules';
import { type Message } from '../outreach/message.model';
import { type LadderDeps } from './ladder-ports';
import { putTaskCard } from './put-task-card';
import { stepText } from './step-text';
import { type FollowupTask } from './task.model';

/** These certainly did not reach the provider, or were refused: the step may ask for another text. */
const CERTAINLY_NOT_SENT: readonly Message['state'][] = ['blocked', 'cancelled', 'failed', 'dead'];
const ON_ITS_WAY: readonly Message['state'][] = ['queued', 'sending'];

/**
 * Asks for the text of an open step. While one is on its way it is that one, however often it is asked for; after
 * one that was certainly not sent it is another intent. Runs in the caller's transaction.
 * @throws UserError `conflict` when a text was sent, or nobody knows; `refused` when its template cannot be filled in
 */
export function askStepText(deps: LadderDeps) {
  const askNext = askNextText(deps);
  return async (
    task: FollowupTask,
    lead: Lead & { phone: string },
    actor: Actor,
  ): Promise<{ task: FollowupTask; asked: Asked }> => {
    const before = task.message_id === undefined ? null : await deps.outreach.find(task.message_id);
    if (before && ON_ITS_WAY.includes(before.state)) {
      return { task, asked: { message: before, isNew: false } };
    }
    if (before && !CERTAINLY_NOT_SENT.includes(before.state)) throw maybeSent(before);

    const { change, asked } = await askNext(task, lead, actor);
    await deps.tasks.updateOne({ _id: task._id }, { $set: change, $unset: { text_problem: 1 } });
    const { text_problem: _, ...rest } = task;
    const after: FollowupTask = { ...rest, ...change };
    await putTaskCard(deps, { ...after, posted_at: task.posted_at });
    return { task: after, asked };
  };
}

/**
 * Asks for the first text of a task that is not written yet. In the caller's transaction, in which the task was made.
 * @returns the task as it is to be written
 */
export function askFirstText(deps: LadderDeps) {
  const askNext = askNextText(deps);
  return async (task: FollowupTask, lead: Lead & { phone: string }, actor: Actor): Promise<FollowupTask> => ({
    ...task,
    ...(await askNext(task, lead, actor, true)).change,
  });
}

/** @returns what of the task changes with it */
function askNextText(deps: LadderDeps) {
  return async (
    task: FollowupTask,
    lead: Lead & { phone: string },
    actor: Actor,
    isNew = false,
  ): Promise<{ change: Partial<FollowupTask>; asked: Asked }> => {
    const nth = (task.texts ?? 0) + 1;
    const { name, values } = stepText(task.step, lead);
    const content = await deps.outreach.templates.compose(name, lead.language, values);
    const asked = await deps.outreach.ask(
      {
        intent_key: taskIntent(task._id, nth),
        ...content,
        to: lead.phone,
        contact: lead._id,
        province: lead.province,
        market: lead.market,
        timezones: lead.timezones,
        ...(lead.score === undefined ? {} : { lead_score: lead.score }),
        correlation_id: task.correlation_id,
        whenClosed: 'queue',
        isNew,
      },
      actor,
    );
    return { change: changeFor(task, asked, nth, actor), asked };
  };
}

function changeFor(task: FollowupTask, asked: Asked, nth: number, actor: Actor): Partial<FollowupTask> {
  if (!('blocked' in asked)) {
    return { message_id: asked.message._id, texts: nth, text_asked_by: actorName(actor) };
  }
  // What holds a text says nothing about the call of a CALL step.
  if (task.channel === 'CALL') return {};
  return { contact_at: null, hold_reason: asked.blocked.reason, posted_at: null };
}

function maybeSent(message: Message): UserError {
  return message.state === 'unknown'
    ? new UserError('conflict', 'Nobody knows yet whether the text of this step was sent: look it up first.')
    : new UserError('conflict', 'The text of this step was sent already.');
}
