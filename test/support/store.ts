import { randomBytes } from 'node:crypto';
import mongoose, { type Connection } from 'mongoose';
import { createTransaction } from '../../integrations/mongodb/transaction';
import { type Transaction } from '../../src/contract/ports';

export interface TestStore {
  connection: Connection;
  transaction: Transaction;
  /** Collections and indexes of every model registered so far. */
  prepare(): Promise<void>;
  /** The same database as another process has it: a connection of its own. The caller closes it. */
  connectAgain(): Promise<Pick<TestStore, 'connection' | 'transaction'>>;
  close(): Promise<void>;
}

/** A database of its own on the store that the global set-up opened. */
export async function openTestStore(): Promise<TestStore> {
  const uri = process.env.TEST_STORE_URI;
  if (uri === undefined) throw new Error('jest’s global set-up opened no store');
  const dbName = `test_${randomBytes(6).toString('hex')}`;
  const connect = () =>
    mongoose
      .createConnection(uri, { dbName, autoIndex: false, autoCreate: false, writeConcern: { w: 'majority' } })
      .asPromise();
  const connection = await connect();
  return {
    connection,
    transaction: createTransaction(connection),
    async prepare() {
      for (const model of Object.values(connection.models)) {
        await model.createCollection();
        await model.createIndexes();
      }
    },
    async connectAgain() {
      const again = await connect();
      return { connection: again, transaction: createTransaction(again) };
    },
    async close() {
      await connection.dropDatabase();
      await connection.close();
    },
  };
}
