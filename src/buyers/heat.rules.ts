import { type FeedbackEvent } from './feedback-event.model';
import { liquidityNumbers, liquidityScore } from './liquidity.rules';

const WEEK_MS = 7 * 24 * 3_600_000;
const WEEKS = 4;

/** Four weeks ago, three, two, one, now. */
export function trendInstants(now: Date): Date[] {
  return Array.from({ length: WEEKS + 1 }, (_, n) => new Date(now.getTime() - (WEEKS - n) * WEEK_MS));
}

/** The score of one node as it was at each instant: from what had happened by then, also what was corrected later. */
export function scoresAt(
  instants: readonly Date[],
  events: FeedbackEvent[],
  replacing: Pick<FeedbackEvent, 'replaces' | 'created_at'>[],
): number[] {
  return instants.map((at) => {
    const by = ({ created_at }: Pick<FeedbackEvent, 'created_at'>) => created_at <= at;
    return liquidityScore(liquidityNumbers(events.filter(by), replacing.filter(by), at));
  });
}
