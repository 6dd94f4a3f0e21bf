import { type Connection, type Model, Schema } from 'mongoose';
import { type Finding } from '../../contract/ports';
import { type CheckId } from './finding';
import { type Judged } from './judge.rules';

/** One run, as it was: written once. */
export interface RunbookRun {
  _id: string;
  at: Date;
  by: string;
  ok: boolean;
  blocking: CheckId[];
  checks: Judged[];
  /** The smoke test that this run made. */
  smoke: Finding;
}

const schema = new Schema<RunbookRun>(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
    ok: { type: Boolean, required: true },
    blocking: { type: [String], required: true },
    checks: { type: Schema.Types.Mixed, required: true },
    smoke: { type: Schema.Types.Mixed, required: true },
  },
  { versionKey: false },
);
schema.index({ at: -1 });

export function runbookRunModel(connection: Connection): Model<RunbookRun> {
  return connection.model<RunbookRun>('RunbookRun', schema, 'runbook_run');
}
