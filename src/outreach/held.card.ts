import { type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { button } from '../slack-buttons';
import { escapeText, slackDate } from '../slack-text';
import { type HeldFilter, type HeldPage } from './held';
import { whyButton } from './message-list.card';
import { type Message } from './message.model';
import { section } from '../slack-blocks';

const BODY_SHOWN = 80;

/** What waits and why, by next opening. */
export function heldCard(held: HeldPage, t: Translate): View {
  const { filter, total, page, pages } = held;
  if (total === 0) return { text: t(isEmpty(filter) ? 'held.nothing' : 'held.nothing_such') };
  const head = t('held.head', { total, page, pages });
  return {
    text: head,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `*${head}*` } },
      ...held.messages.flatMap((message) => row(message, t)),
      { type: 'actions', elements: footButtons(held, t) },
    ],
  };
}

function row(message: Message, t: Translate): KnownBlock[] {
  const { _id, channel, to, province, not_before } = message;
  const body = Array.from(message.body).slice(0, BODY_SHOWN).join('').replaceAll('\n', ' ');
  const text = `${channel} ${escapeText(to)} ${province ?? '—'} · ${whyOf(message, t)} · ${slackDate(not_before)}\n>${escapeText(body)}`;
  return [
    section(text),
    {
      type: 'actions',
      elements: [
        button('held.release', t('held.release'), _id),
        button('held.cancel', t('held.cancel'), _id, { style: 'danger' }),
        whyButton(_id, t('message.why')),
      ],
    },
  ];
}

function whyOf({ decision, waits_for }: Message, t: Translate): string {
  if (waits_for) return t(`held.waits.${waits_for}`);
  return decision === undefined || decision.ok ? t('held.in_line') : t.reason(decision.reason);
}

function footButtons({ filter, total, page, pages }: HeldPage, t: Translate) {
  const to = (number: number) => JSON.stringify({ ...filter, page: number });
  const question = t('held.cancel_all_ask', { total });
  return [
    ...(page > 1 ? [button('held.previous', t('held.previous'), to(page - 1))] : []),
    ...(page < pages ? [button('held.next', t('held.next'), to(page + 1))] : []),
    ...(total > 1 ? [button('held.release-all', t('held.release_all'), JSON.stringify(filter))] : []),
    button('held.cancel-all', t('held.cancel_all', { total }), JSON.stringify(filter), {
      style: 'danger',
      confirm: [t('held.cancel_all', { total }), question, t('held.cancel'), t('held.keep')],
    }),
  ];
}

function isEmpty(filter: HeldFilter): boolean {
  return Object.keys(filter).length === 0;
}
