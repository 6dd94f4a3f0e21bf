import { type Model } from 'mongoose';
import { type Clock, type Transaction } from '../contract/ports';
import { type BuyerId } from '../ids';
import { type Buyer } from './buyer.model';
import { countAnswers } from './count-answers';
import { countNode, nodeId, type NodeKey } from './count-node';
import { type FeedbackEvent } from './feedback-event.model';
import { type LiquidityNode } from './liquidity-node.model';
import { type LiquidityNumbers, NO_LIQUIDITY } from './liquidity.rules';

/** One number of a node, or of a buyer, that was not what its events make it. */
export interface Mended {
  node: string;
  field: keyof LiquidityNumbers;
  was: number;
  is: number;
}

const FIELDS = Object.keys(NO_LIQUIDITY) as (keyof LiquidityNumbers)[];

/**
 * Counts every node, and every buyer's answers, from their events, also while the bot runs: each in a transaction of its own, which conflicts with
 * feedback that comes at the same moment, so that none is lost. What only time has changed is no difference.
 */
export function rebuildLiquidity(deps: {
  events: Model<FeedbackEvent>;
  nodes: Model<LiquidityNode>;
  buyers: Model<Buyer>;
  clock: Clock;
  transaction: Transaction;
}) {
  const { events, nodes, buyers } = deps;
  const count = countNode(events);
  const countOne = countAnswers(deps);

  /** Of those that have events and of those that are there: one without events is emptied. */
  async function keys(): Promise<NodeKey[]> {
    const byId = new Map<string, NodeKey>();
    const shown = { province: 1, market: 1, property_type: 1 };
    for await (const key of events.find({}, shown).lean().cursor()) byId.set(nodeId(key), key);
    for await (const key of nodes.find({}, shown).lean().cursor()) byId.set(nodeId(key), key);
    return [...byId.values()];
  }

  async function rebuild(key: NodeKey): Promise<Mended[]> {
    return deps.transaction(async () => {
      const now = deps.clock.now();
      const stored = await nodes.findById(nodeId(key)).lean();
      const right = await count(key, now);
      const revision = (stored?.revision ?? 0) + 1;
      await nodes.replaceOne({ _id: right._id }, { ...right, revision }, { upsert: true });
      const isOld = stored?.active_until != null && now >= stored.active_until;
      return FIELDS.flatMap((field) => {
        const was = stored?.[field] ?? 0;
        const isTimes = isOld && field === 'active_buyer_count';
        return was === right[field] || isTimes ? [] : [{ node: right._id, field, was, is: right[field] }];
      });
    });
  }

  /** How many deals each buyer was asked about, and of these answered: matching goes by it. */
  async function rebuildBuyer(_id: BuyerId): Promise<Mended[]> {
    return deps.transaction(async () => {
      const { asked = 0, answered = 0 } = (await buyers.findById(_id).lean())?.answers ?? {};
      const right = await countOne(_id);
      return [
        { node: _id, field: 'asked' as const, was: asked, is: right.asked },
        { node: _id, field: 'answered' as const, was: answered, is: right.answered },
      ].filter(({ was, is }) => was !== is);
    });
  }

  return async (): Promise<{ nodes: number; mended: Mended[] }> => {
    const all = await keys();
    const mended: Mended[] = [];
    for (const key of all) mended.push(...(await rebuild(key)));
    for (const id of await events.distinct('buyer_id')) if (id) mended.push(...(await rebuildBuyer(id)));
    return { nodes: all.length, mended };
  };
}
