import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { startEmbedded, type EmbeddedStore } from '../../../../../integrations/mongodb/embedded/start';

export interface TestStore extends EmbeddedStore {
  dataDir: string;
  client: mongoose.mongo.MongoClient;
  db: mongoose.mongo.Db;
  close(): Promise<void>;
}

export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'dealrunner-store-'));
}

/** A store of its own process on an empty directory, and the real driver connected to it. */
export async function openTestStore(options: mongoose.mongo.MongoClientOptions = {}): Promise<TestStore> {
  const dataDir = temporaryDirectory();
  const store = await startEmbedded({ dataDir });
  const client = await new mongoose.mongo.MongoClient(store.uri, options).connect();
  return {
    ...store,
    dataDir,
    client,
    db: client.db('test'),
    async close() {
      await client.close();
      await store.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The error that a promise ends with; a promise that does not fail is a failure of the test. */
export async function errorOf(promise: Promise<unknown>): Promise<mongoose.mongo.MongoServerError> {
  try {
    await promise;
  } catch (error) {
    return error as mongoose.mongo.MongoServerError;
  }
  throw new Error('expected an error, and there was none');
}
