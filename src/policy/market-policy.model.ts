import { type Connection, type Model, Schema } from 'mongoose';
import { type Province, PROVINCES } from '../geo/provinces';
import { type PolicyRules } from './policy-rules.schema';

/** The policy of one (province, market); each change is a new version. */
export interface MarketPolicy {
  /** `ON:TORONTO`, `ON:ALL`. */
  _id: string;
  province: Province;
  /** A market's key, upper case, or `ALL`. */
  market: string;
  enabled: boolean;
  rules: PolicyRules;
  /** Not stored: minutes that a throttle adds at both ends of each open day. */
  extra_minutes?: number;
  version: number;
  changed_by: string;
  changed_at: Date;
}

/** What a policy and each of its versions keep alike. */
export const POLICY_PATHS = {
  _id: { type: String, required: true },
  province: { type: String, required: true },
  market: { type: String, required: true },
  enabled: { type: Boolean, required: true },
  rules: { type: Schema.Types.Mixed, required: true },
  version: { type: Number, required: true },
  changed_by: { type: String, required: true },
  changed_at: { type: Date, required: true },
};

const schema = new Schema<MarketPolicy>(POLICY_PATHS, { versionKey: false, minimize: false });
schema.index({ province: 1, market: 1 }, { unique: true });

export function marketPolicyModel(connection: Connection): Model<MarketPolicy> {
  return connection.model<MarketPolicy>('MarketPolicy', schema, 'market_policy');
}

/** The filter for all of them, by the index. */
export function everyPolicy() {
  return { province: { $in: [...PROVINCES] } };
}
