import { type Connection, type Model, Schema } from 'mongoose';
import { type Micros } from './price.rules';

/** What was spent on one day, what is being sent included. */
export interface SpendDay {
  /** YYYY-MM-DD, of TEAM_TIMEZONE. */
  _id: string;
  micros: Micros;
  /** The alerts channel knows that the limit is reached. */
  is_told?: boolean;
}

const schema = new Schema<SpendDay>(
  { _id: { type: String, required: true }, micros: { type: Number, required: true }, is_told: Boolean },
  { versionKey: false },
);

export function spendDayModel(connection: Connection): Model<SpendDay> {
  return connection.model<SpendDay>('SpendDay', schema, 'spend_day');
}
