import { type Connection, type Model, Schema } from 'mongoose';

/** What people have set: a baseline that is pinned, a metric at a place that is muted, an action that needs nobody. */
export interface TripwireSetting {
  /** `pin liquidity`, `mute blocking_rate ON:ALL`, `auto increase_offer_discount`. */
  _id: string;
  kind: 'pin' | 'mute' | 'auto';
  /** What a baseline is pinned to. */
  value?: number;
  /** Until when it is muted. */
  until?: Date;
  changed_by: string;
  changed_at: Date;
}

const schema = new Schema<TripwireSetting>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    value: Number,
    until: Date,
    changed_by: { type: String, required: true },
    changed_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ kind: 1 });

export function settingModel(connection: Connection): Model<TripwireSetting> {
  return connection.model<TripwireSetting>('TripwireSetting', schema, 'tripwire_setting');
}
