import { type Model } from 'mongoose';
import { type Clock } from '../contract/ports';
import { type Province } from '../geo/provinces';
import { type ColdGateMode } from './cold-gate.model';
import { type NodeKey, replacingAmong } from './count-node';
import { type FeedbackEvent } from './feedback-event.model';
import { scoresAt, trendInstants } from './heat.rules';
import { type LiquidityNode } from './liquidity-node.model';
import { isCold, liquidityScore } from './liquidity.rules';

export interface HeatQuestion {
  province?: Province | undefined;
  market?: string | undefined;
}

/** One place and property type, as its buyers behave. */
export interface MarketHeat {
  node: LiquidityNode;
  score: number;
  isCold: boolean;
  mode: ColdGateMode;
  /** At each of the report's instants; only of the first ones. */
  trend?: number[];
}

export interface HeatReport {
  question: HeatQuestion;
  instants: Date[];
  /** The hottest first. */
  markets: MarketHeat[];
}

/** Slack's most series of a chart; for those beyond, one asks about their place. */
const TRENDS = 6;

/** How warm each market is, and how the first of them came to be so, from the events themselves. */
export function lookAtHeat(deps: {
  events: Model<FeedbackEvent>;
  nodes(question: HeatQuestion): Promise<LiquidityNode[]>;
  modeAt(place: { province: Province; market: string }): Promise<ColdGateMode>;
  clock: Clock;
}) {
  async function trendOf({ province, market, property_type }: NodeKey, instants: Date[]): Promise<number[]> {
    const own: FeedbackEvent[] = await deps.events.find({ province, market, property_type }).lean();
    return scoresAt(instants, own, await replacingAmong(deps.events, own));
  }

  /** @param trends of how many markets the way to here is told */
  return async (question: HeatQuestion = {}, trends = TRENDS): Promise<HeatReport> => {
    const instants = trendInstants(deps.clock.now());
    const scored = (await deps.nodes(question))
      .map((node) => ({ node, score: liquidityScore(node) }))
      .sort((a, b) => b.score - a.score || (a.node._id < b.node._id ? -1 : 1));
    const markets: MarketHeat[] = [];
    for (const [index, { node, score }] of scored.entries()) {
      const mode = await deps.modeAt(node);
      const trend = index < trends ? { trend: await trendOf(node, instants) } : {};
      markets.push({ node, score, isCold: isCold(score), mode, ...trend });
    }
    return { question, instants, markets };
  };
}
