import { KPI_METRICS, type KpiMetric } from './kpi-metrics';
import { type KpiStore } from './roll-up';
import { type Dimension, type Span, splitSpan, type Tally, tallyEvents } from './tally.rules';

const EVERY_METRIC = Object.keys(KPI_METRICS) as KpiMetric[];

/**
 * What happened in a span: whole hours from the roll-ups, and from the events what is not in them yet and the pieces
 * of hours at the ends. All of one moment, so that no event is missed or counted twice.
 */
export function readTallies(deps: KpiStore) {
  return (span: Span, by: Dimension = 'all'): Promise<Tally[]> =>
    deps.transaction(async () => {
      const horizon = await deps.horizon.findById('kpi_event').lean();
      const { hours, pieces } = splitSpan(span, horizon?.deleted_before ?? null);
      const { from: $gte, to: $lt } = hours;
      const rolled = await deps.rollups.find({ by, hour: { $gte, $lt } }).lean();
      const events = await deps.events.find({ unrolled: true, created_at: { $gte, $lt } }).lean();
      for (const { from, to } of pieces) {
        const within = { metric: { $in: EVERY_METRIC }, created_at: { $gte: from, $lt: to } };
        events.push(...(await deps.events.find(within).lean()));
      }
      return [...rolled, ...tallyEvents(events, by)];
    });
}
