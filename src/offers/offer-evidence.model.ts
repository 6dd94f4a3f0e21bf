import { type Connection, type Model, Schema } from 'mongoose';
import { type EvidenceId } from '../ids';
import { type OfferCalc, type OfferInputs } from './offer.rules';

/** Why an offer was what it was. Written once, never changed. */
export interface OfferEvidence {
  _id: EvidenceId;
  policy_id: string;
  policy_version: number;
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
    policy_id: { type: String, required: true },
    policy_version: { type: Number, required: true },
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
