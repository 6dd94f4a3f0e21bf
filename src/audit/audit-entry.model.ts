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
}

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
  },
  { versionKey: false, minimize: false },
);
schema.index({ 'thing.kind': 1, 'thing.id': 1, at: 1 });

export function auditEntryModel(connection: Connection): Model<AuditEntry> {
  return connection.model<AuditEntry>('AuditEntry', schema, 'audit_entry');
}
