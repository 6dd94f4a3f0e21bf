import { rmSync } from 'node:fs';
import mongoose from 'mongoose';
import { serve, type ServeOptions, type Serving } from '../../../../../integrations/mongodb/embedded/serve';
import { temporaryDirectory } from './embedded';

export interface ServedStore extends Serving {
  client: mongoose.mongo.MongoClient;
  db: mongoose.mongo.Db;
}

/** A store in this very process, for tests that need its limits short. */
export async function openServed(options: Partial<ServeOptions> = {}): Promise<ServedStore> {
  const dataDir = temporaryDirectory();
  const serving = await serve({
    dataDir,
    onFailure: (error) => {
      throw error;
    },
    ...options,
  });
  const client = await new mongoose.mongo.MongoClient(serving.uri).connect();
  return {
    ...serving,
    client,
    db: client.db('test'),
    async close() {
      await client.close();
      await serving.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
