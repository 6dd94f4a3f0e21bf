import { type Connection } from 'mongoose';
import { kpiEventModel } from './kpi-event.model';
import { KPI_METRICS, type KpiMetric } from './kpi-metrics';

/** Events from before there were roll-ups wait to be counted. A migration. */
export async function markOldEvents(connection: Connection): Promise<void> {
  const metric = { $in: Object.keys(KPI_METRICS) as KpiMetric[] };
  await kpiEventModel(connection).updateMany({ metric }, { $set: { unrolled: true } });
}
