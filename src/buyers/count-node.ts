import { type Model } from 'mongoose';
import { type FeedbackEvent } from './feedback-event.model';
import { type LiquidityNode } from './liquidity-node.model';
import { activeUntil, liquidityNumbers } from './liquidity.rules';

export type NodeKey = Pick<LiquidityNode, 'province' | 'market' | 'property_type'>;

export function nodeId({ province, market, property_type }: NodeKey): string {
  return `${province}:${market}:${property_type}`;
}

/** Of how many events at once it is asked what replaces them. */
const AT_ONCE = 1_000;

/** What replaces one of these; a correction may name another place, then it stands in another node. */
export async function replacingAmong(
  events: Model<FeedbackEvent>,
  own: readonly FeedbackEvent[],
): Promise<Pick<FeedbackEvent, '_id' | 'replaces' | 'created_at'>[]> {
  const found = [];
  for (let at = 0; at < own.length; at += AT_ONCE) {
    const ids = own.slice(at, at + AT_ONCE).map(({ _id }) => _id);
    found.push(...(await events.find({ replaces: { $in: ids } }, { replaces: 1, created_at: 1 }).lean()));
  }
  return found;
}

/** The node as its events make it at an instant; nothing else is looked at. */
export function countNode(events: Model<FeedbackEvent>) {
  return async (
    { province, market, property_type }: NodeKey,
    now: Date,
  ): Promise<Omit<LiquidityNode, 'revision'>> => {
    const own = (await events.find({ province, market, property_type }).lean()) as FeedbackEvent[];
    const replacing = await replacingAmong(events, own);
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
