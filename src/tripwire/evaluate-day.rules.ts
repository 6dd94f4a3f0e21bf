import { closedDays } from './closed-days.rules';
import { type DayBook } from './day-book.rules';
import {
  compare,
  type Comparison,
  HISTORY_DAYS,
  isPast,
  type Question,
  type Window,
  WINDOWS,
} from './judge.rules';
import { type DriftMetric, DRIFT_METRIC_NAMES, ruleOf } from './metrics.rules';
import { NOTHING } from './sample.rules';
import { alphaOf } from './significance.rules';

/** What a manager pinned, by metric; the others go by the days before. */
export type Pins = Partial<Record<DriftMetric, number>>;

/** One metric at one place on one day. */
export interface Judgement {
  metric: DriftMetric;
  scope: string;
  state: 'insufficient_data' | 'healthy' | 'drift';
  /** What each comparison had to be below. */
  alpha: number;
  /** By the day and by the week, as far as there were enough events. */
  comparisons: Comparison[];
  /** The one that drifted, else the shortest. */
  shown: Comparison | null;
}

/**
 * @param books today's, then those of the days before, the newest first
 * @param day the date of the first of them
 */
export function evaluateDay(books: readonly DayBook[], pins: Pins, day: string): Judgement[] {
  const scopes = [...new Set(books.flatMap((book) => [...book.keys()]))].sort();
  const closed = new Map(scopes.map((scope) => [scope, closedDays(scope, books, day)]));
  return DRIFT_METRIC_NAMES.flatMap((metric) => judgeMetric(metric, scopes, books, closed, pins[metric]));
}

function judgeMetric(
  metric: DriftMetric,
  scopes: readonly string[],
  books: readonly DayBook[],
  closed: ReadonlyMap<string, readonly boolean[]>,
  pinned: number | undefined,
): Judgement[] {
  const compared = scopes.map((scope) => {
    const question = { ...ask(metric, scope, books, pinned), closed: closed.get(scope) };
    const each = (Object.keys(WINDOWS) as Window[]).map((window) => compare(question, window));
    return { scope, comparisons: each.filter((one) => one !== null) };
  });
  const alpha = alphaOf(compared.reduce((sum, { comparisons }) => sum + comparisons.length, 0));
  return compared.map(({ scope, comparisons }) => {
    const drift = comparisons.find(
      ({ value, limit, p }) => isPast(value, limit, ruleOf(metric).worse) && p < alpha,
    );
    const shown = drift ?? comparisons[0] ?? null;
    const state = drift ? 'drift' : shown === null ? 'insufficient_data' : 'healthy';
    return { metric, scope, state, alpha, comparisons, shown };
  });
}

function ask(metric: DriftMetric, scope: string, books: readonly DayBook[], pinned?: number): Question {
  const samples = Array.from(
    { length: HISTORY_DAYS + 1 },
    (_, day) => books[day]?.get(scope)?.[metric] ?? NOTHING,
  );
  const [today = NOTHING, ...history] = samples;
  return { metric, today, history, pinned };
}
