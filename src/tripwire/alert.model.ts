import { type Connection, type Model, Schema } from 'mongoose';
import { type AlertLife } from './alert-life.rules';
import { type Comparison } from './judge.rules';
import { type DriftAction } from './metrics.rules';

/** Which part of the place, or which source, explains most of a drift. */
export interface Cause {
  kind: 'province' | 'market' | 'source';
  /** `ON`, `TORONTO`, `no_consent`. */
  name: string;
  /** Of the whole change, 0 to 1. */
  share: number;
}

/** A drift that was found: one that is open at most for each metric and scope. */
export interface TripwireAlert extends AlertLife {
  _id: string;
  state: 'open' | 'recovered';
  /** `blocking_rate ON:ALL` while it is open, under a unique index. */
  open_key?: string;
  /** As it was found. */
  found: Omit<Comparison, 'normal'>;
  alpha: number;
  /** The last value that was measured. */
  value: number;
  /** The values of the days up to the one that found it, the oldest first; null: nothing was measured. */
  course: (number | null)[];
  causes: Cause[];
  action: DriftAction;
  /** What is proposed against it, if anything can be. */
  throttle_id?: string;
  muted_until?: Date;
  muted_by?: string;
  found_at: Date;
  recovered_at?: Date;
}

const schema = new Schema<TripwireAlert>(
  {
    _id: { type: String, required: true },
    metric: { type: String, required: true },
    scope: { type: String, required: true },
    since: { type: String, required: true },
    window: { type: String, required: true },
    normal: { type: Schema.Types.Mixed, required: true },
    healthy: { type: Number, required: true },
    state: { type: String, required: true },
    open_key: String,
    found: { type: Schema.Types.Mixed, required: true },
    alpha: { type: Number, required: true },
    value: { type: Number, required: true },
    course: { type: Schema.Types.Mixed, required: true },
    causes: { type: Schema.Types.Mixed, required: true },
    action: { type: String, required: true },
    throttle_id: String,
    muted_until: Date,
    muted_by: String,
    found_at: { type: Date, required: true },
    recovered_at: Date,
  },
  { versionKey: false, minimize: false },
);
schema.index({ open_key: 1 }, { unique: true, sparse: true });
schema.index({ state: 1, found_at: -1 });

export const openKey = ({ metric, scope }: Pick<AlertLife, 'metric' | 'scope'>) => `${metric} ${scope}`;

export function alertModel(connection: Connection): Model<TripwireAlert> {
  return connection.model<TripwireAlert>('TripwireAlert', schema, 'tripwire_alert');
}
