import { type Translate } from '../i18n/translate';
import { leadCardKey } from '../leads/tell-lead';
import { answerBlocks } from './answer.card';
import { inboundCard } from './inbound.card';
import { type InboundMedia } from './inbound-media.model';
import { type InboundText } from './inbound-text.model';
import { type InboundDeps } from './receive-text';
import { sellerTextCard } from './seller-text.card';
import { strangerBlocks } from './stranger.card';

/**
 * Puts the card of one text or e-mail as it stands now, in the caller's transaction: a seller's into the thread of
 * their lead, where the owner is called if they have to answer; every other one into the inbox channel.
 */
export async function showInbound(deps: InboundDeps, id: string): Promise<void> {
  const text = await deps.inbound.findById(id).lean();
  if (!text) return;
  const pictures = await deps.inboundMedia.find({ message_sid: id }, { bytes: 0 }).sort({ number: 1 }).lean();
  if (text.lead === undefined) return showInInbox(deps, text, pictures);

  const lead = await deps.leads.find(text.lead);
  if (!lead) return;
  await deps.cards.put({
    key: `inbound:${id}`,
    channel: 'leads',
    parent: leadCardKey(lead._id),
    quiet: text.taken_as !== 'lead',
    view: (t) => sellerTextCard(text, lead, pictures, deps.publicUrl(), t),
  });
}

async function showInInbox(
  deps: InboundDeps,
  text: InboundText,
  pictures: Omit<InboundMedia, 'bytes'>[],
): Promise<void> {
  const contact = (await deps.buyers.findByAddress(text.from)) ?? (await deps.leads.findByAddress(text.from));
  const who = contact?._id === text.contact ? contact : null;
  const answer = text.taken_as === 'buyer' ? await deps.buyers.answerOfText(text._id) : null;
  const view = (t: Translate) => {
    const card = inboundCard(text, who, pictures, deps.publicUrl(), t);
    const more = answer
      ? answerBlocks(text, answer, t)
      : text.taken_as === 'unknown'
        ? strangerBlocks(text, t)
        : [];
    return { ...card, blocks: [...(card.blocks ?? []), ...more] };
  };
  await deps.cards.put({ key: `inbound:${text._id}`, channel: 'inbox', view });
}
