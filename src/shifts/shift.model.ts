import { type Connection, type Model, Schema } from 'mongoose';
import { type Province } from '../geo/provinces';
import { type Locale } from '../i18n/translate';
import { type PolicyRules } from '../policy/policy-rules.schema';

/** Hours of the team's own clock. */
export type ShiftHours = PolicyRules['contact_windows_local'];

/** Dates of the team's own calendar, both included. */
export interface TimeOff {
  from: string;
  until: string;
}

/** When one person of the team takes new leads, and which. */
export interface Shift {
  /** Slack user id. */
  _id: string;
  hours: ShiftHours;
  /** Only leads of these provinces; none named: of all, and those whose province is not known. */
  provinces: Province[];
  /** Only leads served in these languages; none named: in both. */
  languages: Locale[];
  time_off: TimeOff[];
  /** When it was this person's turn last: the lowest is next. */
  turn: number;
  changed_by: string;
  changed_at: Date;
}

const hours = new Schema({ days: [Number], start: String, end: String }, { _id: false });
const timeOff = new Schema({ from: String, until: String }, { _id: false });

const schema = new Schema<Shift>(
  {
    _id: { type: String, required: true },
    hours: { type: [hours], required: true },
    provinces: { type: [String], required: true },
    languages: { type: [String], required: true },
    time_off: { type: [timeOff], required: true },
    turn: { type: Number, required: true },
    changed_by: { type: String, required: true },
    changed_at: { type: Date, required: true },
  },
  { versionKey: false },
);

export function shiftModel(connection: Connection): Model<Shift> {
  return connection.model<Shift>('Shift', schema, 'shift');
}
