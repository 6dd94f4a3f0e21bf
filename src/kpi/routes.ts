import { z } from 'zod';
import { defineRoute } from '../contract/route';
import { InputError } from '../errors';
import { instant, instantField } from '../rest-fields';
import { type Kpi } from './kpi';
import { KPI_METRICS, type KpiMetric } from './kpi-metrics';
import {
  blockingOf,
  DOMAINS,
  ERROR_DOMAINS,
  HOUR_MS,
  liquidityOf,
  ofLive,
  type Span,
  successOf,
  type Tally,
} from './tally.rules';

const span = {
  from: instantField.optional(),
  to: instantField.optional(),
  live: z.boolean({ error: 'must be true or false' }).optional().meta({
    description: 'Only what happened while its provider was real, or (false) a sandbox. Default: all',
  }),
};
const spanOutput = { from: instant, to: instant };
const rate = z.number().min(0).max(1).nullable().meta({ description: '0 to 1; null when there was nothing' });
const count = z.int().min(0);

const success = { total: count, failed: count, success_rate: rate };

/** Default: the last hour; with one end given, the hour before or after it. */
function spanOf(given: { from?: Date | undefined; to?: Date | undefined }, now: Date): Span {
  const to = given.to ?? (given.from === undefined ? now : new Date(given.from.getTime() + HOUR_MS));
  const from = given.from ?? new Date(to.getTime() - HOUR_MS);
  if (from > to) {
    throw new InputError([{ path: 'from', message: 'must not be after to', example: to.toISOString() }]);
  }
  return { from, to };
}

const shown = ({ from, to }: Span) => ({ from: from.toISOString(), to: to.toISOString() });

type Deps = { kpi: Pick<Kpi, 'tallies' | 'errors'> };

const counted = async (kpi: Deps['kpi'], asked: Span, live: boolean | undefined): Promise<Tally[]> =>
  live === undefined ? kpi.tallies(asked) : ofLive(await kpi.tallies(asked, 'place'), live);

export const kpiRoutes = [
  defineRoute({
    method: 'GET',
    path: '/api/kpi/success-rate',
    summary:
      'The share of what went well, by domain too; blocked messages are no errors: MESSAGING is not counted in all',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject(span),
    output: z.object({
      ...spanOutput,
      ...success,
      domains: z.array(z.object({ domain: z.enum(DOMAINS), ...success })),
    }),
    run: async (input, { kpi }: Deps, { now }) => {
      const asked = spanOf(input, now);
      const tallies = await counted(kpi, asked, input.live);
      const domains = DOMAINS.map((domain) => ({ domain, ...successOf(tallies, [domain]) }));
      return { ...shown(asked), ...successOf(tallies), domains };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/kpi/average-liquidity',
    summary: 'The average liquidity score, 0 to 1, of the attempts to match a deal with buyers',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject(span),
    output: z.object({ ...spanOutput, count, average_liquidity: rate }),
    run: async (input, { kpi }: Deps, { now }) => {
      const asked = spanOf(input, now);
      return { ...shown(asked), ...liquidityOf(await counted(kpi, asked, input.live)) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/kpi/blocking-rate',
    summary: 'Blocked messages of blocked and sent ones; waiting in the queue is not a block',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject(span),
    output: z.object({ ...spanOutput, blocked: count, sent: count, blocking_rate: rate }),
    run: async (input, { kpi }: Deps, { now }) => {
      const asked = spanOf(input, now);
      return { ...shown(asked), ...blockingOf(await counted(kpi, asked, input.live)) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/kpi/errors',
    summary: 'What failed, the newest first; a blocked message is no error',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({
      ...span,
      limit: z
        .int({ error: 'must be a whole number such as 20' })
        .min(1, { error: 'must be from 1 to 200, such as 20' })
        .max(200, { error: 'must be from 1 to 200, such as 20' })
        .default(20),
    }),
    output: z.array(
      z.object({
        at: instant,
        domain: z.enum(ERROR_DOMAINS),
        metric: z.enum(Object.keys(KPI_METRICS) as [KpiMetric, ...KpiMetric[]]),
        correlation_id: z.string(),
        reason: z.string().nullable(),
        live: z.boolean().meta({ description: 'False: its provider was a sandbox' }),
        detail: z.record(z.string(), z.unknown()),
      }),
    ),
    run: async ({ limit, ...input }, { kpi }: Deps, { now }) => {
      const found = await kpi.errors(spanOf(input, now), limit, input.live);
      return found.map(({ created_at, domain, metric, correlation_id, detail, live }) => ({
        at: created_at.toISOString(),
        // What is looked up is never of MESSAGING.
        domain: domain as (typeof ERROR_DOMAINS)[number],
        metric,
        correlation_id,
        reason: typeof detail['reason'] === 'string' ? detail['reason'] : null,
        live,
        detail,
      }));
    },
  }),
];
