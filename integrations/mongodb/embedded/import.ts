import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import mongoose from 'mongoose';
import { withClient } from './open-client';

const { EJSON } = mongoose.mongo.BSON;
const BATCH = 1000;

/**
 * Reads files as `store:export` and `mongoexport` write them. Only into collections that are empty: an import
 * never mixes with what is there.
 */
export async function importStore(
  dataDir: string,
  source: string,
  report: (line: string) => void,
): Promise<void> {
  const files = readdirSync(source).filter((name) => /^[^.]+\..+\.json$/.test(name));
  if (files.length === 0) throw new Error(`${source} holds no files named database.collection.json`);
  await withClient(dataDir, async (client) => {
    const targets = files.map((name) => ({
      path: join(source, name),
      collection: collectionFor(client, name),
    }));
    for (const { path, collection } of targets) {
      if (await collection.findOne())
        throw new Error(`${collection.namespace} is not empty: nothing was imported from ${path}`);
    }
    for (const { path, collection } of targets) {
      report(`${await readFile(path, collection)} documents into ${collection.namespace}`);
    }
  });
}

function collectionFor(client: mongoose.mongo.MongoClient, name: string): mongoose.mongo.Collection {
  const [database = '', ...rest] = name.replace(/\.json$/, '').split('.');
  return client.db(database).collection(rest.join('.'));
}

async function readFile(path: string, collection: mongoose.mongo.Collection): Promise<number> {
  let count = 0;
  let batch: mongoose.mongo.Document[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await collection.insertMany(batch);
    batch = [];
  };
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (line.trim() === '') continue;
    count++;
    batch.push(parse(path, count, line));
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  return count;
}

function parse(path: string, line: number, text: string): mongoose.mongo.Document {
  try {
    return EJSON.parse(text, { relaxed: false }) as mongoose.mongo.Document;
  } catch (error) {
    throw new Error(`${path}, line ${line}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
