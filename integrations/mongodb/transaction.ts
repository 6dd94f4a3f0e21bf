import { AsyncLocalStorage } from 'node:async_hooks';
import mongoose, { type Connection } from 'mongoose';
import { type Transaction } from '../../src/contract/ports';

// Every mongoose call inside the body joins the transaction by itself
// (https://mongoosejs.com/docs/transactions.html#asynclocalstorage).
mongoose.set('transactionAsyncLocalStorage', true);

const DUPLICATE_KEY = 11000;
const MAX_TRIES = 4;

/**
 * Two that create the same thing at once: the later one meets the unique index, its transaction is gone,
 * and on the second try it finds the thing there. The driver itself repeats on conflicts and lost primaries.
 */
export function createTransaction(connection: Connection): Transaction {
  const inside = new AsyncLocalStorage<true>();

  const transaction = async <T>(work: () => Promise<T>): Promise<T> => {
    if (inside.getStore()) return work();
    for (let attempt = 1; ; attempt++) {
      try {
        return await connection.transaction(() => inside.run(true, work), {
          readConcern: { level: 'snapshot' },
          writeConcern: { w: 'majority' },
        });
      } catch (error) {
        if (!isDuplicateKey(error) || attempt === MAX_TRIES) throw error;
      }
    }
  };
  return Object.assign(transaction, { isInside: () => inside.getStore() === true });
}

function isDuplicateKey(error: unknown): boolean {
  return error instanceof mongoose.mongo.MongoServerError && error.code === DUPLICATE_KEY;
}
