import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { dueEntries, dueRows } from '../ladder/due-list.card';
import { type DueList } from '../ladder/list-due';
import { type Lead } from '../leads/lead.model';
import { context, section } from '../slack-blocks';
import { button } from '../slack-buttons';

export const MORNING_ROWS = 15;

/** A person's day: what may be done at once, then the rest by its opening. */
export function morningCard(
  { day, leads, owner }: { day: DueList; leads: ReadonlyMap<string, Lead>; owner: string },
  t: Translate,
): View {
  const entries = dueEntries(day);
  const count = entries.length;
  const text = t(count === 1 ? 'morning.one' : 'morning.many', { count, now: day.due.length });
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...dueRows(entries.slice(0, MORNING_ROWS), leads, t),
      ...(count > MORNING_ROWS ? [context(t('home.due_more', { count: count - MORNING_ROWS }))] : []),
      {
        type: 'actions',
        elements: [
          button('due.next', t('due.start'), 'next', { style: 'primary' }),
          button('due.list', t('due.all'), JSON.stringify({ owner })),
        ],
      },
      context(t('morning.off_where')),
    ],
  };
}
