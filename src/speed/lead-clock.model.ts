import { type Connection, type Model, Schema } from 'mongoose';
import { type LeadId } from '../ids';

/** How long a new lead waits for its first contact, and who was reminded of it. */
export interface LeadClock {
  /** The lead's. */
  _id: LeadId;
  started_at: Date;
  /** When it is looked at next; absent when nothing is to be told any more. */
  check_at?: Date;
  /** The owner who was reminded, by Slack id. */
  told_owner?: string;
  /** Set once the owner's time is over, reminded or not. */
  owner_done?: boolean;
  told_channel?: boolean;
  contacted_at?: Date;
  contacted_by?: string;
  /** The lead ended before anybody contacted it. */
  ended_at?: Date;
}

const schema = new Schema<LeadClock>(
  {
    _id: { type: String, required: true },
    started_at: { type: Date, required: true },
    check_at: Date,
    told_owner: String,
    owner_done: Boolean,
    told_channel: Boolean,
    contacted_at: Date,
    contacted_by: String,
    ended_at: Date,
  },
  { versionKey: false },
);
// Those that still run.
schema.index({ check_at: 1 }, { sparse: true });

export function leadClockModel(connection: Connection): Model<LeadClock> {
  return connection.model<LeadClock>('LeadClock', schema, 'lead_clock');
}
