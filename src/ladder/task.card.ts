import { type ActionsBlock, type Button, type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { type Lead } from '../leads/lead.model';
import { whyButton } from '../outreach/message-list.card';
import { escapeText, mention, slackDate } from '../slack-text';
import { type FollowupTask } from './task.model';

/** The opening in which the card is posted. */
interface Opening {
  local_time: { local: string }[];
  until: Date | null;
}

/** One step of a ladder: whom, where it is what time there, and what can be done. */
export function taskCard(task: FollowupTask, lead: Lead | null, opening?: Opening): View {
  const name = lead?.name ?? task.lead_id;
  const text = escapeText(`${verb(task)} ${name} (${task.lead_id}), step ${task.step} of 6`);
  const blocks: KnownBlock[] = [
    { type: 'section', text: { type: 'mrkdwn', text: `*${text}*\n${whereLine(task, lead)}` } },
    { type: 'context', elements: [{ type: 'mrkdwn', text: contextLine(task, opening) }] },
  ];
  if (task.state === 'open') blocks.push(buttons(task, lead));
  return { text, blocks };
}

function verb(task: FollowupTask): string {
  return task.channel === 'CALL' ? 'Call' : 'Text';
}

function whereLine(task: FollowupTask, lead: Lead | null): string {
  const place = [task.market === 'ALL' ? null : task.market, task.province].filter(Boolean).join(', ');
  const where = [lead?.phone, lead?.address ?? place].filter(Boolean).map((part) => escapeText(part ?? ''));
  return [...where, ...(task.owner === undefined ? [] : [person(task.owner)])].join(' · ');
}

/** An owner is a Slack user where a person was chosen, and any text where another system gave it. */
function person(owner: string): string {
  return /^[UW][A-Z0-9]+$/.test(owner) ? `<@${owner}>` : escapeText(owner);
}

function contextLine(task: FollowupTask, opening?: Opening): string {
  if (task.state === 'completed') {
    const when = task.completed_at ? slackDate(task.completed_at) : '';
    return `${OUTCOMES[task.outcome ?? 'done']} · ${mention(task.completed_by ?? '')} · ${when}`;
  }
  if (task.state === 'stopped') return `Stopped: ${escapeText(task.stopped_because ?? '')}`;
  return [stateLine(task, opening), textLine(task)].filter((line) => line !== null).join('\n');
}

function stateLine(task: FollowupTask, opening?: Opening): string {
  if (task.hold_reason !== null) return `Cannot be contacted: ${task.hold_reason}`;
  if (!opening) return `Next ${task.contact_at ? slackDate(task.contact_at) : ''}`;
  const there = opening.local_time.map((moment) => moment.local.slice(11)).join(' or ');
  const until = opening.until === null ? '' : ` until ${slackDate(opening.until)}`;
  return `May be contacted now${until} · ${there} there`;
}

function textLine(task: FollowupTask): string | null {
  if (task.message_id !== undefined) return `A text is in the outbox · ${mention(task.text_asked_by ?? '')}`;
  return task.text_problem === undefined ? null : `The text was not sent: ${escapeText(task.text_problem)}`;
}

const OUTCOMES = { done: 'Done', no_answer: 'No answer', text_sent: 'Text sent' } as const;

function buttons(task: FollowupTask, lead: Lead | null): ActionsBlock {
  const elements = [
    button('task.done', 'Done', task._id, 'primary'),
    button('task.no-answer', 'No answer', task._id),
    button('task.snooze', 'Snooze 1 h', task._id),
  ];
  if (lead?.phone !== undefined) elements.push(button('task.text', 'Send SMS', task._id));
  if (task.message_id !== undefined) elements.push(whyButton(task.message_id));
  return { type: 'actions', block_id: `task:${task._id}`, elements };
}

function button(action_id: string, text: string, value: string, style?: 'primary' | 'danger'): Button {
  return {
    type: 'button',
    action_id,
    text: { type: 'plain_text', text },
    value,
    ...(style === undefined ? {} : { style }),
  };
}
