import { type Connection, type Model, Schema } from 'mongoose';
import { type BuyerId, type DealId } from '../ids';
import { type PropertyType } from '../property-type';
import { type Province } from '../geo/provinces';

/** A deal that buyers are told of, and the node in which their answers count. */
export interface DealAbout {
  deal_id: DealId;
  province: Province;
  market: string;
  property_type: PropertyType;
}

/** One deal that was sent to one buyer: whatever they write next is about the newest of them. */
export interface DealTold extends DealAbout {
  /** `deal_…:buyer_…` */
  _id: string;
  buyer_id: BuyerId;
  sent_at: Date;
  /** Then silence counts as NO_RESPONSE. Absent once there was an answer, or the silence was counted. */
  silent_at?: Date;
}

const schema = new Schema<DealTold>(
  {
    _id: { type: String, required: true },
    deal_id: { type: String, required: true },
    buyer_id: { type: String, required: true },
    province: { type: String, required: true },
    market: { type: String, required: true },
    property_type: { type: String, required: true },
    sent_at: { type: Date, required: true },
    silent_at: Date,
  },
  { versionKey: false },
);
schema.index({ buyer_id: 1, sent_at: -1 });
schema.index({ deal_id: 1 });
schema.index({ silent_at: 1 }, { sparse: true });

export function dealToldModel(connection: Connection): Model<DealTold> {
  return connection.model<DealTold>('DealTold', schema, 'deal_told');
}
