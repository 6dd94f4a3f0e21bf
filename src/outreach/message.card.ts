import { type Actor, actorName } from '../contract/actor';
import { type View } from '../contract/view';
import { escapeText, mention } from '../slack-text';
import { whyButton } from './message-list.card';
import { type Message } from './message.model';
import { section } from '../slack-blocks';

/** What an `unknown` message turned out to be. */
export type Fate =
  | { kind: 'provider'; says: string }
  | { kind: 'sent'; by: Actor }
  /** Proven by the provider's list, or said by a person. */
  | { kind: 'not_sent'; by?: Actor };

/** For a person: nobody knows whether this was sent. Both languages: the channel is everybody's. */
export function unknownMessageCard(message: Pick<Message, '_id' | 'channel' | 'contact' | 'error'>): View {
  const { _id, channel, contact, error } = message;
  const text = escapeText(`Nobody knows whether ${channel} ${_id} to ${contact} was sent.`);
  const lines = [
    `*${text}*`,
    escapeText(error?.message ?? ''),
    channel === 'SMS' ? LOOKED_UP : NOT_LOOKED_UP,
  ];
  return {
    text,
    blocks: [
      section(lines.filter((line) => line !== '').join('\n')),
      {
        type: 'actions',
        block_id: `unknown:${_id}`,
        elements: [
          button('unknown.sent', 'It was sent · Envoyé', _id),
          { ...button('unknown.not-sent', 'Not sent: send again · Renvoyer', _id), confirm: CONFIRM },
          whyButton(_id),
        ],
      },
    ],
  };
}

const LOOKED_UP =
  'It is looked up in the provider’s list, and sent again only if it is certainly not there. Who knows more can say so.\n_Personne ne sait si ce texto est parti : la liste du fournisseur est consultée._';
const NOT_LOOKED_UP =
  'The provider has no list of e-mails: its events settle it, or somebody who has looked into its activity feed.\n_Personne ne sait si ce courriel est parti : le fournisseur n’a pas de liste, quelqu’un doit vérifier._';

const CONFIRM = {
  title: { type: 'plain_text' as const, text: 'Send again?' },
  text: {
    type: 'mrkdwn' as const,
    text: 'If it had been sent after all, they get it twice. / S’il était déjà parti, la personne le recevra deux fois.',
  },
  confirm: { type: 'plain_text' as const, text: 'Send again' },
  deny: { type: 'plain_text' as const, text: 'Leave it' },
};

function button(action_id: string, text: string, value: string) {
  return { type: 'button' as const, action_id, text: { type: 'plain_text' as const, text }, value };
}

/** It is settled: by the provider's report or list, by an answer that came late, or by a person. */
export function resolvedMessageCard(message: Pick<Message, '_id' | 'channel'>, fate: Fate): View {
  const text = `${escapeText(`${message.channel} ${message._id} is settled:`)} ${sentenceOf(fate)}`;
  const block = {
    type: 'section' as const,
    text: { type: 'mrkdwn' as const, text },
    accessory: whyButton(message._id),
  };
  return { text, blocks: [block] };
}

function sentenceOf(fate: Fate): string {
  if (fate.kind === 'provider') return escapeText(`the provider says ${fate.says}.`);
  const who = fate.by === undefined ? 'the provider’s list' : mention(actorName(fate.by));
  return fate.kind === 'sent'
    ? `${who} says that it was sent.`
    : `${who} says that it was not sent; it goes again.`;
}
