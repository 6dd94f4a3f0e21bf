import { type Connection } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Clock, type Log, type Transaction } from '../contract/ports';
import { ALL_MARKETS, marketDisplay, marketKey } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { type BuyerId } from '../ids';
import { type Kpi } from '../kpi/kpi';
import { importedRowModel } from '../leads/imported-row.model';
import { leadTokens } from '../leads/lead-tokens.rules';
import { nextShortId } from '../leads/lead-number.model';
import { type Policy } from '../policy/policy';
import { type PropertyType } from '../property-type';
import { placeKey } from './buy-box.rules';
import { createBuyerList } from './buyer-list';
import { buyerModel, type Buyer } from './buyer.model';
import { coldGateModel } from './cold-gate.model';
import { createColdGate } from './cold-gate';
import { countDeal } from './count-deal';
import { countNode, nodeId } from './count-node';
import { dealToldModel } from './deal-told.model';
import { dealsTold } from './deals-told';
import { type FeedbackEvent, feedbackEventModel } from './feedback-event.model';
import { answerOfText } from './answer-of-text';
import { findBuyers } from './find-buyers';
import { importBuyers } from './import-buyers';
import { lookAtBuyer } from './look-at-buyer';
import { lookAtHeat } from './look-at-heat';
import { matchBuyers } from './match-buyers';
import { noteAnswers } from './note-answers';
import { noteSilence } from './note-silence';
import { liquidityNodeModel, type LiquidityNode } from './liquidity-node.model';
import { type LiquidityNumbers, NO_LIQUIDITY } from './liquidity.rules';
import { planTelling } from './plan-telling';
import { type Feedback, recordFeedback } from './record-feedback';
import { saveBuyer } from './save-buyer';
import { tendBuyer } from './tend-buyer';

export type Buyers = ReturnType<typeof createBuyers>;

export function createBuyers(deps: {
  connection: Connection;
  kpi: Kpi;
  audit: Audit;
  policy: Pick<Policy, 'together' | 'recordConsent' | 'kept' | 'settingsChanged'>;
  clock: Clock;
  log: Log;
  transaction: Transaction;
  /** The deal that it is about shows it: told in the answer's transaction. */
  onAnswer(event: FeedbackEvent): Promise<void>;
}) {
  const buyers = buyerModel(deps.connection);
  const events = feedbackEventModel(deps.connection);
  const nodes = liquidityNodeModel(deps.connection);
  const toldModel = dealToldModel(deps.connection);
  const told = dealsTold(toldModel, buyers);
  const record = noteAnswers({
    ...deps,
    buyers,
    events,
    record: recordFeedback({ ...deps, events, nodes, told }),
  });
  const list = createBuyerList(buyers);
  const match = matchBuyers(list);
  const count = countNode(events);

  /** A buyer who was silent for 90 days is active no longer, without any new event (spec 3.6). */
  async function upToDate(node: LiquidityNode): Promise<LiquidityNode> {
    const now = deps.clock.now();
    const holds = node.active_until === null || now < node.active_until;
    return holds ? node : { ...node, ...(await count(node, now)), updated_at: node.updated_at };
  }

  async function numbers(
    province: Province,
    market: string,
    property_type: PropertyType,
  ): Promise<LiquidityNumbers> {
    const id = nodeId({ province, market: marketKey(market), property_type });
    const node = await nodes.findById(id).lean();
    return node ? upToDate(node) : NO_LIQUIDITY;
  }
  const coldGate = createColdGate({ ...deps, settings: coldGateModel(deps.connection), numbers });

  /** A buyer that another system knows and we do not becomes a stub (spec 3.3). */
  async function ensureBuyer(id: BuyerId, feedback: Feedback): Promise<void> {
    const market = marketDisplay(feedback.market ?? ALL_MARKETS);
    await buyers.updateOne(
      { _id: id },
      {
        $setOnInsert: {
          name: id,
          language: feedback.province === 'QC' ? 'fr' : 'en',
          province: feedback.province,
          market,
          box: { places: [placeKey(feedback.province, market)], types: [] },
          active: true,
          tokens: leadTokens({ _id: id, name: id }),
          created_at: deps.clock.now(),
        },
        $currentDate: { changed_at: true },
      },
      { upsert: true },
    );
  }

  async function nodesAt(
    filter: { province?: Province | undefined; market?: string | undefined } = {},
  ): Promise<LiquidityNode[]> {
    const found = await nodes
      .find({
        ...(filter.province === undefined ? {} : { province: filter.province }),
        ...(filter.market === undefined ? {} : { market: marketKey(filter.market) }),
      })
      .sort({ _id: 1 })
      .lean();
    // One after the other: the caller may be in a transaction.
    const current: LiquidityNode[] = [];
    for (const node of found) current.push(await upToDate(node));
    return current;
  }

  const save = saveBuyer({
    ...deps,
    buyers,
    nextId: nextShortId<BuyerId>(deps.connection, 'buyer', 'B'),
  });

  return {
    /** By number or e-mail address. */
    findByAddress: async (address: string): Promise<Buyer | null> =>
      buyers.findOne(address.includes('@') ? { email: address } : { phone: address }).lean(),

    save,
    importList: importBuyers({ ...deps, save, rows: importedRowModel(deps.connection) }),
    find: async (id: BuyerId): Promise<Buyer | null> => buyers.findById(id).lean(),
    /** What came of telling buyers of a deal. */
    countDeal: countDeal(toldModel, events),

    tend: tendBuyer({ ...deps, buyers }),
    search: findBuyers(buyers),
    view: lookAtBuyer({ ...deps, events }),

    /** Reads all buyers into memory, so that the first match need not. */
    warmUp: list.bringUpToDate,
    /**
     * Which buyers a house fits, ranked, with the reasons: `(deal: DealFacts, {limit?}) => Matched`, a few milliseconds
     * among 50,000. `DealFacts` = {province, market, property_type, arv, repairs, price?}, where `price` is what a buyer
     * pays (`buyer_price`), left out while there is no offer. `matched_count` is what `match_result` carries.
     */
    match,
    /**
     * The dry run of telling them: `(deal: DealFacts, {limit?}) => TellingPlan`. `told`: each with channel, address,
     * place and zones as `outreach.ask` takes them, score and reasons, `closed_until` (null: at once). `left_out`: each
     * with `why`, and for `gate` the gate's decision. Nothing is written, and nobody is told.
     */
    planTelling: planTelling({ ...deps, buyers, match }),

    /** Deals that were sent to buyers: what they write next is about the newest. In the caller's transaction. */
    told,

    noteSilence: noteSilence({ ...deps, told: toldModel, record }),
    answerOfText: answerOfText(events),

    recordFeedback: (feedback: Feedback) =>
      deps.transaction(async () => {
        if (feedback.buyer_id !== undefined) await ensureBuyer(feedback.buyer_id, feedback);
        return record(feedback);
      }),

    nodes: nodesAt,
    /** How warm each market is, the hottest first, with the four weeks of the first ones. */
    heat: lookAtHeat({ ...deps, events, nodes: nodesAt, modeAt: coldGate.modeAt }),

    numbers,
    /** Whether there are enough buyers who answer there. */
    coldGate,
  };
}
