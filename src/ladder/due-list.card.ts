import { type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { type Locale, type Translate, translator } from '../i18n/translate';
import { type Lead } from '../leads/lead.model';
import { button } from '../slack-buttons';
import { slackDate } from '../slack-text';
import { type DueList } from './list-due';
import { taskHead, whereLine } from './task.card';
import { type FollowupTask } from './task.model';
import { section } from '../slack-blocks';

const DUE_PAGE = 15;

interface Shown {
  due: DueList;
  leads: ReadonlyMap<string, Lead>;
  /** The first of the page, from 0. */
  offset: number;
  /** What the buttons of the other pages carry beside their offset. */
  filter: string;
  locale: Locale;
}

/** What may be contacted now first, then when the rest opens, last what cannot be contacted and why; a page of it. */
export function dueListCard({ due: list, leads, offset, filter, locale }: Shown): View {
  const t = translator(locale);
  const { due, later, held } = list;
  const entries = [
    ...due.map((task) => ({ task, group: 'due.now' as const })),
    ...later.map((task) => ({ task, group: 'due.later' as const })),
    ...held.map((task) => ({ task, group: 'due.held' as const })),
  ];
  const text = t('due.head', { due: due.length, later: later.length, held: held.length });
  const blocks: KnownBlock[] = [section(`*${text}*`)];
  if (entries.length === 0) blocks.push(section(t('due.nothing')));
  let group: string | null = null;
  for (const entry of entries.slice(offset, offset + DUE_PAGE)) {
    if (entry.group !== group) blocks.push(section(`*${t(entry.group)}*`));
    group = entry.group;
    blocks.push(row(entry.task, leads.get(entry.task.lead_id) ?? null, entry.group, t));
  }
  blocks.push(...pages(entries.length, offset, filter, t));
  return { text, blocks };
}

function row(
  task: FollowupTask,
  lead: Lead | null,
  group: 'due.now' | 'due.later' | 'due.held',
  t: Translate,
): KnownBlock {
  const at = task.contact_at === null ? '' : slackDate(task.contact_at);
  const when = {
    'due.now': () => t('due.waits', { at }),
    'due.later': () => t('due.opens', { at }),
    'due.held': () => t.reason(task.hold_reason ?? ''),
  }[group]();
  const lines = `${taskHead(task, lead, t)}\n${whereLine(task, lead, t)} · ${when}`;
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: lines },
    accessory: button('due.open', t('due.open'), task._id),
  };
}

function pages(count: number, offset: number, filter: string, t: Translate): KnownBlock[] {
  if (count <= DUE_PAGE) return [];
  const to = Math.min(count, offset + DUE_PAGE);
  const turn = (id: string, words: string, first: number) => button(id, words, `${first} ${filter}`);
  return [
    {
      type: 'context',
      elements: [{ type: 'mrkdwn', text: t('due.page', { from: offset + 1, to, count }) }],
    },
    {
      type: 'actions',
      block_id: 'due.pages',
      elements: [
        ...(offset > 0 ? [turn('due.back', t('due.back'), Math.max(0, offset - DUE_PAGE))] : []),
        ...(to < count ? [turn('due.more', t('due.more'), to)] : []),
      ],
    },
  ];
}
