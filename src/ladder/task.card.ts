import { type ActionsBlock, type Button, type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { type Lead } from '../leads/lead.model';
import { escapeText, mention, slackDate } from '../slack-text';
import { type FollowupTask } from './task.model';

interface LocalMoment {
  timezone?: string;
  local: string;
}

/** One step of a ladder: whom, where it is what time there, and what can be done. */
export function taskCard(task: FollowupTask, lead: Lead | null, localTime: LocalMoment[] = []): View {
  const name = lead?.name ?? task.lead_id;
  const text = `${verb(task)} ${name} (${task.lead_id}), step ${task.step} of 6`;
  const blocks: KnownBlock[] = [
    { type: 'section', text: { type: 'mrkdwn', text: `*${escapeText(text)}*\n${whereLine(task, lead)}` } },
    {
      type: 'context',
      elements: [{ type: 'mrkdwn', text: contextLine(task, localTime) }],
    },
  ];
  if (task.state === 'open') blocks.push(buttons(task, lead));
  return { text, blocks };
}

function verb(task: FollowupTask): string {
  return task.channel === 'CALL' ? 'Call' : 'Text';
}

function whereLine(task: FollowupTask, lead: Lead | null): string {
  const place = [task.market === 'ALL' ? null : task.market, task.province].filter(Boolean).join(', ');
  return [lead?.phone, lead?.address ?? place, task.owner === undefined ? null : `<@${task.owner}>`]
    .filter(Boolean)
    .map((part) => (part?.startsWith('<@') ? part : escapeText(part ?? '')))
    .join(' · ');
}

function contextLine(task: FollowupTask, localTime: LocalMoment[]): string {
  if (task.state === 'completed') {
    return `${OUTCOMES[task.outcome ?? 'done']} · ${mention(task.completed_by ?? '')} · ${task.completed_at ? slackDate(task.completed_at) : ''}`;
  }
  if (task.state === 'stopped') return `Stopped: ${task.stopped_because ?? ''}`;
  if (task.hold_reason !== null) return `Cannot be contacted: ${task.hold_reason}`;
  const there = localTime.map((moment) => moment.local.slice(11)).join(' or ');
  return there === ''
    ? `Next ${task.contact_at ? slackDate(task.contact_at) : ''}`
    : `May be contacted now · ${there} there`;
}

const OUTCOMES = { done: 'Done', no_answer: 'No answer', text_sent: 'Text sent' } as const;

function buttons(task: FollowupTask, lead: Lead | null): ActionsBlock {
  const elements = [
    button('task.done', 'Done', task._id, 'primary'),
    button('task.no-answer', 'No answer', task._id),
    button('task.snooze', 'Snooze 1 h', task._id),
  ];
  if (lead?.phone !== undefined) elements.push(button('task.text', 'Send SMS', task._id));
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
