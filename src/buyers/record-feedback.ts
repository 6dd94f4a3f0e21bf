import { type Model } from 'mongoose';
import { type Clock, type Transaction } from '../contract/ports';
import { UserError } from '../errors';
import { marketKey } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { type BuyerId, type DealId, type FeedbackEventId, newId } from '../ids';
import { type Kpi } from '../kpi/kpi';
import { type PropertyType } from '../property-type';
import { type FeedbackEvent, type FeedbackKind } from './feedback-event.model';
import { type LiquidityNode } from './liquidity-node.model';
import { liquidityNumbers } from './liquidity.rules';

export interface Feedback {
  event: FeedbackKind;
  province: Province;
  market: string;
  property_type: PropertyType;
  source: FeedbackEvent['source'];
  buyer_id?: BuyerId | undefined;
  deal_id?: DealId | undefined;
  replaces?: FeedbackEventId | undefined;
  correlation_id?: string | undefined;
  message_sid?: string | undefined;
}

/**
 * Records what a buyer answered, and brings the node up to date in the same transaction.
 * The same text twice is one event.
 * @throws UserError `not_found` when it replaces an event that does not exist
 */
export function recordFeedback(deps: {
  events: Model<FeedbackEvent>;
  nodes: Model<LiquidityNode>;
  kpi: Kpi;
  clock: Clock;
  transaction: Transaction;
}) {
  return (feedback: Feedback): Promise<{ event: FeedbackEvent; node: LiquidityNode }> =>
    deps.transaction(async () => {
      const known =
        feedback.message_sid === undefined
          ? null
          : await deps.events.findOne({ message_sid: feedback.message_sid }).lean();
      const event = known ?? (await insertEvent(deps, feedback));
      return { event, node: await refreshNode(deps, event) };
    });
}

type Deps = Parameters<typeof recordFeedback>[0];

async function insertEvent(deps: Deps, feedback: Feedback): Promise<FeedbackEvent> {
  const { replaces } = feedback;
  if (replaces !== undefined && !(await deps.events.exists({ _id: replaces }))) {
    throw new UserError('not_found', `There is no feedback event ${replaces} to replace.`);
  }
  const _id = newId<FeedbackEventId>('feedback');
  const given = Object.fromEntries(Object.entries(feedback).filter(([, value]) => value !== undefined));
  const event = {
    ...(given as Omit<Feedback, 'correlation_id'>),
    _id,
    market: marketKey(feedback.market),
    correlation_id: feedback.correlation_id ?? `feedback:${_id}`,
    created_at: deps.clock.now(),
  } as FeedbackEvent;
  await deps.events.create([event]);
  await deps.kpi.emit('buyer_feedback', {
    correlation_id: event.correlation_id,
    detail: {
      event: event.event,
      province: event.province,
      market: event.market,
      property_type: event.property_type,
    },
  });
  return event;
}

async function refreshNode(deps: Deps, event: FeedbackEvent): Promise<LiquidityNode> {
  const { province, market, property_type } = event;
  const events = await deps.events.find({ province, market, property_type }).lean();
  const node: LiquidityNode = {
    _id: `${province}:${market}:${property_type}`,
    province,
    market,
    property_type,
    ...liquidityNumbers(events, deps.clock.now()),
    updated_at: deps.clock.now(),
  };
  await deps.nodes.replaceOne({ _id: node._id }, node, { upsert: true });
  return node;
}
