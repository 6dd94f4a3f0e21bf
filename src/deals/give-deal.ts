import { type Actor } from '../contract/actor';
import { type DealId } from '../ids';
import { type DealsDeps } from './deals-ports';
import { type Moved, needDeal } from './move-deal';
import { putDealCard } from './put-deal-card';

/** Gives a deal to somebody of the team, by their Slack id. @throws UserError `not_found` */
export function giveDeal(deps: DealsDeps) {
  const put = putDealCard(deps);
  return (id: DealId, owner: string, actor: Actor): Promise<Moved> =>
    deps.transaction(async () => {
      const before = await needDeal(deps, id);
      if (before.owner === owner) return { deal: before, first: false };
      const deal = { ...before, owner };
      await deps.deals.updateOne({ _id: id }, { $set: { owner } });
      await deps.audit.record(actor, {
        action: 'deal.assign',
        thing: { kind: 'deal', id },
        before: { owner: before.owner },
        after: { owner },
      });
      await put(deal);
      return { deal, first: true };
    });
}
