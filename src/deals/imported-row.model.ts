import { type Connection, type Model, Schema } from 'mongoose';
import { type LeadId } from '../ids';

/** A row of a list that is done: the same row again changes nothing. */
export interface ImportedRow {
  /** A digest of what the row says. */
  _id: string;
  lead_id: LeadId;
  imported_at: Date;
}

const schema = new Schema<ImportedRow>(
  {
    _id: { type: String, required: true },
    lead_id: { type: String, required: true },
    imported_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ lead_id: 1 });

export function importedRowModel(connection: Connection): Model<ImportedRow> {
  return connection.model<ImportedRow>('ImportedRow', schema, 'imported_row');
}
