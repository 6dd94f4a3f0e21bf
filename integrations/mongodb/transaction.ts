import { AsyncLocalStorage } from 'node:async_hooks';
import mongoose, { type Connection } from 'mongoose';
import { type Transaction, type WriteRows } from '../../src/contract/ports';

// Every mongoose call inside the body joins the transaction by itself
// (https://mongoosejs.com/docs/transactions.html#asynclocalstorage).
mongoose.set('transactionAsyncLocalStorage', true);

const DUPLICATE_KEY = 11000;
const MAX_TRIES = 4;

/** What is written at the end of one try of a transaction, by what writes it. */
type Gathered = Map<WriteRows<never>, unknown[]>;

/**
 * Two that create the same thing at once: the later one meets the unique index, its transaction is gone,
 * and on the second try it finds the thing there. The driver itself repeats on conflicts and lost primaries.
 */
export function createTransaction(connection: Connection): Transaction {
  const inside = new AsyncLocalStorage<Gathered>();

  const transaction = async <T>(work: () => Promise<T>): Promise<T> => {
    if (inside.getStore()) return work();
    const body = () => {
      const gathered: Gathered = new Map();
      return inside.run(gathered, async () => {
        const result = await work();
        await writeGathered(gathered);
        return result;
      });
    };
    for (let attempt = 1; ; attempt++) {
      try {
        return await connection.transaction(body, {
          readConcern: { level: 'snapshot' },
          writeConcern: { w: 'majority' },
        });
      } catch (error) {
        if (!isDuplicateKey(error) || attempt === MAX_TRIES) throw error;
      }
    }
  };
  return Object.assign(transaction, {
    isInside: () => inside.getStore() !== undefined,
    current: () => inside.getStore(),
    async gather<Row>(write: WriteRows<Row>, rows: readonly Row[]) {
      const gathered = inside.getStore();
      if (gathered === undefined) return void (await write([...rows]));
      const before = gathered.get(write);
      if (before) before.push(...rows);
      else gathered.set(write, [...rows]);
    },
  });
}

/** One after the other, as everything in a transaction; also what is gathered meanwhile. */
async function writeGathered(gathered: Gathered): Promise<void> {
  for (const [write, rows] of gathered) {
    gathered.delete(write);
    await write(rows as never[]);
  }
}

function isDuplicateKey(error: unknown): boolean {
  return error instanceof mongoose.mongo.MongoServerError && error.code === DUPLICATE_KEY;
}
