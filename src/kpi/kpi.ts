import { type Connection } from 'mongoose';
import { type Clock } from '../contract/ports';
import { type KpiEvent, kpiEventModel } from './kpi-event.model';
import { KPI_METRICS, type KpiDetails, type KpiMetric } from './kpi-metrics';

export type Kpi = ReturnType<typeof createKpi>;

interface KpiFact<M extends KpiMetric> {
  correlation_id: string;
  detail: KpiDetails[M];
  success?: boolean;
}

export function createKpi(deps: {
  connection: Connection;
  clock: Clock;
  isSandbox: Record<'slack' | 'twilio' | 'sendgrid', boolean>;
}) {
  const events = kpiEventModel(deps.connection);
  function eventOf<M extends KpiMetric>(metric: M, event: KpiFact<M>): KpiEvent {
    const { domain, provider } = KPI_METRICS[metric];
    return {
      domain,
      metric,
      success: event.success ?? true,
      correlation_id: event.correlation_id,
      detail: event.detail,
      created_at: deps.clock.now(),
      live: !deps.isSandbox[provider],
    };
  }

  return {
    /** Written in the caller's transaction: the event and the fact that it reports are one. */
    async emit<M extends KpiMetric>(metric: M, event: KpiFact<M>): Promise<void> {
      await events.create([eventOf(metric, event)]);
    },

    /** The same metric of several facts, in one round trip. */
    async emitEach<M extends KpiMetric>(metric: M, facts: KpiFact<M>[]): Promise<void> {
      if (facts.length > 0) await events.insertMany(facts.map((fact) => eventOf(metric, fact)));
    },

    /** Several of one fact, in one round trip. */
    async emitAll(facts: { [M in KpiMetric]?: KpiFact<M> }): Promise<void> {
      const metrics = Object.keys(facts) as KpiMetric[];
      await events.insertMany(
        metrics.flatMap((metric) => (facts[metric] === undefined ? [] : [eventOf(metric, facts[metric])])),
      );
    },

    /** How many events of some metrics there were in `[from, to)`. */
    async count(metrics: KpiMetric[], from: Date, to: Date): Promise<Record<string, number>> {
      const counts: Record<string, number> = {};
      for (const metric of metrics) {
        counts[metric] = await events.countDocuments({ metric, created_at: { $gte: from, $lt: to } });
      }
      return counts;
    },

    /** What failed in `[from, to)`, of all but MESSAGING: a message that the gate blocks is no error (spec 3.9). */
    async failures(from: Date, to: Date): Promise<{ failed: number; total: number }> {
      const metrics = (Object.keys(KPI_METRICS) as KpiMetric[]).filter(
        (metric) => KPI_METRICS[metric].domain !== 'MESSAGING',
      );
      const within = { metric: { $in: metrics }, created_at: { $gte: from, $lt: to } };
      const failed = await events.countDocuments({ ...within, success: false });
      return { failed, total: await events.countDocuments(within) };
    },
  };
}
