import { type Buyers } from '../buyers/buyers';
import { type BuyerId } from '../ids';
import { type Message } from '../outreach/message.model';
import { type Deals } from './deals';

/** Deals that went out to buyers: their silence counts from now on. In the transaction that records the sending. */
export async function noteDealsTold(
  deals: Pick<Deals, 'nodesOf' | 'putDealCard'>,
  buyers: Pick<Buyers, 'told'>,
  messages: readonly Message[],
  now: Date,
): Promise<void> {
  const telling = messages.flatMap(({ deal_id, contact, sent_at }) =>
    deal_id === undefined ? [] : [{ deal_id, buyer_id: contact as BuyerId, at: sent_at ?? now }],
  );
  if (telling.length === 0) return;
  const nodes = await deals.nodesOf([...new Set(telling.map(({ deal_id }) => deal_id))]);
  await buyers.told.note(
    telling.flatMap(({ deal_id, ...one }) => {
      const about = nodes.get(deal_id);
      return about === undefined ? [] : [{ about, ...one }];
    }),
  );
  for (const id of nodes.keys()) await deals.putDealCard(id);
}
