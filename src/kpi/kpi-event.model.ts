import { type Connection, type Model, Schema } from 'mongoose';
import { type KpiDomain } from './kpi-metrics';

export interface KpiEvent {
  domain: KpiDomain;
  metric: string;
  success: boolean;
  /** `leadflow:{lead_id}`, `notifications:{deal_id}`, `messaging:{message_id}`. */
  correlation_id: string;
  /** Ids only: `to` is a contact id, never a number or an address. */
  detail: Record<string, unknown>;
  created_at: Date;
  /** False while the provider concerned was a sandbox. */
  live: boolean;
}

const schema = new Schema<KpiEvent>(
  {
    domain: { type: String, required: true },
    metric: { type: String, required: true },
    success: { type: Boolean, required: true },
    correlation_id: { type: String, required: true },
    detail: { type: Schema.Types.Mixed, required: true },
    created_at: { type: Date, required: true },
    live: { type: Boolean, required: true },
  },
  { versionKey: false, minimize: false },
);
schema.index({ metric: 1, created_at: 1 });
schema.index({ correlation_id: 1, created_at: 1 });

export function kpiEventModel(connection: Connection): Model<KpiEvent> {
  return connection.model<KpiEvent>('KpiEvent', schema, 'kpi_event');
}
