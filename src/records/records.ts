import { type Connection } from 'mongoose';
import { recordModels } from './records-ports';
import { traceLead } from './trace-lead';

export type Records = ReturnType<typeof createRecords>;

/** What is on record about one lead. */
export function createRecords(given: { connection: Connection }) {
  const models = recordModels(given.connection);
  return { trace: traceLead(models) };
}
