import { type Actor, actorName } from '../contract/actor';
import { type LeadFact } from '../leads/lead-history.card';
import { type Deal } from './deal.model';
import { offerLine } from './lead.card';

/** The offer of a deal, for the history of its lead; null while there is none. */
export function offerFact(deal: Deal, actor: Actor): LeadFact | null {
  if (deal.offer === undefined || deal.mao === undefined) return null;
  return { id: `offer:${deal._id}`, words: (t) => offerLine(deal, t) ?? '', by: actorName(actor) };
}
