import { type Connection, type Model, Schema } from 'mongoose';
import { type BuyerId, type LeadId } from '../ids';

/** A row of a list that is done: the same row again changes nothing. */
export interface ImportedRow {
  /** A digest of what the row says. */
  _id: string;
  /** What it became. */
  lead_id?: LeadId;
  buyer_id?: BuyerId;
  imported_at: Date;
}

const schema = new Schema<ImportedRow>(
  {
    _id: { type: String, required: true },
    lead_id: String,
    buyer_id: String,
    imported_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ lead_id: 1 }, { sparse: true });

export function importedRowModel(connection: Connection): Model<ImportedRow> {
  return connection.model<ImportedRow>('ImportedRow', schema, 'imported_row');
}
