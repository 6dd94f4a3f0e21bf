import { type Connection, type Model, Schema } from 'mongoose';

/** One change, append-only. Ids only: no name, number or address, so that a person's erasure leaves it whole. */
export interface AuditEntry {
  /** `slack:U123`, `key:crm`, `system:post-due-tasks`: always the authenticated one. */
  actor: string;
  /** `<area>.<verb>`, e.g. `policy.upsert`. */
  action: string;
  thing: { kind: string; id: string };
  before?: unknown;
  after?: unknown;
  reason?: string;
  /** The name that the caller gave for who changed it, when it gave one. */
  changed_by?: string;
  correlation_id?: string;
  at: Date;
  /** Until the sealer has taken it into the chain, within a second. */
  unsealed?: true;
  /** Its place in the chain: 1, 2, 3 … without gaps. */
  seq?: number;
  /** Over the entry before it and everything in this one (chain.rules.ts). */
  hash?: string;
}

/** An entry as it stands in the chain. */
export type SealedEntry = AuditEntry & { _id: unknown; seq: number; hash: string };

const schema = new Schema<AuditEntry>(
  {
    actor: { type: String, required: true },
    action: { type: String, required: true },
    thing: { kind: { type: String, required: true }, id: { type: String, required: true } },
    before: Schema.Types.Mixed,
    after: Schema.Types.Mixed,
    reason: String,
    changed_by: String,
    correlation_id: String,
    at: { type: Date, required: true },
    unsealed: Boolean,
    seq: Number,
    hash: String,
  },
  { versionKey: false, minimize: false },
);
schema.index({ 'thing.id': 1, at: -1 });
schema.index({ unsealed: 1 }, { sparse: true });
schema.index({ seq: 1 }, { unique: true, sparse: true });

export function auditEntryModel(connection: Connection): Model<AuditEntry> {
  return connection.model<AuditEntry>('AuditEntry', schema, 'audit_entry');
}
