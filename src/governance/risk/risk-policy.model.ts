import { type Connection, type Model, Schema } from 'mongoose';
import { type Cents } from '../../money';

/** How much money may be promised in one domain, on one day and in all. */
export interface RiskPolicy {
  /** The domain: `WHOLESALE`. */
  _id: string;
  per_day: Cents;
  in_all: Cents;
  version: number;
  changed_by: string;
  changed_at: Date;
}

const schema = new Schema<RiskPolicy>(
  {
    _id: { type: String, required: true },
    per_day: { type: Number, required: true },
    in_all: { type: Number, required: true },
    version: { type: Number, required: true },
    changed_by: { type: String, required: true },
    changed_at: { type: Date, required: true },
  },
  { versionKey: false },
);

export function riskPolicyModel(connection: Connection): Model<RiskPolicy> {
  return connection.model<RiskPolicy>('RiskPolicy', schema, 'risk_policy');
}
