import { type Model } from 'mongoose';
import { type FeedbackEvent } from './feedback-event.model';
import { type LiquidityNode } from './liquidity-node.model';
import { activeUntil, liquidityNumbers } from './liquidity.rules';

type NodeKey = Pick<LiquidityNode, 'province' | 'market' | 'property_type'>;

export function nodeId({ province, market, property_type }: NodeKey): string {
  return `${province}:${market}:${property_type}`;
}

/** The node as its events make it at an instant; nothing else is looked at. */
export function countNode(events: Model<FeedbackEvent>) {
  return async ({ province, market, property_type }: NodeKey, now: Date): Promise<LiquidityNode> => {
    const own = (await events.find({ province, market, property_type }).lean()) as FeedbackEvent[];
    // A correction may name another place: then it stands in another node.
    const replacing = await events
      .find({ replaces: { $in: own.map((event) => event._id) } }, { replaces: 1 })
      .lean();
    return {
      _id: nodeId({ province, market, property_type }),
      province,
      market,
      property_type,
      ...liquidityNumbers(own, replacing, now),
      active_until: activeUntil(own, replacing, now),
      updated_at: now,
    };
  };
}
