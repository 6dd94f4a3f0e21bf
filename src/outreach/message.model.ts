import { type Connection, type Model, Schema } from 'mongoose';
import { type Province } from '../geo/provinces';
import { type DealId, type MessageId } from '../ids';
import { type GateDecision } from '../policy/gate.rules';
import { type Weekday } from '../time/civil-date';
import { type MessageEvent, messageEventSchema } from './message-history';

/** The states of spec 3.5. A message never goes backwards. */
export type MessageState =
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'undelivered'
  | 'failed'
  | 'dead'
  | 'blocked'
  | 'cancelled'
  | 'unknown';

/** Why a message waits that the gate would let through; the gate's own reasons stand in `decision`. */
export const WAITINGS = [
  /** Another attempt to the same recipient is open. */
  'recipient',
  /** Too little of the window is left. */
  'next_window',
  /** Our account at the provider has to be mended first. */
  'provider',
  /** It was certainly not processed, and is tried again. */
  'retry',
  /** What may be spent today is spent. */
  'spend_limit',
] as const;
export type Waiting = (typeof WAITINGS)[number];

export function isWaiting(reason: string): reason is Waiting {
  return (WAITINGS as readonly string[]).includes(reason);
}

/** One wish to send one text or e-mail. */
export interface Message {
  _id: MessageId;
  /** The same wish never becomes two: `task:…`, `http:crm:…`. */
  intent_key: string;
  channel: 'SMS' | 'EMAIL';
  /** Normalised. */
  to: string;
  /** What stands in KPI events instead of the address. */
  contact: string;
  /** What it tells of: an answer to it is about that deal. */
  deal_id?: DealId;
  body: string;
  subject?: string;
  html?: string;
  template: string;
  /** Of the template; none for a text that the caller wrote. */
  template_version?: number;
  state: MessageState;
  /** Domain clock: not handed over before it. */
  not_before: Date;
  province: Province | null;
  market: string;
  timezones: string[];
  lead_score?: number;
  /** Given instead of the clock; obeyed alone only while the provider is a sandbox. */
  stated_time?: { weekday: Weekday; minute_of_day: number };
  correlation_id: string;
  asked_by: string;
  /** The gate's decision under which it was last let through or held. */
  decision?: GateDecision;
  attempts: number;
  /** Counts the claims: a worker that lost its claim cannot write its outcome. */
  fence: number;
  /** Real clock: until then a worker is at it. */
  leased_until: Date;
  /** Names the claim that was made with others in one go. */
  claim?: string;
  waits_for?: Waiting | null;
  /** What it counts for, and on which day; none where nothing was sent. Millionths of a dollar. */
  spend?: { day: string; micros: number };
  /** Real clock: when the last attempt began. */
  began_at?: Date;
  /** Real clock: when an `unknown` one is next looked up at the provider; none when only a person can tell. */
  look_at?: Date | null;
  /** The secret part of its status callback. */
  status_token: string;
  /** The secret part of the pages that belong to it: /about/{token} and /u/{token}. */
  page_token: string;
  provider_id?: string;
  provider_status?: string;
  error?: { code: string; message: string; message_fr?: string };
  /** All that happened to it, in order. */
  history: MessageEvent[];
  created_at: Date;
  sent_at?: Date;
  updated_at: Date;
}

const schema = new Schema<Message>(
  {
    _id: { type: String, required: true },
    intent_key: { type: String, required: true },
    channel: { type: String, required: true },
    to: { type: String, required: true },
    contact: { type: String, required: true },
    deal_id: String,
    body: { type: String, required: true },
    subject: String,
    html: String,
    template: { type: String, required: true },
    template_version: Number,
    state: { type: String, required: true },
    not_before: { type: Date, required: true },
    province: { type: String, default: null },
    market: { type: String, required: true },
    timezones: { type: [String], required: true },
    lead_score: Number,
    // A sub-schema, not a nested path: what is absent must stay absent, not become {}.
    stated_time: new Schema({ weekday: Number, minute_of_day: Number }, { _id: false }),
    correlation_id: { type: String, required: true },
    asked_by: { type: String, required: true },
    decision: Schema.Types.Mixed,
    attempts: { type: Number, required: true },
    fence: { type: Number, required: true },
    leased_until: { type: Date, required: true },
    claim: String,
    waits_for: String,
    spend: new Schema({ day: String, micros: Number }, { _id: false }),
    began_at: Date,
    look_at: Date,
    status_token: { type: String, required: true },
    page_token: { type: String, required: true },
    provider_id: String,
    provider_status: String,
    error: new Schema({ code: String, message: String, message_fr: String }, { _id: false }),
    history: { type: [messageEventSchema], required: true },
    created_at: { type: Date, required: true },
    sent_at: Date,
    updated_at: { type: Date, required: true },
  },
  { versionKey: false, minimize: false },
);
schema.index({ intent_key: 1 }, { unique: true });
// Partial: what has come to its end costs nothing any more.
schema.index({ channel: 1, not_before: 1 }, { partialFilterExpression: { state: 'queued' } });
schema.index({ to: 1, not_before: 1 }, { partialFilterExpression: { state: 'queued' } });
schema.index({ leased_until: 1 }, { partialFilterExpression: { state: 'sending' } });
schema.index({ look_at: 1 }, { partialFilterExpression: { state: 'unknown' } });
schema.index({ provider_id: 1 }, { partialFilterExpression: { provider_id: { $exists: true } } });
schema.index({ status_token: 1 }, { unique: true });
// Messages from before it have none.
schema.index({ page_token: 1 }, { unique: true, sparse: true });
schema.index({ to: 1, sent_at: -1 });
// What is on record of one person, also when the address is erased.
schema.index({ contact: 1 });
// Who was told of a deal.
schema.index({ deal_id: 1 }, { sparse: true });

export function messageModel(connection: Connection): Model<Message> {
  return connection.model<Message>('Message', schema, 'message');
}
