import { type Model } from 'mongoose';
import { type Clock, type Transaction } from '../contract/ports';
import { UserError } from '../errors';
import { ALL_MARKETS, marketKey } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { type BuyerId, type DealId, type FeedbackEventId, newId } from '../ids';
import { type Kpi } from '../kpi/kpi';
import { type PropertyType } from '../property-type';
import { nodeId, type NodeKey } from './count-node';
import { type dealsTold } from './deals-told';
import { type FeedbackEvent, type FeedbackKind } from './feedback-event.model';
import { type LiquidityNode } from './liquidity-node.model';
import { updateNode } from './update-node';

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
  /** Who of the team says so. Default: nobody, it was read. */
  by?: string | undefined;
}

export interface FeedbackDeps {
  events: Model<FeedbackEvent>;
  nodes: Model<LiquidityNode>;
  told: Pick<ReturnType<typeof dealsTold>, 'answered'>;
  kpi: Kpi;
  clock: Clock;
  transaction: Transaction;
}

export type Recorded = { event: FeedbackEvent; node: LiquidityNode; isNew: boolean };

/**
 * Records what a buyer answered, and brings the node up to date in the same transaction.
 * The same text twice is one event. A correction keeps what it does not name: the buyer, the deal, the market.
 * @throws UserError `not_found` when it replaces an event that does not exist, `conflict` one that is replaced already
 */
export function recordFeedback(deps: FeedbackDeps) {
  const update = updateNode(deps.events, deps.nodes);

  async function refresh(
    key: NodeKey,
    changed: readonly FeedbackEvent[],
    added: FeedbackEvent,
  ): Promise<LiquidityNode> {
    return (await update(key, changed, added, deps.clock.now())).after;
  }

  return (feedback: Feedback): Promise<Recorded> =>
    deps.transaction(async () => {
      const known =
        feedback.message_sid === undefined
          ? null
          : await deps.events.findOne({ message_sid: feedback.message_sid }).lean();
      if (known) return { event: known, node: await refresh(known, [], known), isNew: false };

      const replaced = await replacedEvent(deps.events, feedback.replaces);
      const event = await insertEvent(deps, feedback, replaced);
      const { buyer_id, deal_id } = event;
      if (buyer_id !== undefined && deal_id !== undefined) await deps.told.answered(deal_id, buyer_id);
      const isElsewhere = replaced !== null && nodeId(replaced) !== nodeId(event);
      if (isElsewhere) await refresh(replaced, [replaced], event);
      const changed = replaced === null || isElsewhere || isOneBuyer(event, replaced) ? [] : [replaced];
      return { event, node: await refresh(event, [...changed, event], event), isNew: true };
    });
}

/** Then what changes is one buyer's. */
function isOneBuyer(a: FeedbackEvent, b: FeedbackEvent): boolean {
  return a.buyer_id !== undefined && a.buyer_id === b.buyer_id;
}

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
  deps: FeedbackDeps,
  feedback: Feedback,
  replaced: FeedbackEvent | null,
): Promise<FeedbackEvent> {
  const _id = newId<FeedbackEventId>('feedback');
  const buyer_id = feedback.buyer_id ?? replaced?.buyer_id;
  const deal_id = feedback.deal_id ?? replaced?.deal_id;
  const { replaces, message_sid, by } = feedback;
  const event: FeedbackEvent = {
    _id,
    event: feedback.event,
    province: feedback.province,
    market: marketKey(feedback.market ?? replaced?.market ?? ALL_MARKETS),
    property_type: feedback.property_type ?? replaced?.property_type ?? 'SFR',
    source: feedback.source,
    ...(buyer_id === undefined ? {} : { buyer_id }),
    ...(deal_id === undefined ? {} : { deal_id }),
    ...(replaces === undefined ? {} : { replaces }),
    ...(message_sid === undefined ? {} : { message_sid }),
    ...(by === undefined ? {} : { by }),
    correlation_id: feedback.correlation_id ?? replaced?.correlation_id ?? `feedback:${_id}`,
    created_at: deps.clock.now(),
  };
  await deps.events.create([event]);
  const { province, market, property_type } = event;
  await deps.kpi.emit('buyer_feedback', {
    correlation_id: event.correlation_id,
    ...(by === undefined ? {} : { actor: by }),
    detail: { event: event.event, province, market, property_type },
  });
  return event;
}
