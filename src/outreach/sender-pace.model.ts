import { type Connection, type Model, Schema } from 'mongoose';

/** How far one sender is ahead: shared by all workers, and still there after a restart. */
export interface SenderPace {
  /** `SMS:+14165550100`: each number (or messaging service) has its own pace. */
  _id: string;
  /** Real clock, in milliseconds: until then all that was begun has its time. */
  busy_until: number;
}

const schema = new Schema<SenderPace>(
  { _id: { type: String, required: true }, busy_until: { type: Number, required: true } },
  { versionKey: false },
);

export function senderPaceModel(connection: Connection): Model<SenderPace> {
  return connection.model<SenderPace>('SenderPace', schema, 'sender_pace');
}
