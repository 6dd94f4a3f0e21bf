import { type Connection, type Model, Schema } from 'mongoose';
import { type Province } from '../geo/provinces';
import { type DealBriefId, type LeadId } from '../ids';
import { type PropertyType } from '../property-type';
import { type Cents } from '../money';

/** What buyers are told about a house. */
export interface DealBrief {
  _id: DealBriefId;
  lead_id: LeadId;
  address?: string;
  province: Province | null;
  market: string;
  property_type: PropertyType;
  arv: Cents;
  repairs: Cents;
  holding_cost: Cents;
  created_at: Date;
}

const schema = new Schema<DealBrief>(
  {
    _id: { type: String, required: true },
    lead_id: { type: String, required: true },
    address: String,
    province: { type: String, default: null },
    market: { type: String, required: true },
    property_type: { type: String, required: true },
    arv: { type: Number, required: true },
    repairs: { type: Number, required: true },
    holding_cost: { type: Number, required: true },
    created_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ lead_id: 1 });

export function dealBriefModel(connection: Connection): Model<DealBrief> {
  return connection.model<DealBrief>('DealBrief', schema, 'deal_brief');
}
