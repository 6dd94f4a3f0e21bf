import { type Connection, type Model, Schema } from 'mongoose';

/**
 * That an address is held back at all, for lists: its record (contact-address.model.ts) is written twice for each
 * message, and an index there would cost each of them.
 */
export interface StoppedAddress {
  /** As in the record. */
  _id: string;
  /** Of the newest suppression. */
  at: Date;
}

const schema = new Schema<StoppedAddress>(
  { _id: { type: String, required: true }, at: { type: Date, required: true } },
  { versionKey: false },
);
schema.index({ at: -1 });

export function stoppedAddressModel(connection: Connection): Model<StoppedAddress> {
  return connection.model<StoppedAddress>('StoppedAddress', schema, 'stopped_address');
}
