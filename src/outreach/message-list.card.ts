import { type Button, type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { escapeText, slackDate } from '../slack-text';
import { headOf } from './message-life.card';
import { type Message } from './message.model';

const BODY_SHOWN = 80;

/** The messages to one address, each with a button that tells its life. */
export function messageListCard(to: string, messages: Message[], t: Translate): View {
  const head = t('message.list', { to: escapeText(to) });
  const rows = messages.map((message): KnownBlock => {
    const when = slackDate(message.sent_at ?? message.not_before);
    const body = Array.from(message.body).slice(0, BODY_SHOWN).join('');
    const text = `${headOf(message, t)} · ${when}\n>${escapeText(body).replaceAll('\n', ' ')}`;
    return {
      type: 'section',
      text: { type: 'mrkdwn', text },
      accessory: whyButton(message._id, t('message.why')),
    };
  });
  return { text: head, blocks: [{ type: 'section', text: { type: 'mrkdwn', text: `*${head}*` } }, ...rows] };
}

/** On every card of a message: its whole life. */
export function whyButton(id: Message['_id'], label = 'Why?'): Button {
  return {
    type: 'button',
    action_id: 'message.why',
    text: { type: 'plain_text', text: label },
    value: id,
  };
}
