import { type Connection, type Model, Schema } from 'mongoose';
import { type LeadId } from '../ids';

/** The last number that was given; by the kind of thing. */
interface LastNumber {
  _id: 'lead' | 'deal' | 'offer' | 'buyer';
  last: number;
}

const schema = new Schema<LastNumber>(
  { _id: { type: String, required: true }, last: { type: Number, required: true } },
  { versionKey: false },
);

function numberModel(connection: Connection): Model<LastNumber> {
  return connection.model<LastNumber>('LeadNumber', schema, 'lead_number');
}

/**
 * The next short id, `L-1042`. Never in a transaction, so that nobody waits for it: numbers may be left out.
 */
export function nextShortId<T extends string>(connection: Connection, of: LastNumber['_id'], prefix: string) {
  const numbers = numberModel(connection);
  return async (): Promise<T> => {
    // The collection itself: what is asked of the model joins the transaction that the caller is in.
    const counter = await numbers.collection.findOneAndUpdate(
      { _id: of as never },
      { $inc: { last: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
    return `${prefix}-${1000 + Number(counter?.last ?? 0)}` as T;
  };
}

export function nextLeadId(connection: Connection): () => Promise<LeadId> {
  return nextShortId<LeadId>(connection, 'lead', 'L');
}
