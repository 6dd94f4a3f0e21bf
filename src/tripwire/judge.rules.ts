import { type DriftMetric, ruleOf } from './metrics.rules';
import { added, meanOf, type Sample } from './sample.rules';
import { countTest, meanTest, shareTest, type Worse } from './significance.rules';

/**
 * What is compared: the last day, and the last seven for what is too slow or too small for one day to show. Before
 * it come the seven days of the baseline; counts are compared with the same weekdays of the weeks before.
 */
export const WINDOWS = { day: 1, week: 7 } as const;
export type Window = keyof typeof WINDOWS;
const BASELINE_DAYS = 7;
const WEEKS = 4;
export const HISTORY_DAYS = WEEKS * 7;

/** One metric at one place: today's events, those of the days before (the newest first), and what is pinned. */
export interface Question {
  metric: DriftMetric;
  today: Sample;
  history: readonly Sample[];
  pinned?: number | undefined;
  /** Of today and of each day before: it was a holiday, and counts of it say nothing. */
  closed?: readonly boolean[] | undefined;
}

export interface Comparison {
  window: Window;
  /** Of the window: a mean, a share, a count. */
  value: number;
  n: number;
  baseline: number;
  /** Beyond it is drift. */
  limit: number;
  /** The chance that a healthy window is as bad. */
  p: number;
  /** What is normal on the coming seven days, today first; null where nothing can be said. */
  normal: (number | null)[];
}

export const isPast = (value: number, limit: number, worse: Worse): boolean =>
  worse === 'lower' ? value < limit : value > limit;

export function limitOf(metric: DriftMetric, baseline: number): number {
  const { limit, worse } = ruleOf(metric);
  if ('value' in limit) return limit.value;
  return baseline * (worse === 'lower' ? 1 - limit.part : 1 + limit.part);
}

/** Null: too few events to say anything. */
export function compare(question: Question, window: Window): Comparison | null {
  const { metric, today, history, pinned } = question;
  if (ruleOf(metric).kind === 'count') return compareCount(question, window);
  const earlier = WINDOWS[window] - 1;
  const now = added([today, ...history.slice(0, earlier)]);
  return compareMean({ metric, today: now, history: history.slice(earlier), pinned }, window);
}

function compareMean({ metric, today, history, pinned }: Question, window: Window): Comparison | null {
  const { kind, worse, limit, minimum, pinned: usual } = ruleOf(metric);
  if (today.n < minimum) return null;
  const days = history.slice(0, BASELINE_DAYS);
  const before = added(days);
  // A fixed limit needs no history: until there is some, what is usual stands for it.
  const instead = pinned ?? (before.n < minimum && 'value' in limit ? (usual ?? undefined) : undefined);
  if (instead === undefined && before.n < minimum) return null;
  const own = instead ?? meanOf(before);
  // A baseline that is itself past the limit would make the limit's breach the normal state.
  const capped = 'value' in limit && isPast(own, limit.value, worse) ? limit.value : undefined;
  const baseline = capped ?? own;
  const test = kind === 'mean' ? meanTest : shareTest;
  return {
    window,
    value: meanOf(today),
    n: today.n,
    baseline,
    limit: limitOf(metric, baseline),
    p: test(today, capped ?? instead ?? { baseline: days, known: history }, worse),
    normal: Array<number>(7).fill(baseline),
  };
}

function compareCount(question: Question, window: Window): Comparison | null {
  const { metric, today, history, closed = [] } = question;
  if (closed.slice(0, WINDOWS[window]).includes(true)) return null;
  const rows = weekdayRows(question);
  const earlier = history.slice(0, WINDOWS[window] - 1);
  const same = window === 'day' ? (rows[0] ?? []) : wholeWeeks(question);
  const baseline = normalCount(metric, same);
  if (baseline === null) return null;
  const value = added([today, ...earlier]).n;
  return {
    window,
    value,
    n: value,
    baseline,
    limit: limitOf(metric, baseline),
    p: countTest(value, same, rows),
    normal: rows.map((row) => (window === 'day' ? normalCount(metric, row) : baseline)),
  };
}

/** Only whole weeks since the first event count: a team that begins has none. */
const weeksOf = (history: readonly Sample[]) =>
  Math.min(WEEKS, Math.floor((history.findLastIndex(({ n }) => n > 0) + 1) / 7));

/** Of today's weekday, then of tomorrow's and so on. */
function weekdayRows({ history, closed = [] }: Question): number[][] {
  return Array.from({ length: 7 }, (_, ahead) =>
    Array.from({ length: weeksOf(history) }, (_, week) => 6 - ahead + 7 * week)
      .filter((back) => closed[back + 1] !== true)
      .map((back) => history[back]?.n ?? 0),
  );
}

/** The weeks before the one that ends today, without those in which a day was closed. */
function wholeWeeks({ history, closed = [] }: Question): number[] {
  return Array.from({ length: weeksOf(history.slice(6)) }, (_, week) => 6 + 7 * week)
    .filter((first) => !closed.slice(first + 1, first + 8).includes(true))
    .map((first) => added(history.slice(first, first + 7)).n);
}

function normalCount(metric: DriftMetric, counts: readonly number[]): number | null {
  if (counts.length < 2) return null;
  const mean = counts.reduce((sum, n) => sum + n, 0) / counts.length;
  return mean < ruleOf(metric).minimum ? null : mean;
}
