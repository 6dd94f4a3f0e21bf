import { type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { type Locale, type Translate, translator } from '../i18n/translate';
import { type Lead } from '../leads/lead.model';
import { escapeText, mention, personName, quoted, slackDate } from '../slack-text';
import { type CardMode, taskButtons } from './task-buttons.card';
import { type FollowupTask } from './task.model';
import { section } from '../slack-blocks';

/** What stands on a card beside the step and its lead. */
export interface TaskCardFacts {
  /** The opening in which it may be contacted now. */
  opening?: { local_time: { local: string }[]; until: Date | null } | undefined;
  /** The text of an SMS step that a person has to approve. */
  draft?: string | undefined;
  /** The reader's; in a channel the team's. */
  locale?: Locale;
  mode?: CardMode;
}

/** One step of a ladder: whom, where it is what time there, and what can be done. */
export function taskCard(task: FollowupTask, lead: Lead | null, facts: TaskCardFacts = {}): View {
  const { locale = 'en' } = facts;
  const t = translator(locale);
  const text = taskHead(task, lead, t);
  const context = stateLines(task, facts, t).join('\n');
  const blocks: KnownBlock[] = [
    { type: 'section', text: { type: 'mrkdwn', text: `*${text}*\n${whereLine(task, lead, t)}` } },
    ...draftOf(task, facts, t),
    { type: 'context', elements: [{ type: 'mrkdwn', text: context }] },
  ];
  const elements = taskButtons(task, lead, t, facts.mode);
  if (elements.length > 0) blocks.push({ type: 'actions', block_id: `task:${task._id}`, elements });
  return { text, blocks };
}

/** `Call Anna Roy (L-1042), step 2 of 6`, safe in mrkdwn. */
export function taskHead(task: FollowupTask, lead: Lead | null, t: Translate): string {
  const name = escapeText(lead?.name ?? task.lead_id);
  return t(`task.head.${task.channel}`, { name, id: escapeText(task.lead_id), step: task.step });
}

/** Number, address or place, and whose it is. */
export function whereLine(task: FollowupTask, lead: Lead | null, t: Translate): string {
  const place = [task.market === 'ALL' ? null : task.market, task.province].filter(Boolean).join(', ');
  const where = [lead?.phone, lead?.address ?? place].filter(Boolean).map((part) => escapeText(part ?? ''));
  return [...where, task.owner === undefined ? t('task.unclaimed') : personName(task.owner)].join(' · ');
}

function draftOf(task: FollowupTask, { draft }: TaskCardFacts, t: Translate): KnownBlock[] {
  if (draft === undefined || task.state !== 'open' || task.message_id !== undefined) return [];
  return [section(`${t('task.draft')}\n${quoted(draft)}`)];
}

/** How it stands with a step: may be contacted now, waits, or how it ended and by whom. */
export function stateLines(task: FollowupTask, { opening }: TaskCardFacts, t: Translate): string[] {
  if (task.state === 'completed') {
    const when = task.completed_at ? slackDate(task.completed_at) : '';
    return [`${t(`outcome.${task.outcome ?? 'done'}`)} · ${mention(task.completed_by ?? '')} · ${when}`];
  }
  if (task.state === 'stopped') {
    const why = t('task.stopped', { why: t(`stopped.${task.stopped_because ?? 'person'}`) });
    return [task.stopped_by?.startsWith('slack:') ? `${why} · ${mention(task.stopped_by)}` : why];
  }
  return [stateLine(task, opening, t), ...textLine(task, t)];
}

function stateLine(task: FollowupTask, opening: TaskCardFacts['opening'], t: Translate): string {
  if (task.hold_reason !== null) {
    return t('task.held', { reason: t.reason(task.hold_reason) });
  }
  if (!opening) return t('task.next', { at: task.contact_at ? slackDate(task.contact_at) : '' });
  const there = opening.local_time.map((moment) => moment.local.slice(11)).join(' / ');
  const until = opening.until === null ? '' : t('task.until', { at: slackDate(opening.until) });
  return t('task.open_now', { until, there });
}

function textLine(task: FollowupTask, t: Translate): string[] {
  if (task.message_id !== undefined) return [t('task.in_outbox', { who: mention(task.text_asked_by ?? '') })];
  return task.text_problem === undefined
    ? []
    : [t('task.text_problem', { why: escapeText(task.text_problem) })];
}
