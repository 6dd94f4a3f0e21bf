import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { escapeText, quoted } from '../slack-text';
import { type InboundMedia } from './inbound-media.model';
import { type InboundText } from './inbound-text.model';
import { section } from '../slack-blocks';
import { beginningOf } from '../text';

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
  t: Translate,
): View {
  const who = contact ? `${contact.name} (${contact._id})` : text.from;
  const title = escapeText(t(`inbound.${text.taken_as}`, { who }));
  const words = [text.subject, text.body].filter((part) => part?.trim()).join('\n');
  const body = words === '' ? t('inbound.no_text') : beginningOf(words, BODY_SHOWN);
  const lines = pictures.map((picture) => pictureLine(picture, publicUrl, t));
  return {
    text: `${title}: ${escapeText(body)}`,
    blocks: [
      section(`*${title}*\n${quoted(body)}`),
      ...(lines.length === 0 ? [] : [section(lines.join('\n'))]),
      { type: 'context', elements: [{ type: 'mrkdwn', text: escapeText(footOf(text, t)) }] },
    ],
  };
}

/** A link and no image block: Slack would fetch the image itself, and refuse the whole card where it cannot. */
function pictureLine(picture: Omit<InboundMedia, 'bytes'>, publicUrl: string, t: Translate): string {
  const { _id, number, state, content_type, size = 0, why } = picture;
  if (state === 'waiting') return t('inbound.photo_waits', { number });
  if (state === 'not_kept')
    return escapeText(t('inbound.photo_not_kept', { number, why: (why ?? '–').slice(0, WHY_SHOWN) }));
  const kind = content_type?.replace('image/', '').toUpperCase() ?? '';
  return `<${publicUrl}/media/${_id}|Photo ${number}> (${kind}, ${Math.ceil(size / 1024)} kB)`;
}

function footOf({ from, attachments }: Pick<InboundText, 'from' | 'attachments'>, t: Translate): string {
  if (attachments === undefined) return from;
  const key = attachments === 0 ? 'inbound.by_mail' : 'inbound.by_mail_with';
  return `${from} · ${t(key, { count: attachments })}`;
}

/** An address that is written to no more: a link was used, a complaint or a bounce came. */
export function stoppedAddressCard(
  address: string,
  cause: 'unsubscribe' | 'bounce',
  proof: string,
  contact: { _id: string; name: string } | null,
  t: Translate,
): View {
  const who = contact ? `${contact.name} (${contact._id})` : address;
  const title = escapeText(t(`inbound.${cause}`, { who }));
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
