import { type Model } from 'mongoose';
import { marketKey } from '../geo/markets';
import { type BuyerId, type DealId } from '../ids';
import { type Buyer } from './buyer.model';
import { type DealAbout, type DealTold } from './deal-told.model';

const HOUR_MS = 3_600_000;
/** Spec 3.6: no answer within 48 hours of a sent deal is NO_RESPONSE. */
const SILENT_HOURS = 48;

/** Which deals were sent to whom, in the caller's transaction. */
export function dealsTold(told: Model<DealTold>, buyers: Model<Buyer>) {
  return {
    /** The same deal again to the same buyer asks nothing new; whoever is no buyer (the seller) is asked nothing. */
    async note(sent: readonly { about: DealAbout; buyer_id: BuyerId; at: Date }[]): Promise<void> {
      const ids = sent.map(({ buyer_id }) => buyer_id);
      const known = new Set(await buyers.distinct('_id', { _id: { $in: ids } }));
      for (const { about, buyer_id, at } of sent.filter((one) => known.has(one.buyer_id))) {
        const { deal_id, province, market, property_type } = about;
        const place = { province, market: marketKey(market), property_type };
        await told.updateOne(
          { _id: toldId(deal_id, buyer_id) },
          {
            $setOnInsert: {
              deal_id,
              buyer_id,
              ...place,
              sent_at: at,
              silent_at: new Date(at.getTime() + SILENT_HOURS * HOUR_MS),
            },
          },
          { upsert: true },
        );
      }
    },

    /** What a buyer who writes now writes about: the last deal that they were sent. */
    last: async (buyer_id: BuyerId): Promise<DealTold | null> =>
      told.findOne({ buyer_id }).sort({ sent_at: -1 }).lean(),

    /** They are silent about it no longer. */
    async answered(deal_id: DealId, buyer_id: BuyerId): Promise<void> {
      await told.updateOne({ _id: toldId(deal_id, buyer_id) }, { $unset: { silent_at: 1 } });
    },
  };
}

function toldId(deal: DealId, buyer: BuyerId): string {
  return `${deal}:${buyer}`;
}
