import { type Connection, type Model, Schema } from 'mongoose';
import { type LeadId, type TaskId } from '../ids';
import { type TaskOutcome } from './task.model';

/** One call that a person made, append-only: undoing the step does not undo the call. */
export interface CallAttempt {
  task_id: TaskId;
  lead_id: LeadId;
  /** E.164. */
  to: string;
  outcome: TaskOutcome;
  by: string;
  at: Date;
}

const schema = new Schema<CallAttempt>(
  {
    task_id: { type: String, required: true },
    lead_id: { type: String, required: true },
    to: { type: String, required: true },
    outcome: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
// The caps ask how often a number was called lately.
schema.index({ to: 1, at: 1 });

export function callAttemptModel(connection: Connection): Model<CallAttempt> {
  return connection.model<CallAttempt>('CallAttempt', schema, 'call_attempt');
}

/** When a number was called, for the policy's limits of contacts. */
export function callsTo(connection: Connection) {
  const calls = callAttemptModel(connection);
  return async (to: string, since: Date, until: Date): Promise<Date[]> =>
    (await calls.find({ to, at: { $gte: since, $lte: until } }, { at: 1 }).lean()).map((call) => call.at);
}
