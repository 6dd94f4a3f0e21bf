import { type Connection, type Model, Schema } from 'mongoose';
import { type Province } from '../geo/provinces';
import { type BuyerId } from '../ids';
import { type Locale } from '../i18n/translate';

/** An investor who buys assignments. */
export interface Buyer {
  _id: BuyerId;
  name: string;
  /** E.164. */
  phone?: string;
  email?: string;
  language: Locale;
  province: Province;
  /** Display name, or `ALL`. */
  market: string;
  active: boolean;
  created_at: Date;
}

const schema = new Schema<Buyer>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    phone: String,
    email: String,
    language: { type: String, required: true },
    province: { type: String, required: true },
    market: { type: String, required: true },
    active: { type: Boolean, required: true },
    created_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ phone: 1 }, { unique: true, sparse: true });
schema.index({ email: 1 }, { sparse: true });
schema.index({ province: 1, market: 1 });

export function buyerModel(connection: Connection): Model<Buyer> {
  return connection.model<Buyer>('Buyer', schema, 'buyer');
}
