import { type Connection, type Model, Schema } from 'mongoose';

/** What the newest card about due tasks that nobody has says. */
export interface UnclaimedNudge {
  _id: 'unclaimed';
  /** Names the card. */
  begun_at: Date;
  /** Tasks that were due by then have been told of. */
  through: Date;
  count: number;
}

const schema = new Schema<UnclaimedNudge>(
  {
    _id: { type: String, required: true },
    begun_at: { type: Date, required: true },
    through: { type: Date, required: true },
    count: { type: Number, required: true },
  },
  { versionKey: false },
);

export function unclaimedNudgeModel(connection: Connection): Model<UnclaimedNudge> {
  return connection.model<UnclaimedNudge>('UnclaimedNudge', schema, 'unclaimed_nudge');
}
