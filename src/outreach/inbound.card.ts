import { type View } from '../contract/view';
import { escapeText } from '../slack-text';
import { type InboundText } from './inbound-text.model';

const TITLES: Record<InboundText['taken_as'], string> = {
  opt_out: 'asked to stop: what they asked for is obeyed from now on',
  opt_in: 'opted in again',
  help: 'asked for help',
  buyer: 'answered (buyer)',
  lead: 'answered (seller): the ladder is stopped',
  unknown: 'is a number nobody knows here',
};

/** Slack takes 3,000 characters in a section; an escaped one is up to five. */
const BODY_SHOWN = 500;

/** One inbound text in the inbox channel. */
export function inboundCard(
  text: { from: string; body: string },
  takenAs: InboundText['taken_as'],
  contact: { _id: string; name: string } | null,
): View {
  const who = contact ? `${contact.name} (${contact._id})` : text.from;
  const title = escapeText(`${who} ${TITLES[takenAs]}`);
  const body = text.body.trim() === '' ? '(no text)' : beginning(text.body);
  return {
    text: `${title}: ${escapeText(body)}`,
    blocks: [
      {
        type: 'section',
        text: { type: 'mrkdwn', text: `*${title}*\n>${escapeText(body).replaceAll('\n', '\n>')}` },
      },
      { type: 'context', elements: [{ type: 'mrkdwn', text: escapeText(text.from) }] },
    ],
  };
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
