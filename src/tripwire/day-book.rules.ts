import { ALL_MARKETS, marketKey } from '../geo/markets';
import { blockingOf, measuredOf, type Tally, total } from '../kpi/tally.rules';
import { KPI_METRICS, type KpiMetric } from '../kpi/kpi-metrics';
import { DRIFT_METRIC_NAMES, type DriftMetric } from './metrics.rules';
import { added, NOTHING, type Sample } from './sample.rules';

/** Everywhere. Other scopes are `ON:ALL`, a province, and `ON:TORONTO`, a market of it. */
export const EVERYWHERE = 'ALL';

/** What was measured on one day, by scope. */
export type DayBook = Map<string, Partial<Record<DriftMetric, Sample>>>;

/** An offer that was accepted or declined (or ran out) on that day: what conversion counts. */
export interface OfferDecision {
  at: Date;
  province: string | null;
  market: string;
  accepted: boolean;
  /** False while Slack was a sandbox. */
  live: boolean;
}

type IsSandbox = Record<'slack' | 'twilio' | 'sendgrid', boolean>;

const SOURCES: Record<Exclude<DriftMetric, 'offer_conversion'>, readonly KpiMetric[]> = {
  liquidity: ['match_attempt'],
  matched_buyers: ['match_result'],
  blocking_rate: ['sms_sent', 'email_sent', 'sms_blocked_by_policy', 'email_blocked_by_policy'],
  ladder_created: ['ladder_created'],
  followup_completed: ['followup_completed'],
  buyer_feedback: ['buyer_feedback'],
  offer_generated: ['offer_generated'],
};

/** What happened while a provider was a sandbox counts only as long as it still is one. */
const counts = (live: boolean, provider: keyof IsSandbox, isSandbox: IsSandbox) =>
  live || isSandbox[provider];

/** The scopes that a thing at a place belongs to, the widest first. */
export function scopesOf(province: string | null, market: string): string[] {
  if (province === null) return [EVERYWHERE];
  const wide = [EVERYWHERE, `${province}:${ALL_MARKETS}`];
  return market === ALL_MARKETS ? wide : [...wide, `${province}:${market}`];
}

/** Of the tallies by place of one day, and of the offers that were decided on it. */
export function dayBook(
  tallies: readonly Tally[],
  decisions: readonly OfferDecision[],
  isSandbox: IsSandbox,
): DayBook {
  const book: DayBook = new Map();
  const add = (scope: string, metric: DriftMetric, sample: Sample) => {
    if (sample.n === 0) return;
    const entry = book.get(scope) ?? {};
    book.set(scope, { ...entry, [metric]: added([entry[metric] ?? NOTHING, sample]) });
  };
  for (const tally of tallies) {
    const { province, market, live } = placeOf(tally.key);
    const metrics = Object.fromEntries(
      Object.entries(tally.metrics).filter(([name]) =>
        counts(live, KPI_METRICS[name as KpiMetric].provider, isSandbox),
      ),
    );
    const counted = { ...tally, metrics };
    for (const metric of DRIFT_METRIC_NAMES) {
      if (metric === 'offer_conversion') continue;
      const sample = sampleOf(metric, counted);
      for (const scope of scopesOf(province, market)) add(scope, metric, sample);
    }
  }
  for (const { province, market, accepted, live } of decisions) {
    if (!counts(live, 'slack', isSandbox)) continue;
    const hit = accepted ? 1 : 0;
    for (const scope of scopesOf(province, marketKey(market))) {
      add(scope, 'offer_conversion', { n: 1, sum: hit, squares: hit });
    }
  }
  return book;
}

/** `ON:TORONTO:live`; a province that is not known is `-`. */
function placeOf(key: string) {
  const [province = '-', market = ALL_MARKETS, state] = key.split(':');
  return { province: province === '-' ? null : province, market, live: state === 'live' };
}

function sampleOf(metric: Exclude<DriftMetric, 'offer_conversion'>, tally: Tally): Sample {
  if (metric === 'liquidity') return measuredOf([tally], 'match_attempt');
  if (metric === 'matched_buyers') return measuredOf([tally], 'match_result');
  if (metric === 'blocking_rate') {
    const { blocked, sent } = blockingOf([tally]);
    return { n: blocked + sent, sum: blocked, squares: blocked };
  }
  const { events, failed } = total([tally], SOURCES[metric]);
  return { n: events - failed, sum: events - failed, squares: events - failed };
}
