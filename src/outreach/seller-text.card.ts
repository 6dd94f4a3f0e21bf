import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { type Lead } from '../leads/lead.model';
import { button } from '../slack-buttons';
import { escapeText, mention, personName, slackDate } from '../slack-text';
import { inboundCard } from './inbound.card';
import { type InboundMedia } from './inbound-media.model';
import { type InboundReply, type InboundText } from './inbound-text.model';
import { section } from '../slack-blocks';
import { beginningOf } from '../text';

/** Of each answer on the card; the whole stands in the line of its message. */
const REPLY_SHOWN = 80;
/** The newest of them. */
const REPLIES_SHOWN = 5;

/** A seller's text or e-mail in the thread of their lead: who has to answer, who has answered, and the button for it. */
export function sellerTextCard(
  text: InboundText,
  lead: Lead,
  pictures: readonly Omit<InboundMedia, 'bytes'>[],
  publicUrl: string,
  t: Translate,
): View {
  const card = inboundCard(text, lead, pictures, publicUrl, t);
  if (text.taken_as !== 'lead') return card;
  const { replies = [] } = text;
  const owner = lead.owner === undefined ? t('lead.no_owner') : personName(lead.owner);
  const lines = replies.length === 0 ? [t('reply.asked', { owner })] : shownReplies(replies, t);
  return {
    text: `${lead.owner === undefined ? '' : `${owner} `}${card.text}`,
    blocks: [
      ...(card.blocks ?? []),
      section(lines.join('\n')),
      {
        type: 'actions',
        elements: [button('reply.open', t('reply.open'), text._id, replies.length === 0 ? PRIMARY : {})],
      },
    ],
  };
}

const PRIMARY = { style: 'primary' } as const;

/** One line each: who, when, and how it began. */
export function shownReplies(replies: readonly InboundReply[], t: Translate): string[] {
  return replies.slice(-REPLIES_SHOWN).map(({ by, at, text }) => {
    const shown = beginningOf(text.replace(/\s+/g, ' '), REPLY_SHOWN);
    return t('reply.given', { who: mention(by), at: slackDate(at), text: escapeText(shown) });
  });
}
