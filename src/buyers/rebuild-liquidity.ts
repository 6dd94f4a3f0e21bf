import { type Model } from 'mongoose';
import { type Clock, type Transaction } from '../contract/ports';
import { countNode, nodeId, type NodeKey } from './count-node';
import { type FeedbackEvent } from './feedback-event.model';
import { type LiquidityNode } from './liquidity-node.model';
import { type LiquidityNumbers, NO_LIQUIDITY } from './liquidity.rules';

/** One number of a node that was not what its events make it. */
export interface Mended {
  node: string;
  field: keyof LiquidityNumbers;
  was: number;
  is: number;
}

const FIELDS = Object.keys(NO_LIQUIDITY) as (keyof LiquidityNumbers)[];

/**
 * Counts every node from its events, also while the bot runs: each in a transaction of its own, which conflicts with
 * feedback that comes at the same moment, so that none is lost. What only time has changed is no difference.
 */
export function rebuildLiquidity(deps: {
  events: Model<FeedbackEvent>;
  nodes: Model<LiquidityNode>;
  clock: Clock;
  transaction: Transaction;
}) {
  const { events, nodes } = deps;
  const count = countNode(events);

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

  return async (): Promise<{ nodes: number; mended: Mended[] }> => {
    const all = await keys();
    const mended: Mended[] = [];
    for (const key of all) mended.push(...(await rebuild(key)));
    return { nodes: all.length, mended };
  };
}
