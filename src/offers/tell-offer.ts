import { type Actor, actorName } from '../contract/actor';
import { type OfferDeps } from './offer-ports';
import { offerStateLine } from './offer.card';
import { type Offer } from './offer.model';

/** What the offer's lead shows of it: its card, and a line of its history. In the offer's transaction. */
export async function tellOffer(deps: OfferDeps, offer: Offer, actor: Actor): Promise<void> {
  const { _id: id, lead_id, amount, state, counter, expires_at } = offer;
  if (lead_id === undefined) return;
  await deps.leads.noteOffer(lead_id, {
    id,
    amount,
    state,
    expires_at,
    ...(counter === undefined ? {} : { counter }),
  });
  await deps.leads.tell(lead_id, {
    id: `offer:${id}:${state}`,
    words: (t) => offerStateLine({ id, amount, state, counter, expires_at }, t),
    by: actorName(actor),
  });
  await deps.onLeadOffer(lead_id);
}
