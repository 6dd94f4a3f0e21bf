import { type Connection } from 'mongoose';
import { type Actor, actorName } from '../contract/actor';
import { type Clock, gather, type Transaction } from '../contract/ports';
import { marketKey } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { insertRows } from '../insert-rows';
import { deleteOldEvents } from './delete-old-events';
import { type KpiEvent, kpiEventModel } from './kpi-event.model';
import { kpiHorizonModel } from './kpi-horizon.model';
import { KPI_METRICS, type KpiDetails, type KpiMetric } from './kpi-metrics';
import { kpiRollupModel } from './kpi-rollup.model';
import { kpiReport } from './kpi-report';
import { readTallies } from './read-tallies';
import { rollUp } from './roll-up';
import { ERROR_DOMAINS, type Span, successOf, total } from './tally.rules';

export type Kpi = ReturnType<typeof createKpi>;

interface KpiFact<M extends KpiMetric> {
  correlation_id: string;
  detail: KpiDetails[M];
  success?: boolean;
  /** Default: that of the detail. */
  province?: Province | null;
  market?: string;
  /** Who did it; `asked_by` of a message is one already. Default: nobody of ours. */
  actor?: Actor | string;
}

export function createKpi(deps: {
  connection: Connection;
  clock: Clock;
  transaction: Transaction;
  isSandbox: Record<'slack' | 'twilio' | 'sendgrid', boolean>;
  /** After so many days events are deleted; the roll-ups stay. */
  retentionDays: number;
  /** Whose days `report` goes by. */
  teamTimezone: string;
}) {
  const { connection, transaction } = deps;
  const events = kpiEventModel(connection);
  const store = {
    events,
    rollups: kpiRollupModel(connection),
    horizon: kpiHorizonModel(connection),
    transaction,
  };
  const tallies = readTallies(store);
  const write = (rows: KpiEvent[]) => insertRows(events, rows);

  function eventOf<M extends KpiMetric>(metric: M, fact: KpiFact<M>): KpiEvent {
    const { domain, provider } = KPI_METRICS[metric];
    const { actor, detail, correlation_id } = fact;
    const ofDetail = 'province' in detail ? detail.province : null;
    const market = fact.market ?? ('market' in detail ? detail.market : undefined);
    return {
      domain,
      metric,
      success: fact.success ?? true,
      correlation_id,
      detail,
      province: fact.province ?? ofDetail,
      ...(market === undefined ? {} : { market: marketKey(market) }),
      actor: typeof actor === 'object' ? actorName(actor) : (actor ?? null),
      created_at: deps.clock.now(),
      live: !deps.isSandbox[provider],
      unrolled: true,
    };
  }

  return {
    /** Written in the caller's transaction, with its other events: the event and the fact that it reports are one. */
    emit: <M extends KpiMetric>(metric: M, event: KpiFact<M>): Promise<void> =>
      gather(transaction, write, [eventOf(metric, event)]),

    /** The same metric of several facts. */
    emitEach: <M extends KpiMetric>(metric: M, facts: KpiFact<M>[]): Promise<void> =>
      gather(
        transaction,
        write,
        facts.map((fact) => eventOf(metric, fact)),
      ),

    /** Several of one fact. */
    emitAll(facts: { [M in KpiMetric]?: KpiFact<M> }): Promise<void> {
      const metrics = Object.keys(facts) as KpiMetric[];
      return gather(
        transaction,
        write,
        metrics.flatMap((metric) => (facts[metric] === undefined ? [] : [eventOf(metric, facts[metric])])),
      );
    },

    rollUp: rollUp(store),
    deleteOld: deleteOldEvents({ ...deps, ...store }),
    tallies,
    /** For people: today, or the last seven days. */
    report: kpiReport({ ...deps, tallies }),

    /** How many events of some metrics there were in `[from, to)`. */
    async count(metrics: KpiMetric[], from: Date, to: Date): Promise<Record<string, number>> {
      const found = await tallies({ from, to });
      return Object.fromEntries(metrics.map((metric) => [metric, total(found, [metric]).events]));
    },

    /** How many events of some metrics there were in a span, by a field of their detail; of one province or market. */
    async countBy(
      metrics: readonly KpiMetric[],
      field: string,
      { from, to }: Span,
      { province, market }: { province?: Province; market?: string } = {},
    ): Promise<Record<string, number>> {
      const filter = {
        metric: { $in: [...metrics] },
        created_at: { $gte: from, $lt: to },
        ...(province === undefined ? {} : { province }),
        ...(market === undefined ? {} : { market }),
      };
      const counts: Record<string, number> = {};
      for (const { detail } of await events.find(filter, { detail: 1 }).lean()) {
        const value = detail[field];
        const name = typeof value === 'string' ? value : '-';
        counts[name] = (counts[name] ?? 0) + 1;
      }
      return counts;
    },

    /** When and where each event of a metric was, in a span. */
    async timesOf(metric: KpiMetric, { from, to }: Span): Promise<{ at: Date; province: Province | null }[]> {
      const filter = { metric, created_at: { $gte: from, $lt: to } };
      const found = await events.find(filter, { created_at: 1, province: 1 }).lean();
      return found.map(({ created_at: at, province }) => ({ at, province }));
    },

    /** Of flows, by their correlation ids, those that began while Slack was real. */
    async liveOffers(correlationIds: readonly string[]): Promise<Set<string>> {
      const filter = { correlation_id: { $in: [...correlationIds] }, metric: 'offer_generated' as const };
      const found = await events.find(filter, { correlation_id: 1, live: 1 }).lean();
      return new Set(found.filter(({ live }) => live).map(({ correlation_id }) => correlation_id));
    },

    /** What failed in `[from, to)`, of all but MESSAGING. */
    async failures(from: Date, to: Date): Promise<{ failed: number; total: number }> {
      return successOf(await tallies({ from, to }));
    },

    /** What failed, the newest first, of all but MESSAGING. */
    async errors({ from, to }: Span, limit: number, live?: boolean): Promise<KpiEvent[]> {
      const found: KpiEvent[] = [];
      for (const domain of ERROR_DOMAINS) {
        const created_at = { $gte: from, $lt: to };
        const wrong = { domain, success: false, created_at, ...(live !== undefined && { live }) };
        found.push(...(await events.find(wrong).sort({ created_at: -1 }).limit(limit).lean()));
      }
      return found.sort((a, b) => b.created_at.getTime() - a.created_at.getTime()).slice(0, limit);
    },
  };
}
