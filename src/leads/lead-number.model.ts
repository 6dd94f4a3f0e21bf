import { type Connection, type Model, Schema } from 'mongoose';
import { type LeadId } from '../ids';
import { inGroups } from '../in-groups';

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

/** How many numbers are taken at once at most. */
const MOST = 100;

/**
 * The next short id, `L-1042`. Never in a transaction, so that nobody waits for it: numbers may be left out. Those who
 * ask at the same moment are served by one look.
 */
export function nextShortId<T extends string>(connection: Connection, of: LastNumber['_id'], prefix: string) {
  const numbers = numberModel(connection);
  const take = inGroups(async (asked: { number: number }[]) => {
    // The collection itself: what is asked of the model joins the transaction that the caller is in.
    const counter = await numbers.collection.findOneAndUpdate(
      { _id: of as never },
      { $inc: { last: asked.length } },
      { upsert: true, returnDocument: 'after' },
    );
    const before = Number(counter?.last) - asked.length;
    for (const [index, one] of asked.entries()) one.number = before + index + 1;
  }, MOST);
  return async (): Promise<T> => {
    const asked = { number: 0 };
    await take(asked);
    return `${prefix}-${1000 + asked.number}` as T;
  };
}

export function nextLeadId(connection: Connection): () => Promise<LeadId> {
  return nextShortId<LeadId>(connection, 'lead', 'L');
}
