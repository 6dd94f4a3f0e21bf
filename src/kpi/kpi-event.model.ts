import { type Connection, type Model, Schema } from 'mongoose';
import { type Province } from '../geo/provinces';
import { type KpiDomain, type KpiMetric } from './kpi-metrics';

export interface KpiEvent {
  domain: KpiDomain;
  metric: KpiMetric;
  success: boolean;
  /** `leadflow:{lead_id}`, `notifications:{deal_id}`, `messaging:{message_id}`. */
  correlation_id: string;
  /** Ids only: `to` is a contact id, never a number or an address. */
  detail: Record<string, unknown>;
  /** Where it happened; null: not known. */
  province: Province | null;
  /** Absent: all of the province. */
  market?: string;
  /** Who did it, as in the audit log: `slack:U123`; null: nobody of ours. */
  actor: string | null;
  created_at: Date;
  /** False while the provider concerned was a sandbox. */
  live: boolean;
  /** Until it is counted in the hourly roll-ups (ADR 6). */
  unrolled?: true;
}

const schema = new Schema<KpiEvent>(
  {
    domain: { type: String, required: true },
    metric: { type: String, required: true },
    success: { type: Boolean, required: true },
    correlation_id: { type: String, required: true },
    detail: { type: Schema.Types.Mixed, required: true },
    province: { type: String, default: null },
    market: String,
    actor: { type: String, default: null },
    created_at: { type: Date, required: true },
    live: { type: Boolean, required: true },
    unrolled: Boolean,
  },
  { versionKey: false, minimize: false },
);
schema.index({ metric: 1, created_at: 1 });
schema.index({ correlation_id: 1, created_at: 1 });
schema.index({ unrolled: 1 }, { sparse: true });
schema.index({ domain: 1, created_at: -1 }, { partialFilterExpression: { success: false } });

export function kpiEventModel(connection: Connection): Model<KpiEvent> {
  return connection.model<KpiEvent>('KpiEvent', schema, 'kpi_event');
}
