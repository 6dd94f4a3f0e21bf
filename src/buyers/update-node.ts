import { type Model } from 'mongoose';
import { countNode, nodeId, type NodeKey, replacingAmong } from './count-node';
import { type FeedbackEvent } from './feedback-event.model';
import { type LiquidityNode } from './liquidity-node.model';
import { activeUntil, liquidityNumbers, withRates } from './liquidity.rules';

type Counts = Pick<
  LiquidityNode,
  'asked' | 'answered' | 'bought' | 'buyer_count' | 'active_buyer_count' | 'active_until'
>;

/**
 * Brings a node up to date after `added` was written: by what the events of one buyer there counted for before and
 * count for now, whatever the number of others. In the caller's transaction; two at once conflict over the node, and
 * one is done again.
 */
export function updateNode(events: Model<FeedbackEvent>, nodes: Model<LiquidityNode>) {
  const countAll = countNode(events);

  /** The events that may count together with this one: those of its buyer, or itself alone. */
  async function fellows(event: FeedbackEvent): Promise<FeedbackEvent[]> {
    if (event.buyer_id === undefined) return [event];
    const { province, market, property_type, buyer_id } = event;
    return events.find({ province, market, property_type, buyer_id }).lean();
  }

  /** What the buyer of one event counts for, with `added` and without it. */
  async function change(
    of: FeedbackEvent,
    added: FeedbackEvent,
    now: Date,
  ): Promise<Record<'was' | 'is', Counts>> {
    const own = await fellows(of);
    const replacing = await replacingAmong(events, own);
    const old = (event: { _id: string }) => event._id !== added._id;
    return {
      was: counted(own.filter(old), replacing.filter(old), now),
      is: counted(own, replacing, now),
    };
  }

  /** @param changed events of this node that `added` concerns: itself, what it replaces; one for each buyer */
  return async (
    key: NodeKey,
    changed: readonly FeedbackEvent[],
    added: FeedbackEvent,
    now: Date,
  ): Promise<{ before: LiquidityNode | null; after: LiquidityNode }> => {
    const before = await nodes.findById(nodeId(key)).lean();
    const isStale = before === null || (before.active_until !== null && now >= before.active_until);
    const revision = (before?.revision ?? 0) + 1;
    let after = isStale
      ? { ...(await countAll(key, now)), revision }
      : { ...before, revision, updated_at: now };
    if (!isStale) {
      for (const of of changed) {
        const { was, is } = await change(of, added, now);
        after = { ...after, ...sum(after, was, is) };
      }
    }
    await nodes.replaceOne({ _id: after._id }, after, { upsert: true });
    return { before, after };
  };
}

function counted(events: FeedbackEvent[], replacing: Pick<FeedbackEvent, 'replaces'>[], now: Date): Counts {
  return { ...liquidityNumbers(events, replacing, now), active_until: activeUntil(events, replacing, now) };
}

function sum(node: Counts, was: Counts, is: Counts) {
  const plus = (name: Exclude<keyof Counts, 'active_until'>) => node[name] - was[name] + is[name];
  // It may be too early by now, never too late: then the node is counted anew, which is right at any time.
  const ends = [node.active_until, is.active_until].flatMap((end) => (end === null ? [] : [end.getTime()]));
  return {
    ...withRates({ asked: plus('asked'), answered: plus('answered'), bought: plus('bought') }),
    buyer_count: plus('buyer_count'),
    active_buyer_count: plus('active_buyer_count'),
    active_until: ends.length === 0 ? null : new Date(Math.min(...ends)),
  };
}
