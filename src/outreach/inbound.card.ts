import { type View } from '../contract/view';
import { escapeText } from '../slack-text';
import { type InboundText } from './inbound-text.model';
import { type ReceivedText } from './receive-text';

const TITLES: Record<InboundText['taken_as'], string> = {
  opt_out: 'asked to stop: what they asked for is obeyed from now on',
  opt_in: 'opted in again',
  help: 'asked for help',
  buyer: 'answered (buyer)',
  lead: 'answered (seller): the ladder is stopped',
  unknown: 'is nobody known here',
  automatic: 'sent an automatic answer: it counts as none',
};

/** Slack takes 3,000 characters in a section; an escaped one is up to five. */
const BODY_SHOWN = 500;

/** One inbound text in the inbox channel. */
export function inboundCard(
  text: Pick<ReceivedText, 'from' | 'body' | 'mail'>,
  takenAs: InboundText['taken_as'],
  contact: { _id: string; name: string } | null,
): View {
  const who = contact ? `${contact.name} (${contact._id})` : text.from;
  const title = escapeText(`${who} ${TITLES[takenAs]}`);
  const words = [text.mail?.subject, text.body].filter((part) => part?.trim()).join('\n');
  const body = words === '' ? '(no text)' : beginning(words);
  return {
    text: `${title}: ${escapeText(body)}`,
    blocks: [
      {
        type: 'section',
        text: { type: 'mrkdwn', text: `*${title}*\n>${escapeText(body).replaceAll('\n', '\n>')}` },
      },
      { type: 'context', elements: [{ type: 'mrkdwn', text: escapeText(footOf(text)) }] },
    ],
  };
}

function footOf({ from, mail }: Pick<ReceivedText, 'from' | 'mail'>): string {
  if (!mail) return from;
  return mail.attachments === 0
    ? `${from} · e-mail`
    : `${from} · e-mail with ${mail.attachments} attachments`;
}

function beginning(body: string): string {
  const letters = Array.from(body);
  return letters.length > BODY_SHOWN ? `${letters.slice(0, BODY_SHOWN - 1).join('')}…` : body;
}

/** An address that is written to no more: a link was used, a complaint or a bounce came. */
export function stoppedAddressCard(
  address: string,
  cause: 'unsubscribe' | 'bounce',
  proof: string,
  contact: { _id: string; name: string } | null,
): View {
  const who = contact ? `${contact.name} (${contact._id})` : address;
  const what =
    cause === 'bounce'
      ? 'cannot be reached at this address: it is used no more'
      : 'unsubscribed: obeyed from now on';
  const title = escapeText(`${who} ${what}`);
  return {
    text: title,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `*${title}*` } },
      {
        type: 'context',
        elements: [{ type: 'mrkdwn', text: escapeText(`${address} · ${beginning(proof)}`) }],
      },
    ],
  };
}
