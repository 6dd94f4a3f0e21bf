import { type View } from '../contract/view';
import { escapeText } from '../slack-text';
import { type InboundText } from './inbound-text.model';

const TITLES: Record<InboundText['taken_as'], string> = {
  opt_out: 'asked to stop: nothing more is sent to this number',
  opt_in: 'opted in again',
  help: 'asked for help',
  buyer: 'answered (buyer)',
  lead: 'answered (seller): the ladder is stopped',
  unknown: 'is a number nobody knows here',
};

/** One inbound text in the inbox channel. */
export function inboundCard(
  text: { from: string; body: string },
  takenAs: InboundText['taken_as'],
  contact: { _id: string; name: string } | null,
): View {
  const who = contact ? `${contact.name} (${contact._id})` : text.from;
  const title = `${who} ${TITLES[takenAs]}`;
  return {
    text: `${title}: ${text.body}`,
    blocks: [
      {
        type: 'section',
        text: { type: 'mrkdwn', text: `*${escapeText(title)}*\n>${escapeText(quoted(text.body))}` },
      },
      { type: 'context', elements: [{ type: 'mrkdwn', text: escapeText(text.from) }] },
    ],
  };
}

function quoted(body: string): string {
  return body.trim() === '' ? '(no text)' : body.replaceAll('\n', '\n>');
}
