import { type Connection, type Model, Schema } from 'mongoose';

/** How far the provider's list has been compared with what we know. */
export interface ReconcileMark {
  /** The provider. */
  _id: 'twilio';
  /** By the provider's clock. */
  until: Date;
}

const schema = new Schema<ReconcileMark>(
  { _id: { type: String, required: true }, until: { type: Date, required: true } },
  { versionKey: false },
);

export function reconcileMarkModel(connection: Connection): Model<ReconcileMark> {
  return connection.model<ReconcileMark>('ReconcileMark', schema, 'reconcile_mark');
}
