import { type Actor } from '../contract/actor';
import { type Lead } from '../leads/lead.model';
import { type DealNumbers } from './deal-numbers';
import { type Deal, type MissingPart } from './deal.model';
import { type DealsDeps } from './deals-ports';
import { flowFacts } from './flow-facts.rules';
import { type Attempt } from './leave-out';
import { matchEvents, matchPart } from './match-part';
import { offerPart } from './offer-part';
import { tellOffer } from './tell-offer';

/**
 * Gives a deal what it had to do without, where that may be by now; what is there stays as it is. A place and numbers
 * that somebody found out since are the deal's too. In the caller's transaction.
 */
export async function fillDeal(
  deps: DealsDeps,
  attempt: Attempt,
  left: readonly MissingPart[],
  of: { deal: Deal; lead: Lead; numbers: DealNumbers },
  actor: Actor,
): Promise<Deal> {
  const { deal, lead, numbers } = of;
  const known = (await deps.deals.findById(deal._id).lean()) ?? deal;
  const lacks = (part: string) => known.missing.some((one) => one.part === part);
  const wasNowhere = known.province === null && lead.province !== null;
  if (known.missing.length === 0) return known;
  const { province, market, property_type } = lead;
  const { arv, repairs, holding_cost } = numbers;
  const facts = { arv, repairs, holding_cost, ...(wasNowhere && { province, market, property_type }) };
  const brief = await deps.briefs
    .findOneAndUpdate({ _id: known.deal_brief_id }, { $set: facts }, { returnDocument: 'after' })
    .lean();
  if (!brief) return known;
  const { offered, refused } = lacks('offer')
    ? await offerPart(deps, attempt, { lead, numbers, deal_id: known._id }, actor)
    : { refused: [] };
  const price = offered?.buyer_price ?? known.buyer_price;
  const matching = lacks('match') || wasNowhere ? await matchPart(deps, attempt, brief, price) : undefined;
  const change = {
    ...(wasNowhere && { province, market }),
    ...offered,
    ...matching,
    missing: [...left, ...refused],
  };
  const filled: Deal = { ...known, ...change };
  await deps.deals.updateOne({ _id: known._id }, { $set: change });
  if (offered) await tellOffer(deps, lead, filled, actor);
  if (matching) await deps.kpi.emitAll(matchEvents(filled, flowFacts(lead, actor)));
  return filled;
}
