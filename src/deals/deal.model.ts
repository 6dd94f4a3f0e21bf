import { type Connection, type Model, Schema } from 'mongoose';
import { type Province } from '../geo/provinces';
import {
  type BuyerId,
  type DealBriefId,
  type DealId,
  type EvidenceId,
  type FeedbackEventId,
  type LeadId,
} from '../ids';
import { type Cents } from '../money';
import { type Stage } from './stage.rules';

/** A part of the flow that could not be done, and why: said in the answer, tried again when it may succeed. */
export interface MissingPart {
  part: 'place' | 'ladder' | 'offer' | 'match' | 'deal';
  reason: string;
}

/** The back-office record of one house under way. */
export interface Deal {
  /** `D-1042`. */
  _id: DealId;
  lead_id: LeadId;
  deal_brief_id: DealBriefId;
  province: Province | null;
  market: string;
  /** Absent while no offer could be made. */
  offer?: Cents;
  mao?: Cents;
  evidence_id?: EvidenceId;
  /** What a buyer pays: the recommended offer with the assignment fee. */
  buyer_price?: Cents;
  /** The caller's offer was above the MAO. */
  offer_cut: boolean;
  liquidity_score: number;
  matched_count: number;
  missing: MissingPart[];
  stage: Stage;
  /** When it came there, and by whom; absent where it began. */
  stage_at?: Date;
  moved_by?: string;
  /** Why it fell through. */
  ended_why?: string;
  /** A Slack user, or whom another system named. */
  owner?: string;
  /** Who takes the contract over. */
  buyer_id?: BuyerId;
  /** The answer that says so. */
  bought_event?: FeedbackEventId;
  /** The lead and the numbers that it was made from: the same ones again are the same deal. */
  fingerprint: string;
  created_at: Date;
}

const schema = new Schema<Deal>(
  {
    _id: { type: String, required: true },
    lead_id: { type: String, required: true },
    deal_brief_id: { type: String, required: true },
    province: { type: String, default: null },
    market: { type: String, required: true },
    offer: Number,
    mao: Number,
    evidence_id: String,
    buyer_price: Number,
    offer_cut: { type: Boolean, required: true },
    liquidity_score: { type: Number, required: true },
    matched_count: { type: Number, required: true },
    missing: { type: [{ _id: false, part: String, reason: String }], required: true },
    stage: { type: String, required: true },
    stage_at: Date,
    moved_by: String,
    ended_why: String,
    owner: String,
    buyer_id: String,
    bought_event: String,
    fingerprint: { type: String, required: true },
    created_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ fingerprint: 1 }, { unique: true });
schema.index({ lead_id: 1, created_at: -1 });
// The list of those under way, and how many are where.
schema.index({ stage: 1, created_at: -1 });

export function dealModel(connection: Connection): Model<Deal> {
  return connection.model<Deal>('Deal', schema, 'deal');
}
