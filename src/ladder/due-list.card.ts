import { type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { type Locale, type Translate, translator } from '../i18n/translate';
import { type Lead } from '../leads/lead.model';
import { context, section } from '../slack-blocks';
import { button } from '../slack-buttons';
import { slackDate } from '../slack-text';
import { localTime } from '../time/zoned';
import { type DueList } from './list-due';
import { taskHead, whereLine } from './task.card';
import { type FollowupTask } from './task.model';

export const DUE_PAGE = 15;
/** Of each group; more are said to be so many and more. */
export const DUE_MOST = 200;

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
export function dueListCard({ due, leads, offset, filter, locale }: Shown): View {
  const t = translator(locale);
  const entries = dueEntries(due);
  const count = entries.length;
  const text = dueHead(due, t);
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...(count === 0 ? [section(t('due.nothing'))] : []),
      ...dueRows(entries.slice(offset, offset + DUE_PAGE), leads, t),
      ...pages(count, offset, filter, t),
    ],
  };
}

/** How many of each there are. */
export function dueHead({ due, later, held }: DueList, t: Translate): string {
  const count = ({ length }: unknown[]) => (length < DUE_MOST ? length : `${length}+`);
  return t('due.head', { due: count(due), later: count(later), held: count(held) });
}

interface DueEntry {
  task: FollowupTask;
  group: 'due.now' | 'due.later' | 'due.held';
}

/** All of them in the order in which they are shown. */
export function dueEntries({ due, later, held }: DueList): DueEntry[] {
  return [
    ...due.map((task) => ({ task, group: 'due.now' as const })),
    ...later.map((task) => ({ task, group: 'due.later' as const })),
    ...held.map((task) => ({ task, group: 'due.held' as const })),
  ];
}

/** A line each, with its button; each group under its name. */
export function dueRows(entries: DueEntry[], leads: ReadonlyMap<string, Lead>, t: Translate): KnownBlock[] {
  return entries.flatMap(({ task, group }, index) => [
    ...(entries[index - 1]?.group === group ? [] : [section(`*${t(group)}*`)]),
    row(task, leads.get(task.lead_id) ?? null, group, t),
  ]);
}

function row(task: FollowupTask, lead: Lead | null, group: DueEntry['group'], t: Translate): KnownBlock {
  const when = {
    'due.now': () => t('due.waits', { at: task.contact_at ? slackDate(task.contact_at) : '' }),
    'due.later': () => opens(task, t),
    'due.held': () => t.reason(task.hold_reason ?? ''),
  }[group]();
  return {
    ...section(`${taskHead(task, lead, t)}\n${whereLine(task, lead, t)} · ${when}`),
    accessory: button('due.open', t('due.open'), task._id),
  };
}

/** When, by the reader's clock and by the clocks there. */
function opens({ contact_at, timezones }: Pick<FollowupTask, 'contact_at' | 'timezones'>, t: Translate) {
  if (contact_at === null) return '';
  const there = new Set(timezones.map((timezone) => localTime(contact_at, timezone).local.slice(11)));
  return t('due.opens', { at: slackDate(contact_at), there: [...there].join(' / ') });
}

function pages(count: number, offset: number, filter: string, t: Translate): KnownBlock[] {
  if (count <= DUE_PAGE) return [];
  const to = Math.min(count, offset + DUE_PAGE);
  const turn = (id: string, words: string, first: number) => button(id, words, `${first} ${filter}`);
  return [
    context(t('due.page', { from: offset + 1, to, count })),
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
