import { type Model } from 'mongoose';
import { type Transaction } from '../contract/ports';
import { type KpiEvent } from './kpi-event.model';
import { type KpiMetric } from './kpi-metrics';
import { type KpiHorizon } from './kpi-horizon.model';
import { type KpiRollup } from './kpi-rollup.model';
import { type Counts, type Dimension, DIMENSIONS, type Tally, tallyEvents } from './tally.rules';

const AT_ONCE = 500;

export interface KpiStore {
  events: Model<KpiEvent>;
  rollups: Model<KpiRollup>;
  horizon: Model<KpiHorizon>;
  transaction: Transaction;
}

/**
 * Counts into the hours what is not counted yet. An event loses its mark in the transaction in which it is counted,
 * so that it is counted once whenever it comes, whoever counts and whatever breaks off (ADR 6).
 * @returns how many were counted
 */
export function rollUp(deps: KpiStore) {
  const some = (): Promise<number> =>
    deps.transaction(async () => {
      const events = await deps.events.find({ unrolled: true }).limit(AT_ONCE).lean();
      if (events.length === 0) return 0;
      const ids = events.map(({ _id }) => _id);
      await deps.events.updateMany({ _id: { $in: ids } }, { $unset: { unrolled: 1 } });
      await deps.rollups.bulkWrite(
        DIMENSIONS.flatMap((by) => tallyEvents(events, by).map((tally) => adding(by, tally))),
      );
      return events.length;
    });

  return async (): Promise<number> => {
    let counted = 0;
    for (let now = await some(); now > 0; now = await some()) counted += now;
    return counted;
  };
}

function adding(by: Dimension, { key, hour, metrics }: Tally) {
  const more = Object.entries(metrics as Record<KpiMetric, Counts>).flatMap(([metric, counts]) =>
    Object.entries(counts).map(([name, count]) => [`metrics.${metric}.${name}`, count as number] as const),
  );
  return {
    updateOne: {
      filter: { _id: `${by}:${key}:${hour.toISOString().slice(0, 13)}` },
      update: { $inc: Object.fromEntries(more), $setOnInsert: { by, key, hour } },
      upsert: true,
    },
  };
}
