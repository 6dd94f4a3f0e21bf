import fc from 'fast-check';
import mongoose from 'mongoose';
import { openTestStore, type TestStore } from '../support/embedded';
import { amount } from '../support/thoroughness';
import { documents, indexes, queries, type RandomQuery } from './random-queries';

const QUERIES = 40;
const SAMPLE = 8;
const { EJSON } = mongoose.mongo.BSON;

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore({ promoteValues: false, bsonRegExp: true, ignoreUndefined: false });
});
afterAll(() => store.close());

test(
  'when a query is answered from an index, then it finds what a full scan finds, in the same order',
  async () => {
    let used = 0;
    const data = fc.record({
      docs: documents,
      specs: indexes,
      asked: fc.array(queries, { minLength: QUERIES, maxLength: QUERIES }),
    });
    await fc.assert(
      fc.asyncProperty(data, async ({ docs, specs, asked }) => {
        const collection = await filled(docs);
        for (const { key, ...options } of specs) {
          // Two arrays in one document cannot be indexed together: then that index is not there.
          await collection.createIndex(key, options).catch(() => undefined);
        }
        for (const [i, query] of asked.entries()) {
          const [indexed, scanned] = [
            await run(collection, query, false),
            await run(collection, query, true),
          ];
          expect({ query: EJSON.stringify(query), found: indexed }).toEqual({
            query: EJSON.stringify(query),
            found: scanned,
          });
          if (i % SAMPLE === 0) used += Number(await goesByIndex(collection, query));
        }
      }),
      { numRuns: amount(40, 2500), endOnFailure: true },
    );
    // Enough of them went by an index to mean something.
    expect(used).toBeGreaterThan((amount(40, 2500) * QUERIES * 0.2) / SAMPLE);
  },
  amount(60_000, 3_600_000),
);

async function filled(docs: Record<string, unknown>[]): Promise<mongoose.mongo.Collection> {
  const collection = store.db.collection('random');
  await collection.drop();
  await collection.insertMany(
    docs.map((fields, _id) => ({ _id: _id as unknown as mongoose.mongo.ObjectId, ...fields })),
  );
  return collection;
}

async function run(
  collection: mongoose.mongo.Collection,
  query: RandomQuery,
  scan: boolean,
): Promise<number[]> {
  const documents = await cursorOf(collection, query, scan ? { hint: { $natural: 1 } } : {}).toArray();
  const found = documents.map(({ _id }) => Number(_id));
  return query.sort.length > 0 ? found : found.sort((a, b) => a - b);
}

async function goesByIndex(collection: mongoose.mongo.Collection, query: RandomQuery): Promise<boolean> {
  return JSON.stringify(await cursorOf(collection, query, {}).explain('queryPlanner')).includes('IXSCAN');
}

function cursorOf(
  collection: mongoose.mongo.Collection,
  { filter, sort, limit, skip }: RandomQuery,
  options: mongoose.mongo.FindOptions,
): mongoose.mongo.FindCursor {
  return collection.find(filter, sort.length > 0 ? { sort, limit, skip, ...options } : options);
}
