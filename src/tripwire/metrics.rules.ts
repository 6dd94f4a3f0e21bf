import { type Worse } from './significance.rules';

/** What a drift proposes (spec 3.9). */
export const DRIFT_ACTIONS = [
  'increase_offer_discount',
  'expand_contact_windows',
  'review_offer_formula',
  'review_activity',
] as const;
export type DriftAction = (typeof DRIFT_ACTIONS)[number];

interface MetricRule {
  kind: 'mean' | 'share' | 'count';
  worse: Worse;
  /** Drift is more than this part away from the baseline, or past a fixed value. */
  limit: { part: number } | { value: number };
  /** Fewer events than this, today or (of means and counts) in the baseline, say nothing. */
  minimum: number;
  /** What a baseline is pinned to where nobody says otherwise; counts have none. */
  pinned: number | null;
  action: DriftAction;
}

const count: MetricRule = {
  kind: 'count',
  worse: 'lower',
  limit: { part: 0.2 },
  minimum: 10,
  pinned: null,
  action: 'review_activity',
};

const DRIFT_METRICS = {
  liquidity: {
    kind: 'mean',
    worse: 'lower',
    limit: { part: 0.1 },
    minimum: 30,
    pinned: 0.72,
    action: 'increase_offer_discount',
  },
  matched_buyers: {
    kind: 'mean',
    worse: 'lower',
    limit: { part: 0.2 },
    minimum: 30,
    pinned: 2.3,
    action: 'review_offer_formula',
  },
  blocking_rate: {
    kind: 'share',
    worse: 'higher',
    limit: { value: 0.15 },
    minimum: 10,
    pinned: 0.03,
    action: 'expand_contact_windows',
  },
  offer_conversion: {
    kind: 'share',
    worse: 'lower',
    limit: { value: 0.5 },
    minimum: 10,
    pinned: 0.65,
    action: 'review_offer_formula',
  },
  ladder_created: count,
  followup_completed: count,
  buyer_feedback: count,
  offer_generated: count,
} as const satisfies Record<string, MetricRule>;

export type DriftMetric = keyof typeof DRIFT_METRICS;
export const DRIFT_METRIC_NAMES = Object.keys(DRIFT_METRICS) as DriftMetric[];

export const ruleOf = (metric: DriftMetric): MetricRule => DRIFT_METRICS[metric];
