import { type Connection, type Model, Schema } from 'mongoose';

/** One version of all overrides of time zones together, never changed afterwards: a decision names the one it was made by. */
export interface ZoneOverrides {
  /** The version: 1, 2, 3 … Whoever writes the same number second begins again and sees the first. */
  _id: number;
  /** As they were stored; entries.schema.ts reads them. */
  entries: unknown[];
  changed_by: string;
  changed_at: Date;
  reason: string;
}

const schema = new Schema<ZoneOverrides>(
  {
    _id: { type: Number, required: true },
    entries: { type: [Schema.Types.Mixed], required: true },
    changed_by: { type: String, required: true },
    changed_at: { type: Date, required: true },
    reason: { type: String, required: true },
  },
  { versionKey: false, minimize: false },
);

export function zoneOverridesModel(connection: Connection): Model<ZoneOverrides> {
  return connection.model<ZoneOverrides>('ZoneOverrides', schema, 'zone_override');
}
