import { type FeedbackEvent } from './feedback-event.model';

/** A buyer who answered in these days counts as active. */
const ACTIVE_DAYS = 90;

export interface LiquidityNumbers {
  /** Distinct (buyer, deal) that were asked. */
  asked: number;
  answered: number;
  bought: number;
  buyer_count: number;
  active_buyer_count: number;
  avg_response_rate: number;
  avg_close_rate: number;
}

const ACTIVE_MS = ACTIVE_DAYS * 24 * 3600 * 1000;

/**
 * The numbers of one node, from its events alone (spec 3.6). Replaced events do not count: `replacing` are the events,
 * of this node or of another, that say which ones these are.
 */
export function liquidityNumbers(
  events: FeedbackEvent[],
  replacing: Pick<FeedbackEvent, 'replaces'>[],
  now: Date,
): LiquidityNumbers {
  const counted = countedEvents(events, replacing);
  const answers = counted.filter((event) => event.event !== 'NO_RESPONSE');
  const activeSince = now.getTime() - ACTIVE_MS;

  const asked = distinct(counted, askKey);
  const answered = distinct(answers, askKey);
  const bought = distinct(
    counted.filter((event) => event.event === 'BOUGHT'),
    askKey,
  );
  return {
    ...withRates({ asked, answered, bought }),
    buyer_count: distinct(counted, buyerKey),
    active_buyer_count: distinct(
      answers.filter((event) => event.created_at.getTime() > activeSince),
      buyerKey,
    ),
  };
}

/** Rates come from counters, never from sums of shares. */
export function withRates(counters: Pick<LiquidityNumbers, 'asked' | 'answered' | 'bought'>) {
  const { asked, answered, bought } = counters;
  return {
    ...counters,
    avg_response_rate: asked === 0 ? 0 : answered / asked,
    avg_close_rate: asked === 0 ? 0 : bought / asked,
  };
}

/** When the number of active buyers next falls without a new event; null when nobody is active. */
export function activeUntil(
  events: FeedbackEvent[],
  replacing: Pick<FeedbackEvent, 'replaces'>[],
  now: Date,
): Date | null {
  const lastAnswer = new Map<string, number>();
  for (const { event, buyer_id, created_at } of countedEvents(events, replacing)) {
    if (event === 'NO_RESPONSE' || buyer_id === undefined) continue;
    lastAnswer.set(buyer_id, Math.max(lastAnswer.get(buyer_id) ?? 0, created_at.getTime()));
  }
  const ends = [...lastAnswer.values()].map((at) => at + ACTIVE_MS).filter((end) => end > now.getTime());
  return ends.length === 0 ? null : new Date(Math.min(...ends));
}

function countedEvents(events: FeedbackEvent[], replacing: Pick<FeedbackEvent, 'replaces'>[]) {
  const replaced = new Set(replacing.map((event) => event.replaces));
  return events.filter((event) => !replaced.has(event._id));
}

/** One question to one buyer: (buyer, deal or correlation id), else the event itself. */
function askKey(event: FeedbackEvent): string {
  return event.buyer_id === undefined
    ? event._id
    : `${event.buyer_id} ${event.deal_id ?? event.correlation_id}`;
}

function buyerKey(event: FeedbackEvent): string | undefined {
  return event.buyer_id;
}

function distinct(events: FeedbackEvent[], key: (event: FeedbackEvent) => string | undefined): number {
  return new Set(events.map(key).filter((value) => value !== undefined)).size;
}

/** 87 active, 0.68 and 0.34 make 94.5. */
export function liquidityScore(
  numbers: Pick<LiquidityNumbers, 'active_buyer_count' | 'avg_response_rate' | 'avg_close_rate'>,
): number {
  return numbers.active_buyer_count * 0.5 + numbers.avg_response_rate * 50 + numbers.avg_close_rate * 50;
}

/** Below it a market is too cold (spec 3.6). */
const COLD_SCORE = 50;

export function isCold(score: number): boolean {
  return score < COLD_SCORE;
}

/** The score against its ceiling, 0 to 1: what KPI events and metadata carry as `liquidity_score`. */
export function liquidityIndex(numbers: LiquidityNumbers): number {
  return liquidityScore(numbers) / (0.5 * numbers.buyer_count + 100);
}

export const NO_LIQUIDITY: LiquidityNumbers = {
  asked: 0,
  answered: 0,
  bought: 0,
  buyer_count: 0,
  active_buyer_count: 0,
  avg_response_rate: 0,
  avg_close_rate: 0,
};
