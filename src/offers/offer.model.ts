import { type Connection, type Model, Schema } from 'mongoose';
import { type Province } from '../geo/provinces';
import { type EvidenceId, type LeadId, type OfferId } from '../ids';
import { type LeadOffer } from '../leads/lead.model';
import { type Cents } from '../money';

export type OfferState = LeadOffer['state'];
/** How an offer ends: once, and for good. */
export const OFFER_ENDS = ['accepted', 'countered', 'declined', 'expired'] as const;
export type OfferEnd = (typeof OFFER_ENDS)[number];

/** An offer that somebody made to a seller. What it rests on is its evidence. */
export interface Offer {
  /** `O-1012`. */
  _id: OfferId;
  /** Of one computation there is one offer. */
  evidence_id: EvidenceId;
  lead_id?: LeadId;
  /** The lead again while it is open, under a unique index: a seller has one open offer. */
  open_lead?: LeadId;
  deal_id?: string;
  province: Province;
  /** Display name, or `ALL`. */
  market: string;
  amount: Cents;
  mao: Cents;
  /** What was asked for, where that was above the MAO. */
  cut_from?: Cents;
  /** What the seller wants instead, where they said it. */
  counter?: Cents;
  /** The risk guard's, for as long as it is open. */
  reservation_id: string;
  state: OfferState;
  made_by: string;
  made_at: Date;
  /** From then on it cannot be accepted. */
  expires_at: Date;
  ended_by?: string;
  ended_at?: Date;
  correlation_id: string;
}

const schema = new Schema<Offer>(
  {
    _id: { type: String, required: true },
    evidence_id: { type: String, required: true },
    lead_id: String,
    open_lead: String,
    deal_id: String,
    province: { type: String, required: true },
    market: { type: String, required: true },
    amount: { type: Number, required: true },
    mao: { type: Number, required: true },
    cut_from: Number,
    counter: Number,
    reservation_id: { type: String, required: true },
    state: { type: String, required: true },
    made_by: { type: String, required: true },
    made_at: { type: Date, required: true },
    expires_at: { type: Date, required: true },
    ended_by: String,
    ended_at: Date,
    correlation_id: { type: String, required: true },
  },
  { versionKey: false },
);
schema.index({ evidence_id: 1 }, { unique: true });
// The trace of a lead.
schema.index({ lead_id: 1 }, { sparse: true });
schema.index({ open_lead: 1 }, { unique: true, sparse: true });
// What is late, and the list of open ones, the next to expire first.
schema.index({ state: 1, expires_at: 1 });
// What conversion counts.
schema.index({ state: 1, ended_at: 1 });

export function offerModel(connection: Connection): Model<Offer> {
  return connection.model<Offer>('Offer', schema, 'offer');
}
