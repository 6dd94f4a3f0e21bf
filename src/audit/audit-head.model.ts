import { type Connection, type Model, Schema } from 'mongoose';

/** Where the chain ends: `head` is now, `2026-11-25` is what that day's message in the channel said. */
export interface AuditHead {
  _id: string;
  seq: number;
  hash: string;
  at: Date;
}

const schema = new Schema<AuditHead>(
  {
    _id: { type: String, required: true },
    seq: { type: Number, required: true },
    hash: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);

export function auditHeadModel(connection: Connection): Model<AuditHead> {
  return connection.model<AuditHead>('AuditHead', schema, 'audit_head');
}
