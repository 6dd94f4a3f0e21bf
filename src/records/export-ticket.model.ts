import { type Connection, type Model, Schema } from 'mongoose';

/** Whoever has the token may fetch one person's data for a while. Of the person only an id, or the address asked for. */
export interface ExportTicket {
  /** The secret part of the link. */
  _id: string;
  whom: { id: string } | { address: string };
  /** Real clock. */
  expires_at: Date;
}

const schema = new Schema<ExportTicket>(
  {
    _id: { type: String, required: true },
    whom: { type: Schema.Types.Mixed, required: true },
    expires_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ expires_at: 1 }, { expireAfterSeconds: 0 });

export function exportTicketModel(connection: Connection): Model<ExportTicket> {
  return connection.model<ExportTicket>('ExportTicket', schema, 'export_ticket');
}
