import { ALL_MARKETS } from '../geo/markets';
import { type KpiEvent } from './kpi-event.model';
import { type KpiDomain, KPI_METRICS, type KpiMetric } from './kpi-metrics';

export const HOUR_MS = 3600 * 1000;
/** Scores are summed as whole millionths, so that the sum does not depend on the order. */
const SCORE_PARTS = 1_000_000;

/** Squares of scores are summed as whole ones of ten-thousandths: exact up to tens of millions of them. */
const SQUARE_PARTS = 10_000;

/** What roll-ups are kept by. */
export const DIMENSIONS = ['all', 'province', 'actor', 'place'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/**
 * Of one metric: how many, how many of them failed, and the sum of what it measures (`match_*` only), with that of
 * its squares for the spread (missing in hours that were counted before there were any).
 */
export interface Counts {
  events: number;
  failed: number;
  sum: number;
  squares?: number;
}

/**
 * What happened within one hour, of everything (`*`), in one province or by one person (`-`: none), or at one place
 * with whether its provider was real (`ON:TORONTO:live`, `-:ALL:sandbox`).
 */
export interface Tally {
  key: string;
  hour: Date;
  metrics: Partial<Record<KpiMetric, Counts>>;
}

/** In `[from, to)`. */
export interface Span {
  from: Date;
  to: Date;
}

export const hourOf = (at: Date): Date => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
const hourAfter = (at: Date): Date => new Date(Math.ceil(at.getTime() / HOUR_MS) * HOUR_MS);

/**
 * Which whole hours the roll-ups answer, and the pieces of hours at its ends that only the events can. An end in an
 * hour whose events are deleted takes in that hour.
 */
export function splitSpan({ from, to }: Span, deletedBefore: Date | null): { hours: Span; pieces: Span[] } {
  const gone = (at: Date) => deletedBefore !== null && hourOf(at) < deletedBefore;
  const first = gone(from) ? hourOf(from) : from;
  const last = gone(to) ? hourAfter(to) : to;
  const hours = { from: hourAfter(first), to: hourOf(last) };
  if (hours.from > hours.to)
    return { hours: { from: first, to: first }, pieces: [{ from: first, to: last }] };
  const pieces = [
    { from: first, to: hours.from },
    { from: hours.to, to: last },
  ];
  return { hours, pieces: pieces.filter((piece) => piece.from < piece.to) };
}

type Counted = Pick<
  KpiEvent,
  'metric' | 'success' | 'detail' | 'province' | 'market' | 'actor' | 'created_at' | 'live' | 'correlation_id'
>;

/** What a try-out did: it says nothing about a place. */
const isSmoke = ({ correlation_id, actor }: Counted) =>
  correlation_id.startsWith('smoke:') || actor === 'system:smoke';

function keyOf(event: Counted, by: Dimension): string | null {
  if (by === 'all') return '*';
  if (by !== 'place') return event[by] ?? '-';
  if (isSmoke(event)) return null;
  return `${event.province ?? '-'}:${event.market ?? ALL_MARKETS}:${event.live ? 'live' : 'sandbox'}`;
}

/** Of tallies by place: those of real providers, or those of sandboxes. */
export const ofLive = (byPlace: readonly Tally[], live: boolean): Tally[] =>
  byPlace.filter(({ key }) => key.endsWith(':live') === live);

function measured({ metric, detail }: Counted): { sum: number; squares: number } {
  if (metric === 'match_attempt') {
    const score = Number(detail['liquidity_score'] ?? 0);
    return { sum: Math.round(score * SCORE_PARTS), squares: Math.round(score * SQUARE_PARTS) ** 2 };
  }
  const sum = metric === 'match_result' ? Number(detail['matched_count'] ?? 0) : 0;
  return { sum, squares: sum ** 2 };
}

/** The events of any hours, counted by hour and key. */
export function tallyEvents(events: readonly Counted[], by: Dimension): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const event of events) {
    const key = keyOf(event, by);
    if (key === null) continue;
    const hour = hourOf(event.created_at);
    const id = `${key} ${hour.getTime()}`;
    const tally = tallies.get(id) ?? { key, hour, metrics: {} };
    tallies.set(id, tally);
    const counts = (tally.metrics[event.metric] ??= { events: 0, failed: 0, sum: 0, squares: 0 });
    counts.events += 1;
    counts.failed += event.success ? 0 : 1;
    const { sum, squares } = measured(event);
    counts.sum += sum;
    counts.squares = (counts.squares ?? 0) + squares;
  }
  return [...tallies.values()];
}

/** Over any number of tallies, and of the metrics that are asked for. */
export function total(tallies: readonly Tally[], metrics: readonly KpiMetric[]): Required<Counts> {
  const all = { events: 0, failed: 0, sum: 0, squares: 0 };
  for (const tally of tallies) {
    for (const metric of metrics) {
      const counts = tally.metrics[metric];
      if (!counts) continue;
      all.events += counts.events;
      all.failed += counts.failed;
      all.sum += counts.sum;
      all.squares += counts.squares ?? 0;
    }
  }
  return all;
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

export const DOMAINS = ['WHOLESALE', 'BUYER_MATCH', 'NOTIFICATIONS', 'MESSAGING'] as const;
const metricsOf = (...domains: KpiDomain[]): KpiMetric[] =>
  (Object.keys(KPI_METRICS) as KpiMetric[]).filter((metric) => domains.includes(KPI_METRICS[metric].domain));

/** A message that the gate blocks is no error (spec 3.9): MESSAGING is not counted. */
export const ERROR_DOMAINS = ['WHOLESALE', 'BUYER_MATCH', 'NOTIFICATIONS'] as const;

/** Shares are 0 to 1, null of nothing. */
export interface Success {
  total: number;
  failed: number;
  success_rate: number | null;
}

export function successOf(tallies: readonly Tally[], domains: readonly KpiDomain[] = ERROR_DOMAINS): Success {
  const { events, failed } = total(tallies, metricsOf(...domains));
  return { total: events, failed, success_rate: share(events - failed, events) };
}

/** blocked / (blocked + sent); waiting in the queue is not a block (spec 3.9). */
export function blockingOf(tallies: readonly Tally[]) {
  const sent = total(tallies, ['sms_sent', 'email_sent']).events;
  const blocked = total(tallies, ['sms_blocked_by_policy', 'email_blocked_by_policy']).events;
  return { blocked, sent, blocking_rate: share(blocked, blocked + sent) };
}

/** What a metric measured, in its own unit: a score from 0 to 1, a number of buyers. */
export function measuredOf(tallies: readonly Tally[], metric: 'match_attempt' | 'match_result') {
  const { events, sum, squares } = total(tallies, [metric]);
  return metric === 'match_attempt'
    ? { n: events, sum: sum / SCORE_PARTS, squares: squares / SQUARE_PARTS ** 2 }
    : { n: events, sum, squares };
}

/** Of the `liquidity_score` of every attempt to match, to a millionth. */
export function liquidityOf(tallies: readonly Tally[]) {
  const { events, sum } = total(tallies, ['match_attempt']);
  return { count: events, average_liquidity: events === 0 ? null : sum / SCORE_PARTS / events };
}
