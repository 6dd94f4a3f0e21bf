import { inboundCard } from './inbound.card';
import { type InboundDeps } from './receive-text';

/** Puts the card of one text or e-mail as it stands now, in the caller's transaction. */
export async function showInbound(deps: InboundDeps, id: string): Promise<void> {
  const text = await deps.inbound.findById(id).lean();
  if (!text) return;
  const contact = (await deps.buyers.findByAddress(text.from)) ?? (await deps.leads.findByAddress(text.from));
  const pictures = await deps.inboundMedia.find({ message_sid: id }, { bytes: 0 }).sort({ number: 1 }).lean();
  const view = inboundCard(text, contact?._id === text.contact ? contact : null, pictures, deps.publicUrl());
  await deps.cards.put({ key: `inbound:${id}`, channel: 'inbox', view });
}
