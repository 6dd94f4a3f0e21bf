import { type Connection } from 'mongoose';
import { type Clock, type Transaction } from '../contract/ports';
import { marketKey } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { type BuyerId, newId } from '../ids';
import { type Kpi } from '../kpi/kpi';
import { type PropertyType } from '../property-type';
import { buyerModel, type Buyer } from './buyer.model';
import { feedbackEventModel } from './feedback-event.model';
import { liquidityNodeModel, type LiquidityNode } from './liquidity-node.model';
import { type LiquidityNumbers, NO_LIQUIDITY } from './liquidity.rules';
import { type Feedback, recordFeedback } from './record-feedback';

export type Buyers = ReturnType<typeof createBuyers>;

export function createBuyers(deps: {
  connection: Connection;
  kpi: Kpi;
  clock: Clock;
  transaction: Transaction;
}) {
  const buyers = buyerModel(deps.connection);
  const events = feedbackEventModel(deps.connection);
  const nodes = liquidityNodeModel(deps.connection);
  const record = recordFeedback({ ...deps, events, nodes });

  /** A buyer that another system knows and we do not becomes a stub (spec 3.3). */
  async function ensureBuyer(id: BuyerId, feedback: Feedback): Promise<void> {
    await buyers.updateOne(
      { _id: id },
      {
        $setOnInsert: {
          name: id,
          language: feedback.province === 'QC' ? 'fr' : 'en',
          province: feedback.province,
          market: feedback.market,
          active: true,
          created_at: deps.clock.now(),
        },
      },
      { upsert: true },
    );
  }

  return {
    findByPhone: async (phone: string): Promise<Buyer | null> => buyers.findOne({ phone }).lean(),

    /** Adds a buyer, or brings the one with that number up to date. */
    async save(buyer: Omit<Buyer, '_id' | 'created_at' | 'active'>): Promise<Buyer> {
      const set = { ...buyer, active: true };
      const insert = { _id: newId<BuyerId>('buyer'), created_at: deps.clock.now() };
      if (buyer.phone === undefined) {
        await buyers.create([{ ...set, ...insert }]);
        return { ...set, ...insert };
      }
      const saved = await buyers
        .findOneAndUpdate(
          { phone: buyer.phone },
          { $set: set, $setOnInsert: insert },
          { upsert: true, returnDocument: 'after' },
        )
        .lean();
      if (!saved) throw new Error('an upsert of a buyer brought nothing back');
      return saved;
    },

    /** Active buyers there: those of the market, and those who buy anywhere in the province. */
    countInMarket: async (province: Province, market: string): Promise<number> =>
      buyers.countDocuments({ province, market: { $in: [market, 'ALL'] }, active: true }),

    recordFeedback: (feedback: Feedback) =>
      deps.transaction(async () => {
        if (feedback.buyer_id !== undefined) await ensureBuyer(feedback.buyer_id, feedback);
        return record(feedback);
      }),

    nodes: async (
      filter: { province?: Province | undefined; market?: string | undefined } = {},
    ): Promise<LiquidityNode[]> =>
      nodes
        .find({
          ...(filter.province === undefined ? {} : { province: filter.province }),
          ...(filter.market === undefined ? {} : { market: marketKey(filter.market) }),
        })
        .sort({ _id: 1 })
        .lean(),

    async numbers(province: Province, market: string, type: PropertyType): Promise<LiquidityNumbers> {
      return (await nodes.findById(`${province}:${marketKey(market)}:${type}`).lean()) ?? NO_LIQUIDITY;
    },
  };
}
