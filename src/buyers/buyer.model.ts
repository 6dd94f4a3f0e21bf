import { type Connection, type Model, Schema } from 'mongoose';
import { type Province } from '../geo/provinces';
import { type BuyerId } from '../ids';
import { type Locale } from '../i18n/translate';
import { type BuyBox } from './buy-box.rules';

/** An investor who buys assignments. */
export interface Buyer {
  /** `B-1042`, or what another system calls them. */
  _id: BuyerId;
  name: string;
  /** E.164. */
  phone?: string;
  email?: string;
  /** Number and e-mail address: no two buyers have the same. */
  addresses?: string[];
  language: Locale;
  /** Where they are taken to be, and where an answer counts that is about no deal: the first place of the box. */
  province: Province;
  /** Display name, or `ALL`. */
  market: string;
  box: BuyBox;
  active: boolean;
  /** Who put them on pause, `slack:U123`. */
  paused_by?: string;
  /** The Slack user who looks after them. */
  owner?: string;
  /** Deals that they were asked about, and of these answered. */
  answers?: { asked: number; answered: number; last_at?: Date };
  /** The words by which they are found. */
  tokens?: string[];
  created_at: Date;
  /** By the store's clock, at every change: what is kept in memory is brought up to date by it. */
  changed_at: Date;
}

const schema = new Schema<Buyer>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    phone: String,
    email: String,
    addresses: { type: [String], default: undefined },
    language: { type: String, required: true },
    province: { type: String, required: true },
    market: { type: String, required: true },
    box: {
      type: new Schema<BuyBox>(
        {
          places: { type: [String], required: true },
          types: { type: [String], required: true },
          min_price: Number,
          max_price: Number,
          max_repairs: Number,
        },
        { _id: false },
      ),
      required: true,
    },
    active: { type: Boolean, required: true },
    paused_by: String,
    owner: String,
    answers: new Schema({ asked: Number, answered: Number, last_at: Date }, { _id: false }),
    tokens: { type: [String], default: undefined },
    created_at: { type: Date, required: true },
    changed_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ phone: 1 }, { unique: true, sparse: true });
schema.index({ email: 1 }, { sparse: true });
schema.index({ addresses: 1 }, { unique: true, sparse: true });
schema.index({ tokens: 1 });
schema.index({ changed_at: 1 });

export function buyerModel(connection: Connection): Model<Buyer> {
  return connection.model<Buyer>('Buyer', schema, 'buyer');
}
