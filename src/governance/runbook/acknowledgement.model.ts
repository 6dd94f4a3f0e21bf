import { type Connection, type Model, Schema } from 'mongoose';
import { type CheckId } from './finding';

/** A manager's word that a check may be passed over, the latest for each check. The audit log has those before. */
export interface Acknowledgement {
  _id: CheckId;
  by: string;
  reason: string;
  at: Date;
  until: Date;
}

const schema = new Schema<Acknowledgement>(
  {
    _id: { type: String, required: true },
    by: { type: String, required: true },
    reason: { type: String, required: true },
    at: { type: Date, required: true },
    until: { type: Date, required: true },
  },
  { versionKey: false },
);

export function acknowledgementModel(connection: Connection): Model<Acknowledgement> {
  return connection.model<Acknowledgement>('RunbookAcknowledgement', schema, 'runbook_acknowledgement');
}
