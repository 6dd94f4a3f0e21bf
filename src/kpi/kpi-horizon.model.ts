import { type Connection, type Model, Schema } from 'mongoose';

/** Events of before it are deleted, or being deleted: there are only whole hours. */
export interface KpiHorizon {
  _id: 'kpi_event';
  deleted_before: Date;
}

const schema = new Schema<KpiHorizon>(
  { _id: { type: String, required: true }, deleted_before: { type: Date, required: true } },
  { versionKey: false },
);

export function kpiHorizonModel(connection: Connection): Model<KpiHorizon> {
  return connection.model<KpiHorizon>('KpiHorizon', schema, 'kpi_horizon');
}
