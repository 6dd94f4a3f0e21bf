import { type Connection, type Model, Schema } from 'mongoose';
import { type Province } from '../geo/provinces';
import { type BuyerId, type DealId, type FeedbackEventId } from '../ids';
import { type PropertyType } from '../property-type';

export const FEEDBACK_KINDS = ['RESPONDED', 'NO_RESPONSE', 'BOUGHT', 'PASSED'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** What a buyer answered. Never changed: a correction is an event that replaces another. */
export interface FeedbackEvent {
  _id: FeedbackEventId;
  event: FeedbackKind;
  province: Province;
  /** A market's key, or `ALL`. */
  market: string;
  property_type: PropertyType;
  buyer_id?: BuyerId;
  deal_id?: DealId;
  source: 'sms' | 'email' | 'button' | 'command' | 'api' | 'job';
  replaces?: FeedbackEventId;
  correlation_id: string;
  /** The text that it was read from: the same one makes one event. */
  message_sid?: string;
  /** Who of the team said so, `slack:U123`; none when it was read, or counted by a job. */
  by?: string;
  created_at: Date;
}

const schema = new Schema<FeedbackEvent>(
  {
    _id: { type: String, required: true },
    event: { type: String, required: true },
    province: { type: String, required: true },
    market: { type: String, required: true },
    property_type: { type: String, required: true },
    buyer_id: String,
    deal_id: String,
    source: { type: String, required: true },
    replaces: String,
    correlation_id: { type: String, required: true },
    message_sid: String,
    by: String,
    created_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ province: 1, market: 1, property_type: 1, buyer_id: 1 });
schema.index({ province: 1, market: 1, property_type: 1, created_at: 1 });
schema.index({ message_sid: 1 }, { unique: true, sparse: true });
// One correction at most: of two at once, the second is told.
schema.index({ replaces: 1 }, { unique: true, sparse: true });
schema.index({ buyer_id: 1, created_at: 1 }, { sparse: true });
schema.index({ deal_id: 1 }, { sparse: true });

export function feedbackEventModel(connection: Connection): Model<FeedbackEvent> {
  return connection.model<FeedbackEvent>('FeedbackEvent', schema, 'buyer_feedback_event');
}
