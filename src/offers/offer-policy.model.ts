import { type Connection, type Model, Schema } from 'mongoose';
import { type Province } from '../geo/provinces';
import { type Cents } from '../money';

/** How offers are computed at one (province, market). Seeded disabled: a team turns its provinces on. */
export interface OfferPolicy {
  /** `ON:ALL`. */
  _id: string;
  province: Province;
  market: string;
  enabled: boolean;
  /** Ten-thousandths: 7000 is 0.70. Whole numbers, so that money stays exact. */
  multiplier_bp: number;
  default_fees_buffer: Cents;
  default_assignment_fee: Cents;
  /** Not stored: the throttle that made the multiplier smaller. */
  throttle_id?: string;
  version: number;
  changed_by: string;
  changed_at: Date;
}

const schema = new Schema<OfferPolicy>(
  {
    _id: { type: String, required: true },
    province: { type: String, required: true },
    market: { type: String, required: true },
    enabled: { type: Boolean, required: true },
    multiplier_bp: { type: Number, required: true },
    default_fees_buffer: { type: Number, required: true },
    default_assignment_fee: { type: Number, required: true },
    version: { type: Number, required: true },
    changed_by: { type: String, required: true },
    changed_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ province: 1, market: 1 }, { unique: true });

export function offerPolicyModel(connection: Connection): Model<OfferPolicy> {
  return connection.model<OfferPolicy>('OfferPolicy', schema, 'offer_policy');
}
