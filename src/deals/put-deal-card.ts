import { type CardHow } from '../contract/ports';
import { type DealId } from '../ids';
import { type Deal } from './deal.model';
import { dealCard } from './deal.card';
import { type DealsDeps } from './deals-ports';
import { dealView } from './deal-view';

/** Of a deal's one message in the deals channel. */
export function dealCardKey(id: DealId): string {
  return `deal:${id}`;
}

/** Brings a deal's one message up to date. In the caller's transaction. */
export function putDealCard(deps: DealsDeps) {
  const view = dealView(deps);
  return async (deal: Deal, given?: Parameters<typeof view>[1], how: CardHow = {}): Promise<void> => {
    const shown = await view(deal, given);
    await deps.cards.put({
      key: dealCardKey(deal._id),
      channel: 'deals',
      view: (t) => dealCard(shown, t),
      ...how,
    });
  };
}
