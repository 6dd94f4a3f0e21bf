import { type Connection, type Model, Schema } from 'mongoose';

/** What one person wants of the morning's message, and when they had it last. */
export interface Morning {
  /** Slack user id. */
  _id: string;
  /** False: none, please. Until it is said, one comes. */
  wanted?: boolean;
  changed_by?: string;
  changed_at?: Date;
  /** The newest date of the team's calendar that is dealt with, also where there was nothing to tell. */
  told_on?: string;
}

const schema = new Schema<Morning>(
  {
    _id: { type: String, required: true },
    wanted: Boolean,
    changed_by: String,
    changed_at: Date,
    told_on: String,
  },
  { versionKey: false },
);

export function morningModel(connection: Connection): Model<Morning> {
  return connection.model<Morning>('Morning', schema, 'morning');
}
