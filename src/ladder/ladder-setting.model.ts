import { type Connection, type Model, Schema } from 'mongoose';
import { type Province } from '../geo/provinces';

/** What was set for the ladders of one (province, market); each change is a new version. */
export interface LadderSetting {
  /** `ON:TORONTO`, `ON:ALL`. */
  _id: string;
  province: Province;
  /** A market's key, upper case, or `ALL`. */
  market: string;
  /** Minutes from the start, six of them; absent: those of the wider place. */
  delays?: number[];
  /** For a whole province only; absent: on. */
  auto_sms?: boolean;
  version: number;
  changed_by: string;
  changed_at: Date;
}

const schema = new Schema<LadderSetting>(
  {
    _id: { type: String, required: true },
    province: { type: String, required: true },
    market: { type: String, required: true },
    delays: { type: [Number], default: undefined },
    auto_sms: Boolean,
    version: { type: Number, required: true },
    changed_by: { type: String, required: true },
    changed_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ province: 1, market: 1 }, { unique: true });

export function ladderSettingModel(connection: Connection): Model<LadderSetting> {
  return connection.model<LadderSetting>('LadderSetting', schema, 'ladder_setting');
}
