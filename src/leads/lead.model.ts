import { type Connection, type Model, Schema } from 'mongoose';
import { type Province } from '../geo/provinces';
import { type Locale } from '../i18n/translate';
import { type Cents } from '../money';
import { type LeadId } from '../ids';
import { type PropertyType } from '../property-type';

export const LEAD_STATUSES = [
  'new',
  'contacted',
  'replied',
  'offer_made',
  'under_contract',
  'closed',
  'dead',
] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

/** A seller. `L-1042`, or the opaque id that a caller gave (then a stub until more is known). */
export interface Lead {
  _id: LeadId;
  name: string;
  /** E.164. */
  phone?: string;
  /** E.164; it turned out to be somebody else's. */
  bad_phone?: string;
  /** Lower case. */
  email?: string;
  address?: string;
  region?: string;
  postal_code?: string;
  province: Province | null;
  /** Display name, or `ALL`. */
  market: string;
  /** Every zone in which the person may be; empty when unknown. */
  timezones: string[];
  /** Why the place is not known. */
  place_problem?: 'conflict' | 'unknown';
  source: string;
  score?: number;
  property_type: PropertyType;
  arv?: Cents;
  repairs?: Cents;
  asking_price?: Cents;
  /** Slack user id. */
  owner?: string;
  language: Locale;
  status: LeadStatus;
  /**
   * The addresses of an open lead, under a unique index: the same person again is the same lead.
   * Absent once the lead is closed or dead.
   */
  open_addresses?: string[];
  /** The intent that created it: a retry of that intent finds it. */
  intent_key: string;
  /** The last intent that brought it up to date: a retry of that one does nothing. */
  updated_by_intent?: string;
  created_at: Date;
  updated_at: Date;
}

const schema = new Schema<Lead>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    phone: String,
    bad_phone: String,
    email: String,
    address: String,
    region: String,
    postal_code: String,
    province: { type: String, default: null },
    market: { type: String, required: true },
    timezones: { type: [String], required: true },
    place_problem: String,
    source: { type: String, required: true },
    score: Number,
    property_type: { type: String, required: true },
    arv: Number,
    repairs: Number,
    asking_price: Number,
    owner: String,
    language: { type: String, required: true },
    status: { type: String, required: true },
    open_addresses: { type: [String], default: undefined },
    intent_key: { type: String, required: true },
    updated_by_intent: String,
    created_at: { type: Date, required: true },
    updated_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ open_addresses: 1 }, { unique: true, sparse: true });
schema.index({ intent_key: 1 }, { unique: true });
schema.index({ updated_by_intent: 1 }, { sparse: true });
schema.index({ phone: 1, updated_at: -1 }, { sparse: true });

export function leadModel(connection: Connection): Model<Lead> {
  return connection.model<Lead>('Lead', schema, 'lead');
}
