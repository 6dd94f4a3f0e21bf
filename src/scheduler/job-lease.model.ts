import { type Connection, type Model, Schema } from 'mongoose';
import { type JobReport } from '../contract/job';

/** Who may run a job, and what became of its last run. All instants are of the real clock. */
export interface JobLease {
  /** The job's name. */
  _id: string;
  /** The process that has or last had it: host, process id and a random part. */
  holder: string;
  /** Counts the takings; a holder with an older number has lost the lease. */
  fence: number;
  /** The holder's until then; the past once it is given back. */
  until: Date;
  last_started_at: Date;
  last_finished_at?: Date;
  /** Of the last run that succeeded. */
  last_report?: JobReport;
  /** Of the last run if it failed: the id in the log, and the error's name. */
  last_error?: string;
  /** When the next run was due after the last good one: in the past at a start, it was missed. */
  next_due_at?: Date;
}

const schema = new Schema<JobLease>(
  {
    _id: { type: String, required: true },
    holder: { type: String, required: true },
    fence: { type: Number, required: true },
    until: { type: Date, required: true },
    last_started_at: { type: Date, required: true },
    last_finished_at: Date,
    last_report: Schema.Types.Mixed,
    last_error: String,
    next_due_at: Date,
  },
  { versionKey: false, minimize: false },
);

export function jobLeaseModel(connection: Connection): Model<JobLease> {
  return connection.model<JobLease>('JobLease', schema, 'job_lease');
}
