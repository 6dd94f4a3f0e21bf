import { type Connection, type Model, Schema } from 'mongoose';

/** An authentic webhook that could not be read: kept whole, so that nothing a provider said is lost. */
export interface Quarantined {
  source: string;
  raw: string;
  received_at: Date;
}

const schema = new Schema<Quarantined>(
  {
    source: { type: String, required: true },
    raw: { type: String },
    received_at: { type: Date, required: true },
  },
  { versionKey: false },
);

export function quarantineModel(connection: Connection): Model<Quarantined> {
  return connection.model<Quarantined>('Quarantined', schema, 'webhook_quarantine');
}
