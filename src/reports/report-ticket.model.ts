import { type Connection, type Model, Schema } from 'mongoose';

/** Whoever has the token may fetch one month's table for a while. */
export interface ReportTicket {
  /** The secret part of the link. */
  _id: string;
  month: string;
  /** Real clock. */
  expires_at: Date;
}

const schema = new Schema<ReportTicket>(
  {
    _id: { type: String, required: true },
    month: { type: String, required: true },
    expires_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ expires_at: 1 }, { expireAfterSeconds: 0 });

export function reportTicketModel(connection: Connection): Model<ReportTicket> {
  return connection.model<ReportTicket>('ReportTicket', schema, 'report_ticket');
}
