import { type Connection, type Model, Schema } from 'mongoose';

/** A drift that was found. One for each metric and day. */
export interface TripwireAlert {
  /** `blocking_rate:2026-11-23`, the day in TEAM_TIMEZONE. */
  _id: string;
  metric: 'blocking_rate';
  value: number;
  limit: number;
  sample: number;
  found_at: Date;
}

const schema = new Schema<TripwireAlert>(
  {
    _id: { type: String, required: true },
    metric: { type: String, required: true },
    value: { type: Number, required: true },
    limit: { type: Number, required: true },
    sample: { type: Number, required: true },
    found_at: { type: Date, required: true },
  },
  { versionKey: false },
);

export function alertModel(connection: Connection): Model<TripwireAlert> {
  return connection.model<TripwireAlert>('TripwireAlert', schema, 'tripwire_alert');
}
