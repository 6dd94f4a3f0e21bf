import { type Connection, type Model, Schema } from 'mongoose';
import { type Province } from '../geo/provinces';
import { type EvidenceId, type LeadId } from '../ids';
import { type PropertyType } from '../property-type';
import { type OfferCalc, type OfferInputs } from './offer.rules';

/** Why an offer was what it was. Written once, never changed. */
export interface OfferEvidence {
  _id: EvidenceId;
  province: Province;
  /** Display name, or `ALL`. */
  market: string;
  property_type: PropertyType;
  /** Whom it is for, where that is known. */
  lead_id?: LeadId;
  /** As the caller calls it. */
  deal_id?: string;
  policy_id: string;
  policy_version: number;
  /** What made the multiplier smaller than the policy says. */
  throttle_id?: string;
  inputs: OfferInputs;
  calc: OfferCalc;
  comps: unknown[];
  assumptions: unknown;
  /** What the caller believed the MAO to be: kept, never used. */
  stated_mao?: number;
  asked_by: string;
  correlation_id: string;
  created_at: Date;
}

const schema = new Schema<OfferEvidence>(
  {
    _id: { type: String, required: true },
    province: { type: String, required: true },
    market: { type: String, required: true },
    property_type: { type: String, required: true },
    lead_id: String,
    deal_id: String,
    policy_id: { type: String, required: true },
    policy_version: { type: Number, required: true },
    throttle_id: String,
    inputs: { type: Schema.Types.Mixed, required: true },
    calc: { type: Schema.Types.Mixed, required: true },
    comps: { type: [Schema.Types.Mixed], required: true },
    assumptions: Schema.Types.Mixed,
    stated_mao: Number,
    asked_by: { type: String, required: true },
    correlation_id: { type: String, required: true },
    created_at: { type: Date, required: true },
  },
  { versionKey: false, minimize: false },
);
schema.index({ correlation_id: 1 });

export function offerEvidenceModel(connection: Connection): Model<OfferEvidence> {
  return connection.model<OfferEvidence>('OfferEvidence', schema, 'offer_evidence');
}
