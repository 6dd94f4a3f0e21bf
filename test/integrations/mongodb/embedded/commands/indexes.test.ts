import type mongoose from 'mongoose';
import { errorOf, openTestStore, type TestStore } from '../support/embedded';

let store: TestStore;
let rows: mongoose.mongo.Collection;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  rows = store.db.collection('rows');
  await rows.drop();
});

const isValid = async (): Promise<boolean> =>
  (await store.db.command({ validate: 'rows' }))['valid'] as boolean;

test('when an index is created, then it holds the documents that were there before', async () => {
  await rows.insertMany(Array.from({ length: 300 }, (_, n) => ({ n, tags: [n % 3, n % 5] })));
  expect(await rows.createIndexes([{ key: { n: -1 } }, { key: { tags: 1, n: 1 }, name: 'both' }])).toEqual([
    'n_-1',
    'both',
  ]);
  expect((await rows.find({ tags: 4 }, { hint: 'both' }).toArray()).length).toBe(60);
  expect(await rows.indexes()).toEqual([
    { v: 2, key: { _id: 1 }, name: '_id_' },
    { v: 2, key: { n: -1 }, name: 'n_-1' },
    { v: 2, key: { tags: 1, n: 1 }, name: 'both' },
  ]);
  expect(await isValid()).toBe(true);
});

test('when documents are changed and deleted, then all indexes follow', async () => {
  await rows.createIndexes([
    { key: { a: 1, b: -1 } },
    { key: { tags: 1 } },
    { key: { s: 1 }, sparse: true },
    { key: { p: 1 }, partialFilterExpression: { a: { $gt: 5 } } },
    { key: { 'deep.x': 1, 'deep.y': 1 } },
  ]);
  await rows.insertMany(
    Array.from({ length: 100 }, (_, a) => ({
      a,
      b: a % 7,
      tags: [a, a + 1],
      p: a,
      deep: [{ x: a, y: 1 }, { x: a }],
    })),
  );
  await rows.updateMany(
    { a: { $mod: [2, 0] } },
    { $set: { s: 1 }, $push: { tags: 7 as never }, $inc: { a: 3 } },
  );
  await rows.updateMany({ a: { $mod: [3, 0] } }, { $unset: { tags: 1, deep: 1 } });
  await rows.deleteMany({ b: 2 });
  await rows.replaceOne({ a: 7 }, { a: 'text', tags: 'one' });
  expect(await isValid()).toBe(true);
});

test('when a unique key is taken, then the error says which one, and nothing of the document is there', async () => {
  await rows.createIndex({ email: 1, kind: 1 }, { unique: true });
  await rows.insertOne({ email: 'a@x', kind: 1 });
  const error = await errorOf(rows.insertOne({ email: 'a@x', kind: 1, other: 2 }));
  expect(error).toMatchObject({
    code: 11000,
    message:
      'E11000 duplicate key error collection: test.rows index: email_1_kind_1 dup key: { email: "a@x", kind: 1 }',
    keyPattern: { email: 1, kind: 1 },
    keyValue: { email: 'a@x', kind: 1 },
  });
  await rows.insertOne({ email: 'b@x', kind: 1 });
  expect((await errorOf(rows.updateOne({ email: 'b@x' }, { $set: { email: 'a@x' } }))).code).toBe(11000);
  expect(await rows.countDocuments()).toBe(2);
  expect(await isValid()).toBe(true);
});

test('when many are inserted and one is a duplicate, then an ordered insert stops and an unordered one goes on', async () => {
  const docs = [{ _id: 1 }, { _id: 1 }, { _id: 2 }] as unknown as mongoose.mongo.Document[];
  const ordered = await errorOf(rows.insertMany(docs));
  expect(ordered).toMatchObject({ code: 11000, writeErrors: [{ index: 1 }], insertedCount: 1 });
  await rows.deleteMany({});
  expect(await errorOf(rows.insertMany(docs, { ordered: false }))).toMatchObject({
    code: 11000,
    insertedCount: 2,
  });
});

test('when the documents break the rule of a new unique index, then it is not made', async () => {
  await rows.insertMany([{ n: 1 }, { n: 1 }]);
  expect((await errorOf(rows.createIndex({ n: 1 }, { unique: true }))).code).toBe(11000);
  expect(await rows.indexes()).toHaveLength(1);
  expect(await isValid()).toBe(true);
});

test('when an index cannot be built, then nothing of it is left for the next one', async () => {
  await rows.insertMany([
    { a: [1], b: 1 },
    { a: 1, b: 1 },
    { a: [1], b: [1] },
  ]);
  expect((await errorOf(rows.createIndex({ a: 1, b: 1 }))).code).toBe(171);
  expect((await errorOf(rows.createIndex({ a: 1 }, { unique: true }))).code).toBe(11000);
  await rows.createIndex({ c: 1 });
  expect(await isValid()).toBe(true);
});

test('when sparse or partial, then a unique index leaves the others alone', async () => {
  await rows.createIndexes([
    { key: { s: 1 }, unique: true, sparse: true },
    { key: { p: 1 }, unique: true, partialFilterExpression: { state: 'open' } },
  ]);
  await rows.insertMany([{}, {}, { p: 1 }, { p: 1, state: 'done' }, { p: 1, state: 'open' }]);
  expect((await errorOf(rows.updateOne({ state: 'done' }, { $set: { state: 'open' } }))).code).toBe(11000);
  expect((await errorOf(rows.insertMany([{ s: 5 }, { s: 5 }]))).code).toBe(11000);
});

test.each<[string, mongoose.mongo.IndexDescription, number]>([
  ['the same name for another key', { key: { b: 1 }, name: 'a_1' }, 86],
  ['the same key with another name', { key: { a: 1 }, name: 'other' }, 85],
  ['the same key, now unique', { key: { a: 1 }, unique: true }, 86],
  ['the same key, now with an expiry', { key: { a: 1 }, expireAfterSeconds: 5 }, 85],
  ['a zero as direction', { key: { c: 0 as 1 } }, 67],
  ['an expiry over two fields', { key: { c: 1, d: 1 }, expireAfterSeconds: 1 }, 67],
  ['both sparse and partial', { key: { c: 1 }, sparse: true, partialFilterExpression: { a: 1 } }, 67],
  ['a partial filter that is not allowed', { key: { c: 1 }, partialFilterExpression: { a: { $ne: 1 } } }, 67],
])("when an index has %s, then it is refused with MongoDB's code", async (_, index, code) => {
  await rows.createIndex({ a: 1 });
  expect((await errorOf(rows.createIndexes([index]))).code).toBe(code);
});

test('when an index has an option that is none, then it is refused', async () => {
  const index = { key: { a: 1 }, name: 'a_1', colour: 'red' };
  expect((await errorOf(store.db.command({ createIndexes: 'rows', indexes: [index] }))).code).toBe(197);
});

test('when an index that is there is created again, then nothing happens', async () => {
  await rows.createIndex({ a: 1 });
  expect(
    await store.db.command({ createIndexes: 'rows', indexes: [{ key: { a: 1 }, name: 'a_1' }] }),
  ).toMatchObject({ numIndexesBefore: 2, numIndexesAfter: 2 });
});

test("when an index is dropped, then it is used no more, and the _id's own cannot be", async () => {
  await rows.createIndex({ a: 1 });
  await rows.insertOne({ a: 1 });
  await rows.dropIndex('a_1');
  expect(JSON.stringify(await rows.find({ a: 1 }).explain('queryPlanner'))).toContain('COLLSCAN');
  expect((await errorOf(rows.dropIndex('_id_'))).code).toBe(72);
  expect((await errorOf(rows.dropIndex('nothing'))).code).toBe(27);
  expect((await errorOf(store.db.collection('nowhere').dropIndex('a_1'))).code).toBe(26);
});

test('when two arrays would have to be indexed together, then the document is refused', async () => {
  await rows.createIndex({ a: 1, b: 1 });
  expect((await errorOf(rows.insertOne({ a: [1], b: [2] }))).code).toBe(171);
  await rows.insertMany([
    { a: [1, 2], b: 3 },
    { a: 1, b: [2, 3] },
  ]);
  expect(await rows.countDocuments({ a: 1, b: 3 })).toBe(2);
});
