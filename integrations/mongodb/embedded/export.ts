import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import mongoose from 'mongoose';
import { collectionsOf, withClient } from './open-client';

const { EJSON } = mongoose.mongo.BSON;

/**
 * Writes each collection into a file of its own, `database.collection.json`, one document a line in MongoDB's
 * canonical extended JSON, as `mongoimport` reads it
 * (https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/). All files show the same moment.
 */
export async function exportStore(
  dataDir: string,
  target: string,
  report: (line: string) => void,
): Promise<void> {
  mkdirSync(target, { recursive: true });
  await withClient(dataDir, async (client) => {
    const collections = await collectionsOf(client);
    await client.withSession(async (session) => {
      session.startTransaction({ readConcern: { level: 'snapshot' } });
      for (const collection of collections) {
        const path = join(target, `${collection.namespace}.json`);
        report(`${await writeFile(path, collection.find({}, { session }))} documents in ${path}`);
      }
      await session.commitTransaction();
    });
  });
}

async function writeFile(path: string, documents: AsyncIterable<mongoose.mongo.Document>): Promise<number> {
  const file = createWriteStream(path, { mode: 0o600 });
  let count = 0;
  for await (const document of documents) {
    count++;
    if (!file.write(`${EJSON.stringify(document, { relaxed: false })}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return count;
}
