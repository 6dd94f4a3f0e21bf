import { setTimeout as pause } from 'node:timers/promises';
import { errorOf } from '../support/embedded';
import { openServed, type ServedStore } from '../support/served';

let store: ServedStore;
beforeAll(async () => {
  store = await openServed({ ttlMs: 100 });
});
afterAll(() => store.close());

test("when a collection is made, listed and dropped, then the answers are MongoDB's", async () => {
  const { db } = store;
  await db.createCollection('made');
  const error = await errorOf(db.createCollection('made'));
  expect([error.code, error.codeName]).toEqual([48, 'NamespaceExists']);
  await db.collection('written').insertOne({});
  const listed = await db.listCollections({}, { nameOnly: true }).toArray();
  expect(listed).toEqual([
    { name: 'made', type: 'collection' },
    { name: 'written', type: 'collection' },
  ]);
  expect(await db.listCollections({ name: 'made' }).toArray()).toMatchObject([
    { name: 'made', info: { readOnly: false } },
  ]);
  expect(await db.dropCollection('made')).toBe(true);
  expect((await errorOf(db.collection('made').indexes())).code).toBe(26);
  expect((await store.client.db().admin().listDatabases()).databases.map(({ name }) => name)).toContain(
    'test',
  );
});

test('when a collection is dropped, then its name begins anew and its cursors are gone', async () => {
  const rows = store.db.collection('dropped');
  await rows.insertMany(Array.from({ length: 300 }, (_, n) => ({ n })));
  const cursor = rows.find();
  await cursor.next();
  await rows.drop();
  expect(await rows.countDocuments()).toBe(0);
  await rows.insertOne({ n: 'new' });
  expect((await errorOf(cursor.toArray())).code).toBe(43);
  await pause(1200);
  expect(await rows.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ n: 'new' }]);
  expect(await store.db.command({ validate: 'dropped' })).toMatchObject({ valid: true, nrecords: 1 });
});

test('when a database is dropped, then the others stay', async () => {
  const other = store.client.db('other');
  await other.collection('a').insertOne({});
  await other.collection('b').insertOne({});
  await store.db.collection('stays').insertOne({});
  await other.dropDatabase();
  expect(await other.listCollections().toArray()).toEqual([]);
  expect(await store.db.collection('stays').countDocuments()).toBe(1);
});

test('when a document is older than its index allows, then it goes by itself', async () => {
  const rows = store.db.collection('short');
  await rows.createIndexes([
    { key: { at: 1 }, expireAfterSeconds: 60 },
    { key: { until: -1 }, expireAfterSeconds: 0 },
  ]);
  const [past, soon] = [new Date(Date.now() - 61_000), new Date(Date.now() + 60_000)];
  await rows.insertMany([
    { name: 'old', at: past },
    { name: 'young', at: new Date() },
    { name: 'no date', at: 'yesterday' },
    { name: 'one of many', at: [soon, past] },
    { name: 'over', until: past },
    { name: 'not yet', until: soon },
    { name: 'never' },
  ]);
  await pause(400);
  const left = await rows.find().sort({ name: 1 }).toArray();
  expect(left.map(({ name }) => name as string)).toEqual(['never', 'no date', 'not yet', 'young']);
  expect(await store.db.command({ validate: 'short' })).toMatchObject({ valid: true });
});

test('when statistics are asked for, then they count what is there', async () => {
  const rows = store.db.collection('counted');
  await rows.insertMany([{ n: 1 }, { n: 2 }]);
  expect(await store.db.command({ collStats: 'counted' })).toMatchObject({
    ns: 'test.counted',
    count: 2,
    nindexes: 1,
    capped: false,
  });
  expect(await store.client.db('empty').stats()).toMatchObject({ collections: 0, objects: 0 });
  const admin = store.db.admin();
  expect(await admin.buildInfo()).toMatchObject({ version: '8.0.0' });
  expect(await admin.serverStatus()).toMatchObject({ process: 'dealrunner-embedded' });
  expect(await admin.command({ getParameter: 1, featureCompatibilityVersion: 1 })).toMatchObject({
    featureCompatibilityVersion: { version: '8.0' },
  });
});

test('when documents are counted, then unflushed and limited ones are counted right', async () => {
  const rows = store.db.collection('numbers');
  await Promise.all(Array.from({ length: 30 }, (_, n) => rows.insertOne({ n })));
  expect(await rows.estimatedDocumentCount()).toBe(30);
  expect(await rows.countDocuments({ n: { $lt: 10 } }, { skip: 3, limit: 5 })).toBe(5);
  expect(await store.db.command({ count: 'numbers', skip: 25, limit: -10 })).toMatchObject({ n: 5 });
  await rows.deleteMany({ n: { $gte: 5 } });
  expect(await rows.estimatedDocumentCount()).toBe(5);
});

test('when distinct values are asked for, then arrays are taken apart and equal numbers are one', async () => {
  const rows = store.db.collection('values');
  await rows.insertMany([{ v: 2 }, { v: [1, 2.0, 'a'] }, { v: null }, {}, { v: { x: 1 } }, { v: [[1]] }]);
  expect(await rows.distinct('v')).toEqual([null, 1, 2, 'a', { x: 1 }, [1]]);
  expect(await rows.distinct('v', { v: 2 })).toEqual([1, 2, 'a']);
  expect(await rows.distinct('v.x')).toEqual([1]);
});

test('when a pipeline begins with what a find could do, then an index answers that', async () => {
  const rows = store.db.collection('piped');
  await rows.createIndex({ state: 1, due: 1 });
  await rows.insertMany(Array.from({ length: 200 }, (_, due) => ({ state: due % 4, due })));
  const stages = [
    { $match: { state: 1 } },
    { $match: { due: { $gte: 20 } } },
    { $sort: { due: -1 } },
    { $skip: 1 },
    { $limit: 2 },
    { $project: { _id: 0, due: 1 } },
  ];
  expect(await rows.aggregate(stages).toArray()).toEqual([{ due: 193 }, { due: 189 }]);
  const explained = JSON.stringify(await rows.aggregate(stages).explain('queryPlanner'));
  expect(explained).toContain('state_1_due_1');
  expect(explained).not.toContain('SORT');
});
