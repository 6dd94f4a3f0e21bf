import { type Connection, type Model, Schema } from 'mongoose';

/**
 * One document that changes with every change of any market policy, and of the other settings that are kept in memory:
 * what a cache of them compares. The token is random, not a count: that of a transaction which was undone never comes
 * again.
 */
export interface PolicyRevision {
  _id: 'market_policy';
  token: string;
}

const schema = new Schema<PolicyRevision>(
  { _id: { type: String, required: true }, token: { type: String, required: true } },
  { versionKey: false },
);

export function policyRevisionModel(connection: Connection): Model<PolicyRevision> {
  return connection.model<PolicyRevision>('PolicyRevision', schema, 'policy_revision');
}
