import { type Connection, type Model, Schema } from 'mongoose';

/** What the newest card about leads without an owner says; a day has one card. */
export interface UnownedNudge {
  _id: 'unowned';
  /** Of the team's calendar. */
  day: string;
  count: number;
}

const schema = new Schema<UnownedNudge>(
  {
    _id: { type: String, required: true },
    day: { type: String, required: true },
    count: { type: Number, required: true },
  },
  { versionKey: false },
);

export function unownedNudgeModel(connection: Connection): Model<UnownedNudge> {
  return connection.model<UnownedNudge>('UnownedNudge', schema, 'unowned_nudge');
}
