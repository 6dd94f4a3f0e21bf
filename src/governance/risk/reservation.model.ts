import { type Connection, type Model, Schema } from 'mongoose';
import { type Cents } from '../../money';

export type ReservationEnd = 'released' | 'settled' | 'expired';

/** Money that one promise may need. */
export interface Reservation {
  _id: string;
  domain: string;
  amount: Cents;
  /** The day of TEAM_TIMEZONE on which it was promised, `2026-11-25`. */
  day: string;
  /** The caller's name for it: the same again is the same reservation. */
  reference?: string;
  correlation_id?: string;
  state: 'reserved' | ReservationEnd;
  asked_by: string;
  created_at: Date;
  /** From then on it promises nothing; absent: until somebody ends it. */
  expires_at?: Date;
  ended_at?: Date;
}

const schema = new Schema<Reservation>(
  {
    _id: { type: String, required: true },
    domain: { type: String, required: true },
    amount: { type: Number, required: true },
    day: { type: String, required: true },
    reference: String,
    correlation_id: String,
    state: { type: String, required: true },
    asked_by: { type: String, required: true },
    created_at: { type: Date, required: true },
    expires_at: Date,
    ended_at: Date,
  },
  { versionKey: false },
);
schema.index({ reference: 1 }, { unique: true, sparse: true });
schema.index({ state: 1, expires_at: 1 });

export function reservationModel(connection: Connection): Model<Reservation> {
  return connection.model<Reservation>('Reservation', schema, 'risk_reservation');
}
