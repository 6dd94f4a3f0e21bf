import { type Actor } from '../contract/actor';
import { type CardHow } from '../contract/ports';
import { type Lead } from '../leads/lead.model';
import { type Deal } from './deal.model';
import { type DealsDeps } from './deals-ports';
import { offerFact } from './offer-fact.rules';

/** The history of the lead has a line when its deal has an offer. In the deal's transaction. */
export async function tellOffer(
  { leads }: Pick<DealsDeps, 'leads'>,
  lead: Lead,
  deal: Deal,
  actor: Actor,
  how: CardHow = {},
): Promise<void> {
  const fact = offerFact(deal, actor);
  if (fact) await leads.tell(lead, fact, how);
}
