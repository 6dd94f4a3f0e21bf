import { DRIFT_METRIC_NAMES, type DriftMetric } from '../../../src/tripwire/metrics.rules';
import { type DayBook } from '../../../src/tripwire/day-book.rules';
import { evaluateDay } from '../../../src/tripwire/evaluate-day.rules';
import { HISTORY_DAYS } from '../../../src/tripwire/judge.rules';
import { PROOF_MS, proofSize } from '../../support/proof-size';
import { alertsOf, bookOf, type Day, type Drifts, type Opened, syntheticHistory } from './synthetic-history';

const SEEDS = proofSize({ short: 3, long: 100 });
const HEALTHY_DAYS = 90;
const DAYS_AFTER = 10;
/** Any day of the week. */
const driftDay = (seed: number) => HISTORY_DAYS + 14 + (seed % 7);
/** Beyond each limit: −18 %, −50 %, 25 %, 20 %, −65 %. */
const PLANTED: Required<Pick<Drifts, 'liquidity' | 'matched_buyers' | 'blocking_rate' | 'offer_conversion'>> &
  Drifts = {
  liquidity: 0.82,
  matched_buyers: 0.5,
  blocking_rate: 0.25,
  offer_conversion: 0.2,
  ladder_created: 0.35,
  followup_completed: 0.35,
  buyer_feedback: 0.35,
  offer_generated: 0.35,
};
/** One-sided, at 0.002 shared by six places with two windows each: a textbook's z for 0.00017. */
const Z = 3.6;

const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length;
const squares = (list: readonly number[]) => list.reduce((sum, x) => sum + (x - mean(list)) ** 2, 0);

/** Everything that a metric measured on one day, one number an event. */
function values(metric: DriftMetric, { events, decisions }: Day): number[] {
  const of = (name: string) => events.filter((event) => event.metric === name);
  if (metric === 'liquidity')
    return of('match_attempt').map(({ detail }) => Number(detail['liquidity_score']));
  if (metric === 'matched_buyers')
    return of('match_result').map(({ detail }) => Number(detail['matched_count']));
  if (metric === 'offer_conversion') return decisions.map(({ accepted }) => (accepted ? 1 : 0));
  if (metric === 'blocking_rate')
    return [...of('sms_sent').map(() => 0), ...of('sms_blocked_by_policy').map(() => 1)];
  return of(metric).map(() => 1);
}

/** A textbook's test, by itself: two means, two proportions (pooled), a count against those of four weeks. */
function textbookRejects(metric: DriftMetric, history: readonly Day[], day: number): boolean {
  const today = values(metric, history[day] as Day);
  if (metric in { ladder_created: 1, followup_completed: 1, buyer_feedback: 1, offer_generated: 1 }) {
    const same = mean([7, 14, 21, 28].map((back) => values(metric, history[day - back] as Day).length));
    return (same - today.length) / Math.sqrt(same * 1.25) > Z;
  }
  const before = history.slice(day - 7, day).flatMap((one) => values(metric, one));
  const gap = (mean(before) - mean(today)) * (metric === 'blocking_rate' ? -1 : 1);
  const error = Math.sqrt(
    squares(before) / (before.length - 1) / before.length +
      squares(today) / (today.length - 1) / today.length,
  );
  const pooled = mean([...before, ...today]);
  const ofShares = Math.sqrt(pooled * (1 - pooled) * (1 / before.length + 1 / today.length));
  return gap / (metric === 'liquidity' || metric === 'matched_buyers' ? error : ofShares) > Z;
}

/** The product's own test at its alpha, without the limit. */
function ownTestRejects(
  metric: DriftMetric,
  history: readonly Day[],
  books: readonly DayBook[],
  day: number,
): boolean {
  const window = books.slice(day - HISTORY_DAYS, day + 1).reverse();
  const judged = evaluateDay(window, {}, history[day]?.date ?? '').find(
    (one) => one.metric === metric && one.scope === 'ALL',
  );
  return judged?.comparisons.some(({ p }) => p < judged.alpha) ?? false;
}

test(
  `when ${SEEDS} teams are healthy for ${HEALTHY_DAYS} days, then each metric gives at most one false alert on average`,
  () => {
    const alerts = Object.fromEntries(DRIFT_METRIC_NAMES.map((metric) => [metric, 0]));
    for (let seed = 1; seed <= SEEDS; seed++) {
      const history = syntheticHistory(seed, HISTORY_DAYS + HEALTHY_DAYS, {}, Infinity);
      for (const { metric } of alertsOf(history)) alerts[metric] = (alerts[metric] ?? 0) + 1;
    }
    process.stdout.write(
      `false alerts of ${SEEDS} teams in ${HEALTHY_DAYS} days: ${JSON.stringify(alerts)}\n`,
    );
    expect(Object.entries(alerts).filter(([, count]) => count > SEEDS)).toEqual([]);
  },
  PROOF_MS,
);

test(
  `when a drift begins in ${SEEDS} teams, then it is found within one evaluation of the first day on which its own test rejects, and the same history gives the same alerts`,
  () => {
    const late: object[] = [];
    const delays = Object.fromEntries(Object.keys(PLANTED).map((metric) => [metric, [] as number[]]));
    for (let seed = 1; seed <= SEEDS; seed++) {
      for (const [metric, level] of Object.entries(PLANTED) as [DriftMetric, number][]) {
        const begins = driftDay(seed);
        const history = syntheticHistory(seed * 31, begins + DAYS_AFTER, { [metric]: level }, begins);
        const firstOf = (isRejected: (day: number) => boolean) =>
          Array.from({ length: DAYS_AFTER }, (_, n) => begins + n).find(isRejected) ?? Infinity;
        const books = history.map((day) => bookOf(day));
        const first = firstOf((day) => ownTestRejects(metric, history, books, day));
        const alerts = alertsOf(history, books);
        const isIt = (one: Opened) => one.metric === metric && one.until > begins;
        // One that was open before, of a part of it, has a card that shows it already.
        const found = Math.max(begins, alerts.find(isIt)?.day ?? Infinity);
        if (found > first + 1) late.push({ seed, metric, first, found });
        delays[metric]?.push(found - firstOf((day) => textbookRejects(metric, history, day)));
        if (seed > 2) continue;
        const shuffled = history.map((day) => ({ ...day, events: [...day.events].reverse() }));
        expect(alertsOf(shuffled)).toEqual(alerts);
      }
    }
    expect(late).toEqual([]);
    const lag = Object.entries(delays).map(([metric, days]) => [metric, mean(days)] as const);
    process.stdout.write(`evaluations after a textbook's test: ${JSON.stringify(Object.fromEntries(lag))}\n`);
    expect(mean(lag.map(([, days]) => days))).toBeLessThan(0.5);
  },
  PROOF_MS,
);
