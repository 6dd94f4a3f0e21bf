import { type KnownBlock } from '@slack/types';
import { type Translate } from '../i18n/translate';
import { type Lead } from '../leads/lead.model';
import { context, section } from '../slack-blocks';
import { button } from '../slack-buttons';
import { slackDate } from '../slack-text';
import { dueEntries, dueHead, dueRows } from './due-list.card';
import { type DueList } from './list-due';

/** The App Home has other parts too. */
export const HOME_ROWS = 10;

/** One person's follow-ups: how many there are, the first of them, and the way to all. */
export function dueHome(
  { due, leads, owner }: { due: DueList; leads: ReadonlyMap<string, Lead>; owner: string },
  t: Translate,
): KnownBlock[] {
  const entries = dueEntries(due);
  if (entries.length === 0) return [section(`*${t('home.due')}*\n${t('due.nothing')}`)];
  const next = due.later[0]?.contact_at;
  const quiet = next ? t('due.all_done', { at: slackDate(next) }) : t('due.all_done_quiet');
  const head = [`*${t('home.due')}*`, dueHead(due, t), ...(due.due.length === 0 ? [quiet] : [])];
  return [
    section(head.join('\n')),
    ...dueRows(entries.slice(0, HOME_ROWS), leads, t),
    ...(entries.length > HOME_ROWS
      ? [context(t('home.due_more', { count: entries.length - HOME_ROWS }))]
      : []),
    {
      type: 'actions',
      block_id: 'home.due',
      elements: [
        ...(due.due.length === 0 ? [] : [button('due.next', t('due.start'), 'next', { style: 'primary' })]),
        button('due.list', t('due.all'), JSON.stringify({ owner })),
      ],
    },
  ];
}
