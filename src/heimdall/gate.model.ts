import { type Connection, type Model, Schema } from 'mongoose';
import { type GateLimits } from './gate.rules';

/** How sure the product has to be before it does one thing by itself. */
export interface ConfidenceGate extends GateLimits {
  /** `OFFERS:make`. */
  _id: string;
  domain: string;
  action: string;
  version: number;
  changed_by: string;
  changed_at: Date;
  reason: string;
}

const schema = new Schema<ConfidenceGate>(
  {
    _id: { type: String, required: true },
    domain: { type: String, required: true },
    action: { type: String, required: true },
    min_confidence: { type: Number, required: true },
    ask_from: { type: Number, required: true },
    version: { type: Number, required: true },
    changed_by: { type: String, required: true },
    changed_at: { type: Date, required: true },
    reason: { type: String, required: true },
  },
  { versionKey: false },
);

export const gateId = (domain: string, action: string) => `${domain}:${action}`;

export function gateModel(connection: Connection): Model<ConfidenceGate> {
  return connection.model<ConfidenceGate>('ConfidenceGate', schema, 'heimdall_gate');
}
