import { type View } from '../contract/view';
import { escapeText } from '../slack-text';
import { whyButton } from './message-list.card';
import { type Message } from './message.model';

/** For a person: nobody knows whether this was sent. */
export function unknownMessageCard(message: Pick<Message, '_id' | 'channel' | 'contact' | 'error'>): View {
  const { _id, channel, contact, error } = message;
  const text = escapeText(`Nobody knows whether ${channel} ${_id} to ${contact} was sent.`);
  const why = escapeText(error?.message ?? '');
  const advice =
    'It is not sent again, and no other one goes to them meanwhile. Look it up at the provider; its status report settles it too.';
  return {
    text,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `*${text}*\n${why}\n${advice}` } },
      { type: 'actions', elements: [whyButton(_id)] },
    ],
  };
}

/** It is settled: by the provider's report, or by an answer that came late. */
export function resolvedMessageCard(message: Pick<Message, '_id' | 'channel'>, fate: string): View {
  const text = escapeText(`${message.channel} ${message._id} is settled: the provider says ${fate}.`);
  const block = {
    type: 'section' as const,
    text: { type: 'mrkdwn' as const, text },
    accessory: whyButton(message._id),
  };
  return { text, blocks: [block] };
}
