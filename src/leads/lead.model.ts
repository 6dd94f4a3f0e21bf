import { type Connection, type Model, Schema } from 'mongoose';
import { type Province } from '../geo/provinces';
import { type Locale } from '../i18n/translate';
import { type Cents } from '../money';
import { type LeadId, type OfferId } from '../ids';
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

/** What the lead that stays in a merge takes from the other one where it has nothing itself. */
export const TAKEN_BY_MERGE = [
  'phone',
  'email',
  'address',
  'region',
  'postal_code',
  'arv',
  'repairs',
  'asking_price',
  'score',
] as const;

/** What a lead's card tells of an offer. */
export interface LeadOffer {
  /** `O-1012`. */
  id: OfferId;
  amount: Cents;
  state: 'made' | 'accepted' | 'countered' | 'declined' | 'expired';
  /** What the seller wants instead. */
  counter?: Cents;
  expires_at: Date;
}

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
  /** An open lead without an owner: since then it waits for one. */
  unowned_since?: Date;
  language: Locale;
  status: LeadStatus;
  /**
   * The addresses of an open lead, under a unique index: the same person again is the same lead.
   * Absent once the lead is closed or dead.
   */
  open_addresses?: string[];
  /** The folded words by which it is found. */
  tokens?: string[];
  /** Counts the changes that people make, so that two of them do not write over each other. */
  version?: number;
  /** What was known of it when it died. */
  dead?: { from: LeadStatus; why?: string };
  /** The same of one whose house is sold through us. */
  closed?: { from: LeadStatus };
  /** Into which lead it went, what that one took from it, its addresses, and what that one was, where it came further. */
  merged?: {
    into: LeadId;
    took: (typeof TAKEN_BY_MERGE)[number][];
    addresses: string[];
    status?: LeadStatus;
  };
  /** The latest offer made to them, as it stands. */
  offer?: LeadOffer;
  /** The message in Slack from which it was made. */
  message?: { text: string; permalink?: string };
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
    unowned_since: Date,
    language: { type: String, required: true },
    status: { type: String, required: true },
    open_addresses: { type: [String], default: undefined },
    tokens: { type: [String], default: undefined },
    version: Number,
    dead: { type: new Schema({ from: String, why: String }, { _id: false }) },
    closed: { type: new Schema({ from: String }, { _id: false }) },
    merged: {
      type: new Schema({ into: String, took: [String], addresses: [String], status: String }, { _id: false }),
    },
    offer: {
      type: new Schema(
        { id: String, amount: Number, state: String, counter: Number, expires_at: Date },
        { _id: false, id: false },
      ),
    },
    message: { type: new Schema({ text: String, permalink: String }, { _id: false }) },
    intent_key: { type: String, required: true },
    updated_by_intent: String,
    created_at: { type: Date, required: true },
    updated_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ open_addresses: 1 }, { unique: true, sparse: true });
// `/lead find`: one entry a word.
schema.index({ tokens: 1 });
schema.index({ intent_key: 1 }, { unique: true });
schema.index({ updated_by_intent: 1 }, { sparse: true });
// Few at a time: what the turns and the nudge look for.
schema.index({ unowned_since: 1 }, { sparse: true });
schema.index({ phone: 1, updated_at: -1 }, { sparse: true });

export function leadModel(connection: Connection): Model<Lead> {
  return connection.model<Lead>('Lead', schema, 'lead');
}
