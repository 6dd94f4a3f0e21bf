import { type Model } from 'mongoose';
import { type Clock, type Transaction } from '../contract/ports';
import { UserError } from '../errors';
import { ALL_MARKETS, marketKey } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { type BuyerId, type DealId, type FeedbackEventId, newId } from '../ids';
import { type Kpi } from '../kpi/kpi';
import { type PropertyType } from '../property-type';
import { countNode } from './count-node';
import { type dealsTold } from './deals-told';
import { type FeedbackEvent, type FeedbackKind } from './feedback-event.model';
import { type LiquidityNode } from './liquidity-node.model';

export interface Feedback {
  event: FeedbackKind;
  province: Province;
  /** Default: that of the event it replaces, else `ALL`. */
  market?: string | undefined;
  /** Default: that of the event it replaces, else `SFR`. */
  property_type?: PropertyType | undefined;
  source: FeedbackEvent['source'];
  buyer_id?: BuyerId | undefined;
  deal_id?: DealId | undefined;
  replaces?: FeedbackEventId | undefined;
  correlation_id?: string | undefined;
  message_sid?: string | undefined;
}

/**
 * Records what a buyer answered, and brings the node up to date in the same transaction.
 * The same text twice is one event. A correction keeps what it does not name: the buyer, the deal, the market.
 * @throws UserError `not_found` when it replaces an event that does not exist, `conflict` one that is replaced already
 */
export function recordFeedback(deps: {
  events: Model<FeedbackEvent>;
  nodes: Model<LiquidityNode>;
  told: Pick<ReturnType<typeof dealsTold>, 'answered'>;
  kpi: Kpi;
  clock: Clock;
  transaction: Transaction;
}) {
  const count = countNode(deps.events);

  async function refresh(event: FeedbackEvent): Promise<LiquidityNode> {
    const node = await count(event, deps.clock.now());
    await deps.nodes.replaceOne({ _id: node._id }, node, { upsert: true });
    return node;
  }

  return (feedback: Feedback): Promise<{ event: FeedbackEvent; node: LiquidityNode }> =>
    deps.transaction(async () => {
      const known =
        feedback.message_sid === undefined
          ? null
          : await deps.events.findOne({ message_sid: feedback.message_sid }).lean();
      if (known) return { event: known, node: await refresh(known) };

      const replaced = await replacedEvent(deps.events, feedback.replaces);
      const event = await insertEvent(deps, feedback, replaced);
      if (replaced) await refresh(replaced);
      const { buyer_id, deal_id } = event;
      if (buyer_id !== undefined && deal_id !== undefined) await deps.told.answered(deal_id, buyer_id);
      return { event, node: await refresh(event) };
    });
}

type Deps = Parameters<typeof recordFeedback>[0];

async function replacedEvent(
  events: Model<FeedbackEvent>,
  id: FeedbackEventId | undefined,
): Promise<FeedbackEvent | null> {
  if (id === undefined) return null;
  const replaced = await events.findById(id).lean();
  if (!replaced) throw new UserError('not_found', `There is no feedback event ${id} to replace.`);
  const newer = await events.findOne({ replaces: id }).lean();
  if (newer) {
    throw new UserError('conflict', `${id} was replaced already; replace ${newer._id} instead.`, {
      reason: 'already_replaced',
      extra: { event_id: newer._id },
    });
  }
  return replaced;
}

async function insertEvent(
  deps: Deps,
  feedback: Feedback,
  replaced: FeedbackEvent | null,
): Promise<FeedbackEvent> {
  const _id = newId<FeedbackEventId>('feedback');
  const buyer_id = feedback.buyer_id ?? replaced?.buyer_id;
  const deal_id = feedback.deal_id ?? replaced?.deal_id;
  const event: FeedbackEvent = {
    _id,
    event: feedback.event,
    province: feedback.province,
    market: marketKey(feedback.market ?? replaced?.market ?? ALL_MARKETS),
    property_type: feedback.property_type ?? replaced?.property_type ?? 'SFR',
    source: feedback.source,
    ...(buyer_id === undefined ? {} : { buyer_id }),
    ...(deal_id === undefined ? {} : { deal_id }),
    ...(feedback.replaces === undefined ? {} : { replaces: feedback.replaces }),
    ...(feedback.message_sid === undefined ? {} : { message_sid: feedback.message_sid }),
    correlation_id: feedback.correlation_id ?? replaced?.correlation_id ?? `feedback:${_id}`,
    created_at: deps.clock.now(),
  };
  await deps.events.create([event]);
  const { province, market, property_type } = event;
  await deps.kpi.emit('buyer_feedback', {
    correlation_id: event.correlation_id,
    detail: { event: event.event, province, market, property_type },
  });
  return event;
}
