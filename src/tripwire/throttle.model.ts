import { type Connection, type Model, Schema } from 'mongoose';
import { type MessageKey, type MessageParams } from '../i18n/translate';
import { type DriftAction } from './metrics.rules';

export const THROTTLE_STATES = [
  'proposed',
  'active',
  'rejected',
  'lapsed',
  'reverted',
  'expired',
  'recovered',
  'superseded',
] as const;
export type ThrottleState = (typeof THROTTLE_STATES)[number];

/** What it changes while it is active; a review changes nothing but that somebody looks. */
export type ThrottleEffect =
  { kind: 'multiplier'; cut_bp: number } | { kind: 'hours'; minutes: number } | { kind: 'review' };

/** A bounded change over the policies, against one alert. It is active for a while, or never. */
export interface Throttle {
  _id: string;
  alert_id: string;
  action: DriftAction;
  scope: string;
  effect: ThrottleEffect;
  /** What it changes and its bounds, in a sentence. */
  summary: { text: MessageKey; params: MessageParams };
  state: ThrottleState;
  /** The action and the scope while it is active, under a unique index: one at a time. */
  active_key?: string;
  /** What has to be approved; absent when it happened by itself. */
  proposal_id?: string;
  content_hash?: string;
  proposed_at: Date;
  approved_by?: string;
  activated_at?: Date;
  /** From then on it has no effect. */
  expires_at?: Date;
  ended_by?: string;
  ended_at?: Date;
}

const schema = new Schema<Throttle>(
  {
    _id: { type: String, required: true },
    alert_id: { type: String, required: true },
    action: { type: String, required: true },
    scope: { type: String, required: true },
    effect: { type: Schema.Types.Mixed, required: true },
    summary: { type: Schema.Types.Mixed, required: true },
    state: { type: String, required: true },
    active_key: String,
    proposal_id: String,
    content_hash: String,
    proposed_at: { type: Date, required: true },
    approved_by: String,
    activated_at: Date,
    expires_at: Date,
    ended_by: String,
    ended_at: Date,
  },
  { versionKey: false },
);
schema.index({ active_key: 1 }, { unique: true, sparse: true });
schema.index({ proposal_id: 1 }, { sparse: true });
schema.index({ state: 1, expires_at: 1 });
schema.index({ proposed_at: -1 });
// How many began in a month.
schema.index({ activated_at: 1 }, { sparse: true });

export function throttleModel(connection: Connection): Model<Throttle> {
  return connection.model<Throttle>('TripwireThrottle', schema, 'tripwire_throttle');
}
