import { type Clock } from '../contract/ports';
import { KPI_METRICS, type KpiMetric } from './kpi-metrics';
import { type KpiStore } from './roll-up';
import { hourOf } from './tally.rules';

const DAY_MS = 24 * 3600 * 1000;
const AT_ONCE = 500;

/** Deletes the events that have been kept long enough, whole hours of them and none that is not counted. @returns how many */
export function deleteOldEvents(deps: KpiStore & { clock: Clock; retentionDays: number }) {
  async function deleteOf(metric: KpiMetric, before: Date): Promise<number> {
    const old = { metric, created_at: { $lt: before }, unrolled: { $exists: false } };
    let deleted = 0;
    for (;;) {
      const some = await deps.events.find(old, { _id: 1 }).limit(AT_ONCE).lean();
      if (some.length === 0) return deleted;
      deleted += (await deps.events.deleteMany({ _id: { $in: some.map(({ _id }) => _id) } })).deletedCount;
    }
  }

  return async (): Promise<number> => {
    const before = hourOf(new Date(deps.clock.now().getTime() - deps.retentionDays * DAY_MS));
    // First: from here on nobody asks the events for a piece of those hours.
    await deps.horizon.updateOne(
      { _id: 'kpi_event' },
      { $max: { deleted_before: before } },
      { upsert: true },
    );
    let deleted = 0;
    for (const metric of Object.keys(KPI_METRICS) as KpiMetric[]) deleted += await deleteOf(metric, before);
    return deleted;
  };
}
