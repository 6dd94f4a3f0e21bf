import { type Connection, type Model, Schema } from 'mongoose';
import { type Cents } from '../../money';

/**
 * What is promised: in all (`WHOLESALE`) and on one day (`WHOLESALE:2026-11-25`). Every reserve writes both, so two at
 * once conflict and the later one sees the first: no sum of reservations could be that strict.
 */
export interface RiskTotal {
  _id: string;
  promised: Cents;
}

const schema = new Schema<RiskTotal>(
  { _id: { type: String, required: true }, promised: { type: Number, required: true } },
  { versionKey: false },
);

export function riskTotalModel(connection: Connection): Model<RiskTotal> {
  return connection.model<RiskTotal>('RiskTotal', schema, 'risk_total');
}
