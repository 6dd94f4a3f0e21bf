import mongoose from 'mongoose';
import { startEmbedded } from './start';

const OWN_DATABASES = new Set(['admin', 'config', 'local']);

/** A client of the store in a directory, running or not, that keeps each value's type as it is stored. */
export async function withClient<T>(
  dataDir: string,
  work: (client: mongoose.mongo.MongoClient) => Promise<T>,
): Promise<T> {
  const store = await startEmbedded({ dataDir });
  const client = new mongoose.mongo.MongoClient(store.uri, {
    promoteValues: false,
    promoteLongs: false,
    promoteBuffers: false,
    bsonRegExp: true,
    ignoreUndefined: false,
  });
  try {
    return await work(await client.connect());
  } finally {
    await client.close();
    await store.stop();
  }
}

/** All collections, in the order of their names. */
export async function collectionsOf(
  client: mongoose.mongo.MongoClient,
): Promise<mongoose.mongo.Collection[]> {
  const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
  const found: mongoose.mongo.Collection[] = [];
  for (const { name } of databases) {
    if (OWN_DATABASES.has(name)) continue;
    const database = client.db(name);
    const listed = await database.listCollections({}, { nameOnly: true }).toArray();
    found.push(...listed.map((collection) => database.collection(collection.name)));
  }
  return found;
}
