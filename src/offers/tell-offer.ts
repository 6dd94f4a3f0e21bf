import { type Actor, actorName } from '../contract/actor';
import { mention } from '../slack-text';
import { type KeptOffer } from './find-offer';
import { type OfferDeps } from './offer-ports';
import { offerCard, offerStateLine } from './offer.card';
import { type Offer } from './offer.model';

/** Where an offer is shown: its own card, its lead's card, and a line of the lead's history. In its transaction. */
export async function tellOffer(
  deps: OfferDeps,
  kept: KeptOffer & { offer: Offer },
  actor: Actor,
): Promise<void> {
  const { _id: id, lead_id, amount, state, counter, expires_at, made_by } = kept.offer;
  await deps.cards.put({
    key: `offer:${id}`,
    channel: 'deals',
    view: (t) => offerCard(kept, t),
    quiet: true,
  });
  if (lead_id === undefined) return;
  const shown = { id, amount, state, expires_at, ...(counter === undefined ? {} : { counter }) };
  await deps.leads.noteOffer(lead_id, shown);
  // Nobody said that it is over: whoever made it is called, to offer anew or to let the lead go.
  const isSilent = state === 'expired';
  await deps.leads.tell(lead_id, {
    id: `offer:${id}:${state}`,
    words: (t) => [offerStateLine(shown, t), ...(isSilent ? [mention(made_by)] : [])].join(' · '),
    by: actorName(actor),
    calls: isSilent,
  });
  await deps.onLeadOffer(lead_id);
}
