import { type Connection, type Model, Schema } from 'mongoose';
import { type MarketPolicy, POLICY_PATHS } from './market-policy.model';

/** One version of a policy as it was stored; never changed, never removed: decisions name it. */
export interface PolicyVersion extends Pick<
  MarketPolicy,
  'province' | 'market' | 'enabled' | 'rules' | 'version' | 'changed_by' | 'changed_at'
> {
  /** `ON:TORONTO:3`. */
  _id: string;
  /** `ON:TORONTO`. */
  policy_id: string;
  reason: string;
  /** The version whose rules this one brought back. */
  rolled_back_to?: number;
}

const schema = new Schema<PolicyVersion>(
  {
    ...POLICY_PATHS,
    policy_id: { type: String, required: true },
    reason: { type: String, required: true },
    rolled_back_to: Number,
  },
  { versionKey: false, minimize: false },
);
schema.index({ policy_id: 1, version: -1 }, { unique: true });

export function policyVersionModel(connection: Connection): Model<PolicyVersion> {
  return connection.model<PolicyVersion>('PolicyVersion', schema, 'market_policy_version');
}

/** A policy as it stands, as the version to keep. */
export function versionOf(
  policy: MarketPolicy,
  because: Pick<PolicyVersion, 'reason' | 'rolled_back_to'>,
): PolicyVersion {
  const { _id: policy_id, ...facts } = policy;
  return { _id: `${policy_id}:${policy.version}`, policy_id, ...facts, ...because };
}
