import { type View } from '../contract/view';
import { type Message } from './message.model';

/** For a person: nobody knows whether this was sent. */
export function unknownMessageCard(message: Pick<Message, '_id' | 'channel' | 'contact' | 'error'>): View {
  const text = `Nobody knows whether ${message.channel} ${message._id} to ${message.contact} was sent.`;
  return {
    text,
    blocks: [
      {
        type: 'section',
        text: {
          type: 'mrkdwn',
          text: `*${text}*\n${message.error?.message ?? ''}\nIt is not sent again. Look it up at the provider; its status report settles it too.`,
        },
      },
    ],
  };
}

/** The provider's report settled it. */
export function resolvedMessageCard(message: Pick<Message, '_id' | 'channel'>, providerStatus: string): View {
  const text = `${message.channel} ${message._id} was sent after all: the provider reports ${providerStatus}.`;
  return { text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] };
}
