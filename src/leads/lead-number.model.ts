import { type Connection, type Model, Schema } from 'mongoose';
import { type LeadId } from '../ids';

interface LeadNumber {
  _id: 'lead';
  last: number;
}

const schema = new Schema<LeadNumber>(
  { _id: { type: String, required: true }, last: { type: Number, required: true } },
  { versionKey: false },
);

function leadNumberModel(connection: Connection): Model<LeadNumber> {
  return connection.model<LeadNumber>('LeadNumber', schema, 'lead_number');
}

/** The next `L-…`. Taken before the lead's transaction, so that nobody waits for it: numbers may be left out. */
export function nextLeadId(connection: Connection) {
  const numbers = leadNumberModel(connection);
  return async (): Promise<LeadId> => {
    const counter = await numbers.findOneAndUpdate(
      { _id: 'lead' },
      { $inc: { last: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
    return `L-${1000 + (counter?.last ?? 0)}` as LeadId;
  };
}
