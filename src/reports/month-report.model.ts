import { type Connection, type Model, Schema } from 'mongoose';
import { type MonthRow } from './month-targets.rules';

/** A month that was reported to the channel, as it was then. */
export interface MonthReport {
  /** `2026-11`, by the team's calendar. */
  _id: string;
  rows: MonthRow[];
  made_at: Date;
}

const schema = new Schema<MonthReport>(
  {
    _id: { type: String, required: true },
    rows: { type: Schema.Types.Mixed, required: true },
    made_at: { type: Date, required: true },
  },
  { versionKey: false },
);

export function monthReportModel(connection: Connection): Model<MonthReport> {
  return connection.model<MonthReport>('MonthReport', schema, 'month_report');
}
