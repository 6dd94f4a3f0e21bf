import { type Connection, type Model, Schema } from 'mongoose';
import { type Province } from '../geo/provinces';
import { type PropertyType } from '../property-type';
import { type LiquidityNumbers } from './liquidity.rules';

/** How buyers behave at one (province, market, property type). Created by the first feedback there. */
export interface LiquidityNode extends LiquidityNumbers {
  /** `ON:TORONTO:SFR`. */
  _id: string;
  province: Province;
  market: string;
  property_type: PropertyType;
  /** From then on fewer buyers are active than the node says: it is counted again when it is read. */
  active_until: Date | null;
  /**
   * Another one with each write: a write that changed nothing would be none for the store, and two at once, of which
   * each sees only its own event, would not conflict.
   */
  revision: number;
  updated_at: Date;
}

const schema = new Schema<LiquidityNode>(
  {
    _id: { type: String, required: true },
    province: { type: String, required: true },
    market: { type: String, required: true },
    property_type: { type: String, required: true },
    asked: { type: Number, required: true },
    answered: { type: Number, required: true },
    bought: { type: Number, required: true },
    buyer_count: { type: Number, required: true },
    active_buyer_count: { type: Number, required: true },
    avg_response_rate: { type: Number, required: true },
    avg_close_rate: { type: Number, required: true },
    active_until: { type: Date, default: null },
    revision: { type: Number, default: 0 },
    updated_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ province: 1, market: 1 });

export function liquidityNodeModel(connection: Connection): Model<LiquidityNode> {
  return connection.model<LiquidityNode>('LiquidityNode', schema, 'buyer_liquidity_node');
}
