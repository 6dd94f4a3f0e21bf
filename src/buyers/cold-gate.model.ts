import { type Connection, type Model, Schema } from 'mongoose';
import { type Province } from '../geo/provinces';

/** What becomes of an offer where too few buyers answer: nothing is said, it is said, or it is refused (spec 3.6). */
export type ColdGateMode = 'off' | 'warn' | 'block';

/** What was set for one (province, market); each change is a new version. */
export interface ColdGateSetting {
  /** `ON:TORONTO`, `ON:ALL`. */
  _id: string;
  province: Province;
  /** A market's key, or `ALL`: then for every market of the province that has none of its own. */
  market: string;
  mode: ColdGateMode;
  version: number;
  changed_by: string;
  changed_at: Date;
}

const schema = new Schema<ColdGateSetting>(
  {
    _id: { type: String, required: true },
    province: { type: String, required: true },
    market: { type: String, required: true },
    mode: { type: String, required: true },
    version: { type: Number, required: true },
    changed_by: { type: String, required: true },
    changed_at: { type: Date, required: true },
  },
  { versionKey: false },
);

export function coldGateModel(connection: Connection): Model<ColdGateSetting> {
  return connection.model<ColdGateSetting>('ColdGateSetting', schema, 'cold_gate_setting');
}
