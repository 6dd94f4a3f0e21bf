import { createRandom } from '../../../integrations/sandbox/faults';
import { type KpiMetric } from '../../../src/kpi/kpi-metrics';
import { tallyEvents } from '../../../src/kpi/tally.rules';
import { type AlertLife } from '../../../src/tripwire/alert-life.rules';
import { openKey } from '../../../src/tripwire/alert.model';
import { type DayBook, dayBook, type OfferDecision } from '../../../src/tripwire/day-book.rules';
import { evaluateDay } from '../../../src/tripwire/evaluate-day.rules';
import { followAlerts } from '../../../src/tripwire/follow-alerts.rules';
import { HISTORY_DAYS } from '../../../src/tripwire/judge.rules';
import { type DriftMetric } from '../../../src/tripwire/metrics.rules';
import { formatDate, parseDate } from '../../../src/time/civil-date';

type Event = Parameters<typeof tallyEvents>[0][number];

/** What one day of a made-up team measured. */
export interface Day {
  date: string;
  events: Event[];
  decisions: OfferDecision[];
}

/** Of each metric: what becomes of its healthy level (a factor of means and counts, a share of the two shares). */
export type Drifts = Partial<Record<DriftMetric, number>>;

const FIRST = parseDate('2026-06-01') ?? 0;
const PLACES = [
  { share: 0.45, province: 'ON', market: 'TORONTO' },
  { share: 0.7, province: 'ON', market: 'ALL' },
  { share: 0.9, province: 'QC', market: 'MONTREAL' },
  { share: 1, province: 'BC', market: 'ALL' },
] as const;
/** Monday to Sunday. */
const BUSY = [1.1, 1, 1, 1, 0.9, 0.6, 0.4];

/** @param drifts hold from day `from` on */
export function syntheticHistory(seed: number, days: number, drifts: Drifts, from: number): Day[] {
  const random = createRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const poisson = (mean: number): number => {
    let product = random();
    let n = 0;
    for (const end = Math.exp(-mean); product > end; n++) product *= random();
    return n;
  };
  const place = () => {
    const at = random();
    return PLACES.find(({ share }) => at < share) ?? PLACES[0];
  };

  return Array.from({ length: days }, (_, number) => {
    const date = formatDate(FIRST + number);
    const busy = BUSY[number % 7] ?? 1;
    const level = (metric: DriftMetric, healthy: number) =>
      number >= from ? (drifts[metric] ?? healthy) : healthy;
    const events: Event[] = [];
    const event = (metric: KpiMetric, detail: Event['detail'] = {}, success = true) => {
      const { province, market } = place();
      const created_at = new Date(`${date}T15:00:00Z`);
      events.push({
        metric,
        success,
        detail,
        province,
        market,
        actor: null,
        created_at,
        live: true,
        correlation_id: '',
      });
    };
    const times = (mean: number, what: () => void) => {
      for (let n = poisson(mean * busy); n > 0; n--) what();
    };
    const score = () => Math.min(1, Math.max(0, level('liquidity', 1) * 0.72 + 0.12 * normal()));
    times(60, () => event('match_attempt', { liquidity_score: score() }));
    times(60, () => event('match_result', { matched_count: poisson(2.3 * level('matched_buyers', 1)) }));
    times(150, () => {
      const blocked = random() < level('blocking_rate', 0.03);
      event(blocked ? 'sms_blocked_by_policy' : 'sms_sent', {}, !blocked);
    });
    times(60 * level('ladder_created', 1), () => event('ladder_created'));
    times(120 * level('followup_completed', 1), () => event('followup_completed'));
    times(80 * level('buyer_feedback', 1), () => event('buyer_feedback'));
    times(70 * level('offer_generated', 1), () => event('offer_generated'));
    const decisions: OfferDecision[] = [];
    times(40, () =>
      decisions.push({
        ...place(),
        at: new Date(`${date}T15:00:00Z`),
        accepted: random() < level('offer_conversion', 0.65),
        live: true,
      }),
    );
    return { date, events, decisions };
  });
}

const ALL_REAL = { slack: false, twilio: false, sendgrid: false };
export const bookOf = ({ events, decisions }: Day, isSandbox = ALL_REAL): DayBook =>
  dayBook(tallyEvents(events, 'place'), decisions, isSandbox);

export interface Opened {
  metric: DriftMetric;
  scope: string;
  /** The day's number. */
  day: number;
  /** That on which it closed; Infinity: it is open. */
  until: number;
}

/** Evaluates each day after the first four weeks as the job does. @returns the alerts that were opened */
export function alertsOf(history: readonly Day[], books = history.map((day) => bookOf(day))): Opened[] {
  const open = new Map<string, AlertLife>();
  const opened: Opened[] = [];
  for (let day = HISTORY_DAYS; day < history.length; day++) {
    const date = history[day]?.date ?? '';
    const judgements = evaluateDay(books.slice(day - HISTORY_DAYS, day + 1).reverse(), {}, date);
    for (const { judgement, alert, change } of followAlerts([...open.values()], judgements, date, [])) {
      const { metric, scope } = judgement;
      const key = openKey(judgement);
      if (change.kind === 'open') {
        const { window, normal } = change;
        opened.push({ metric, scope, day, until: Infinity });
        open.set(key, { metric, scope, since: date, window, normal, healthy: 0 });
      } else if (change.kind === 'recovered') {
        open.delete(key);
        const closed = opened.findLast((one) => one.metric === metric && one.scope === scope);
        if (closed) closed.until = day;
      } else if (alert && change.kind !== 'none') open.set(key, { ...alert, healthy: change.healthy });
    }
  }
  return opened;
}
