import { z } from 'zod';
import { defineRoute } from '../contract/route';
import { InputError } from '../errors';
import { translator } from '../i18n/translate';
import { idField, instant, marketName, provinceField } from '../rest-fields';
import { marketKey } from '../geo/markets';
import { EVERYWHERE } from './day-book.rules';
import { type Evaluation } from './evaluation.model';
import { type Judgement } from './evaluate-day.rules';
import { DRIFT_ACTIONS, DRIFT_METRIC_NAMES, ruleOf } from './metrics.rules';
import { type TripwireAlert } from './alert.model';
import { type Throttle, THROTTLE_STATES } from './throttle.model';
import { type Tripwire } from './tripwire';

const metricField = z.enum(DRIFT_METRIC_NAMES, {
  error: `must be one of ${DRIFT_METRIC_NAMES.join(', ')}`,
});
const number = z.number().nullable();

const metricOutput = z.object({
  metric: metricField,
  scope: z.string().meta({ description: 'ALL: everywhere; ON:ALL: a province; ON:TORONTO: a market' }),
  state: z.enum(['insufficient_data', 'healthy', 'drift']),
  window: z.enum(['day', 'week']).nullable().meta({ description: 'The last 24 hours, or seven days' }),
  value: number.meta({ description: 'A mean, a share from 0 to 1, or a count' }),
  events: z.int().nullable(),
  baseline: number,
  limit: number.meta({ description: 'Past it, and significantly so, is drift' }),
  p: number.meta({ description: 'The chance that a healthy team shows this' }),
  alpha: z.number().meta({ description: 'What p has to be below' }),
});
const alertOutput = z.object({
  id: z.string(),
  metric: metricField,
  scope: z.string(),
  state: z.enum(['open', 'recovered']),
  since: z.string().meta({ description: 'The day of TEAM_TIMEZONE' }),
  value: z.number(),
  baseline: z.number(),
  limit: z.number(),
  action: z.enum(DRIFT_ACTIONS),
  causes: z.array(
    z.object({ kind: z.enum(['province', 'market', 'source']), name: z.string(), share: z.number() }),
  ),
  healthy_evaluations: z.int().meta({ description: 'Three in a row close it' }),
  muted_until: instant.nullable(),
});
const evaluationOutput = z.object({
  evaluation: z.string().meta({ description: 'The day, or the instant of one that was asked for' }),
  kind: z.enum(['daily', 'asked']),
  at: instant,
  asked_by: z.string(),
  opened: z.array(z.string()).meta({ description: 'Alerts' }),
  recovered: z.array(z.string()).meta({ description: 'Alerts' }),
  metrics: z.array(metricOutput),
});

const shownMetric = ({ metric, scope, state, alpha, shown }: Judgement) => ({
  metric,
  scope,
  state,
  window: shown?.window ?? null,
  value: shown?.value ?? null,
  events: shown?.n ?? null,
  baseline: shown?.baseline ?? null,
  limit: shown?.limit ?? null,
  p: shown?.p ?? null,
  alpha,
});
const shownEvaluation = ({ _id, kind, at, asked_by, opened, recovered, judgements }: Evaluation) => ({
  evaluation: _id,
  kind,
  at: at.toISOString(),
  asked_by,
  opened,
  recovered,
  metrics: judgements.map(shownMetric),
});
const shownAlert = (alert: TripwireAlert) => ({
  id: alert._id,
  metric: alert.metric,
  scope: alert.scope,
  state: alert.state,
  since: alert.since,
  value: alert.value,
  baseline: alert.found.baseline,
  limit: alert.found.limit,
  action: alert.action,
  causes: alert.causes,
  healthy_evaluations: alert.healthy,
  muted_until: alert.muted_until?.toISOString() ?? null,
});

const throttleOutput = z.object({
  id: z.string(),
  alert_id: z.string(),
  action: z.enum(DRIFT_ACTIONS),
  scope: z.string(),
  state: z.enum(THROTTLE_STATES),
  effect: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('multiplier'),
      cut: z.number().meta({ description: 'What offers take off the multiplier, never below 0.60' }),
    }),
    z.object({
      kind: z.literal('hours'),
      minutes: z.int().meta({ description: 'At each end of a day, never past the fixed hours' }),
    }),
    z.object({ kind: z.literal('review') }),
  ]),
  proposal: z.string().meta({ description: 'What it changes and its bounds, in a sentence' }),
  approved_by: z.string().nullable(),
  expires_at: instant.nullable(),
  ended_by: z.string().nullable(),
  ended_at: instant.nullable(),
});

const shownThrottle = ({ effect, summary, ...throttle }: Throttle) => ({
  id: throttle._id,
  alert_id: throttle.alert_id,
  action: throttle.action,
  scope: throttle.scope,
  state: throttle.state,
  effect: effect.kind === 'multiplier' ? { kind: effect.kind, cut: effect.cut_bp / 10_000 } : effect,
  proposal: translator('en')(summary.text, summary.params),
  approved_by: throttle.approved_by ?? null,
  expires_at: throttle.expires_at?.toISOString() ?? null,
  ended_by: throttle.ended_by ?? null,
  ended_at: throttle.ended_at?.toISOString() ?? null,
});

type Deps = { tripwire: Tripwire };

export const tripwireRoutes = [
  defineRoute({
    method: 'GET',
    path: '/api/governance/regression/state',
    summary: 'What the last evaluation found, everywhere or at one place; alerts that are open',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({ province: provinceField.optional(), market: marketName.optional() }),
    output: z.object({
      evaluated_at: instant.nullable(),
      metrics: z.array(metricOutput),
      alerts: z.array(alertOutput),
      throttles: z.array(throttleOutput).meta({ description: 'The newest first, also those that are over' }),
      pinned: z.partialRecord(metricField, z.number()).meta({ description: 'Baselines that are pinned' }),
    }),
    run: async ({ province, market }, { tripwire }: Deps) => {
      const scope = province === undefined ? EVERYWHERE : `${province}:${marketKey(market ?? 'ALL')}`;
      const [last] = await tripwire.history(1);
      return {
        evaluated_at: last?.at.toISOString() ?? null,
        metrics: (last?.judgements ?? []).filter((one) => one.scope === scope).map(shownMetric),
        alerts: (await tripwire.openAlerts()).map(shownAlert),
        throttles: (await tripwire.throttles.list()).map(shownThrottle),
        pinned: await tripwire.pins(),
      };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/governance/regression/baseline',
    summary: 'Pin the baseline of a metric, or let it follow the seven days before',
    role: 'manager',
    effect: 'write',
    input: z.strictObject({
      metric: metricField,
      mode: z.enum(['pinned', 'trailing'], { error: 'must be pinned or trailing' }).default('pinned'),
      value: z
        .number({ error: 'must be a number such as 0.72' })
        .positive({ error: 'must be above 0, such as 0.72' })
        .max(1000, { error: 'must be at most 1000, such as 2.3' })
        .optional()
        .meta({ description: 'Default: 0.72 liquidity, 2.3 buyers, 0.03 blocking rate, 0.65 conversion' }),
    }),
    output: z.object({ metric: metricField, mode: z.enum(['pinned', 'trailing']), value: number }),
    run: async ({ metric, mode, value }, { tripwire }: Deps, { actor }) => {
      const { kind, pinned } = ruleOf(metric);
      if (kind === 'share' && value !== undefined && value >= 1) {
        throw new InputError([{ path: 'value', message: 'must be below 1, such as 0.65', example: '0.65' }]);
      }
      const wish = mode === 'trailing' ? null : (value ?? pinned);
      await tripwire.setBaseline(metric, wish, actor);
      return { metric, mode, value: wish };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/governance/regression/evaluate',
    summary: 'Evaluate the last 24 hours now: may open alerts; only the daily evaluation closes them',
    role: 'manager',
    effect: 'write',
    input: z.strictObject({}),
    output: evaluationOutput,
    run: async (_, { tripwire }: Deps, { actor }) => shownEvaluation(await tripwire.evaluate(actor)),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/governance/regression/throttles/{id}/{action}',
    summary: 'Approve or reject a throttle that is proposed, or take back one that is active',
    role: 'manager',
    effect: 'write',
    input: z.strictObject({
      id: idField,
      action: z.enum(['approve', 'reject', 'revert'], { error: 'must be one of approve, reject, revert' }),
    }),
    output: throttleOutput,
    run: async ({ id, action }, { tripwire }: Deps, { actor }) =>
      shownThrottle(await tripwire.throttles[action](id, actor)),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/governance/regression/history',
    summary: 'Evaluations, the newest first',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({
      limit: z
        .int({ error: 'must be a whole number such as 20' })
        .min(1, { error: 'must be from 1 to 100, such as 20' })
        .max(100, { error: 'must be from 1 to 100, such as 20' })
        .default(20),
    }),
    output: z.array(evaluationOutput),
    run: async ({ limit }, { tripwire }: Deps) => (await tripwire.history(limit)).map(shownEvaluation),
  }),
];
