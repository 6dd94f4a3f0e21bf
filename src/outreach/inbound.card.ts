import { type View } from '../contract/view';
import { escapeText, quoted } from '../slack-text';
import { type InboundMedia } from './inbound-media.model';
import { type InboundText } from './inbound-text.model';
import { section } from '../slack-blocks';
import { beginningOf } from '../text';

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
/** Of why a picture is not kept; there may be ten. */
const WHY_SHOWN = 50;

/** One inbound text or e-mail in the inbox channel, with links to its pictures. */
export function inboundCard(
  text: Pick<InboundText, 'from' | 'body' | 'subject' | 'attachments' | 'taken_as'>,
  contact: { _id: string; name: string } | null,
  pictures: readonly Omit<InboundMedia, 'bytes'>[],
  publicUrl: string,
): View {
  const who = contact ? `${contact.name} (${contact._id})` : text.from;
  const title = escapeText(`${who} ${TITLES[text.taken_as]}`);
  const words = [text.subject, text.body].filter((part) => part?.trim()).join('\n');
  const body = words === '' ? '(no text)' : beginningOf(words, BODY_SHOWN);
  const lines = pictures.map((picture) => pictureLine(picture, publicUrl));
  return {
    text: `${title}: ${escapeText(body)}`,
    blocks: [
      section(`*${title}*\n${quoted(body)}`),
      ...(lines.length === 0 ? [] : [section(lines.join('\n'))]),
      { type: 'context', elements: [{ type: 'mrkdwn', text: escapeText(footOf(text)) }] },
    ],
  };
}

/** A link and no image block: Slack would fetch the image itself, and refuse the whole card where it cannot. */
function pictureLine(picture: Omit<InboundMedia, 'bytes'>, publicUrl: string): string {
  const { _id, number, state, content_type, size = 0, why } = picture;
  if (state === 'waiting') return `Photo ${number} is being fetched.`;
  if (state === 'not_kept')
    return escapeText(`Photo ${number} was not kept: ${(why ?? 'no reason given').slice(0, WHY_SHOWN)}.`);
  const kind = content_type?.replace('image/', '').toUpperCase() ?? '';
  return `<${publicUrl}/media/${_id}|Photo ${number}> (${kind}, ${Math.ceil(size / 1024)} kB)`;
}

function footOf({ from, attachments }: Pick<InboundText, 'from' | 'attachments'>): string {
  if (attachments === undefined) return from;
  return attachments === 0 ? `${from} · e-mail` : `${from} · e-mail with ${attachments} attachments`;
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
        elements: [{ type: 'mrkdwn', text: escapeText(`${address} · ${beginningOf(proof, BODY_SHOWN)}`) }],
      },
    ],
  };
}
