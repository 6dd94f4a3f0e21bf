import { type Connection, type Model, Schema } from 'mongoose';
import { type Dimension, type Tally } from './tally.rules';

/** The events of one hour, counted: of all, of one province, of one person, or at one place. Kept when the events are deleted. */
export interface KpiRollup extends Tally {
  /** `all:*:2026-12-02T15`, `province:ON:2026-12-02T15`. */
  _id: string;
  by: Dimension;
}

const schema = new Schema<KpiRollup>(
  {
    _id: { type: String, required: true },
    by: { type: String, required: true },
    key: { type: String, required: true },
    hour: { type: Date, required: true },
    metrics: { type: Schema.Types.Mixed, required: true },
  },
  { versionKey: false, minimize: false },
);
schema.index({ by: 1, hour: 1 });

export function kpiRollupModel(connection: Connection): Model<KpiRollup> {
  return connection.model<KpiRollup>('KpiRollup', schema, 'kpi_rollup');
}
