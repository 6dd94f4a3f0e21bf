import mongoose from 'mongoose';
import { openTestStore, type TestStore } from '../support/embedded';

const { ObjectId } = mongoose.mongo;

interface Stage {
  stage: string;
  indexName?: string;
  direction?: string;
  inputStage?: Stage;
  inputStages?: Stage[];
}

let store: TestStore;
let things: mongoose.mongo.Collection;

beforeAll(async () => {
  store = await openTestStore();
  things = store.db.collection('things');
  await things.insertMany(
    Array.from({ length: 400 }, (_, i) => ({
      state: ['new', 'open', 'done'][i % 3],
      due: i % 50,
      rank: -i,
      tags: [`t${i % 7}`, `u${i % 5}`],
      email: `p${i}@x`,
      ...(i % 10 === 0 ? { gone: new Date(i) } : {}),
    })),
  );
  await things.createIndexes([
    { key: { state: 1, due: 1 } },
    { key: { due: -1, rank: 1 } },
    { key: { tags: 1 } },
    { key: { email: 1 }, unique: true },
    { key: { gone: 1 }, sparse: true },
    { key: { rank: 1 }, partialFilterExpression: { state: 'open' } },
  ]);
});
afterAll(() => store.close());

async function planOf(filter: object, options: mongoose.mongo.FindOptions = {}): Promise<Stage> {
  const explained = await things.find(filter, options).explain('queryPlanner');
  return (explained as { queryPlanner: { winningPlan: Stage } }).queryPlanner.winningPlan;
}

/** The stages from the outside in, an index by its name. */
function words(plan: Stage): string {
  const below = [plan.inputStage, ...(plan.inputStages ?? [])].filter((stage) => stage !== undefined);
  const self = plan.stage === 'IXSCAN' ? `${plan.indexName} ${plan.direction}` : plan.stage;
  return [self, ...below.map(words)].join(' > ');
}

test.each<[string, object, mongoose.mongo.FindOptions, string]>([
  ['the _id', { _id: new ObjectId() }, {}, 'IDHACK'],
  ['a unique field', { email: 'p1@x', state: 'new' }, {}, 'FETCH > email_1 forward'],
  [
    'equality, range and order',
    { state: 'new', due: { $gt: 3 } },
    { sort: { due: 1 } },
    'FETCH > state_1_due_1 forward',
  ],
  ['the opposite order', { state: 'new' }, { sort: { due: -1 } }, 'FETCH > state_1_due_1 backward'],
  [
    'several states in one order',
    { state: { $in: ['new', 'open'] } },
    { sort: { due: 1 } },
    'FETCH > state_1_due_1 forward',
  ],
  ['an order only', {}, { sort: { due: -1, rank: 1 } }, 'FETCH > due_-1_rank_1 forward'],
  [
    'an order that no index has',
    { state: 'new' },
    { sort: { rank: 1 } },
    'SORT > FETCH > state_1_due_1 forward',
  ],
  ['an element of an array', { tags: 't1' }, {}, 'FETCH > tags_1 forward'],
  ['an order by an array', { tags: { $gt: 't1' } }, { sort: { tags: 1 } }, 'SORT > FETCH > tags_1 forward'],
  ['the beginning of a text', { email: /^p1/ }, {}, 'FETCH > email_1 forward'],
  ['a text in any case', { email: /^p1/i }, {}, 'COLLSCAN'],
  ['presence, by a sparse index', { gone: { $gte: new Date(0) } }, {}, 'FETCH > gone_1 forward'],
  ['absence, which a sparse index does not know', { gone: null }, {}, 'COLLSCAN'],
  [
    'what a partial index holds',
    { rank: { $lt: -5 }, state: 'open' },
    { hint: 'rank_1' },
    'FETCH > rank_1 forward',
  ],
  ['what a partial index lacks', { rank: { $lt: -5 } }, {}, 'COLLSCAN'],
  [
    'alternatives with an index each',
    { $or: [{ email: 'p1@x' }, { tags: 'u1' }] },
    {},
    'FETCH > OR > email_1 forward > tags_1 forward',
  ],
  ['an alternative without index', { $or: [{ email: 'p1@x' }, { other: 1 }] }, {}, 'COLLSCAN'],
  ['a field without index', { other: 1 }, {}, 'COLLSCAN'],
  ['a hint for the natural order', { email: 'p1@x' }, { hint: { $natural: 1 } }, 'COLLSCAN'],
  ['texts by a collation', { email: 'P1@X' }, { collation: { locale: 'en', strength: 2 } }, 'COLLSCAN'],
])('when a query asks for %s, then explain names what answers it', async (_, filter, options, expected) => {
  expect(words(await planOf(filter, options))).toBe(expected);
});

test('when a few values are asked for in descending order, then they come in that order', async () => {
  const found = await things.find({ due: { $in: [1, 2, 3] } }, { sort: { due: 1 } }).toArray();
  expect(found.map(({ due }) => Number(due))).toEqual([1, 2, 3].flatMap((due) => Array<number>(8).fill(due)));
  expect(words(await planOf({ due: { $in: [1, 2, 3] } }, { sort: { due: 1 } }))).toBe(
    'FETCH > due_-1_rank_1 backward',
  );
});

test('when a value ends in the highest byte, then a descending index finds it together with its next field', async () => {
  const ids = store.db.collection('ids');
  await ids.createIndex({ other: -1, n: 1 });
  const other = new ObjectId('0123456789abcdef0123ffff');
  await ids.insertMany([0, 1, 2].map((n) => ({ other, n })));
  expect(await ids.countDocuments({ other, n: { $gte: 1 } })).toBe(2);
  expect(await ids.findOne({ other, n: 1 }, { projection: { _id: 0 } })).toEqual({ other, n: 1 });
});

test('when a key is longer than the file can hold, then it is found, kept unique and sorted all the same', async () => {
  const long = store.db.collection('long');
  await long.createIndex({ text: 1 }, { unique: true });
  const texts = ['b', 'a', 'c'].map((end) => 'x'.repeat(5000) + end);
  await long.insertMany([...texts, 'x', 'y'].map((text) => ({ text })));
  await expect(long.insertOne({ text: texts[1] })).rejects.toThrow('E11000');
  expect(await long.countDocuments({ text: texts[2] })).toBe(1);
  expect(await long.countDocuments({ text: { $gt: texts[1] } })).toBe(3);
  const sorted = await long.find({}, { sort: { text: 1 } }).toArray();
  expect(sorted.map(({ text }) => (text as string).slice(-1))).toEqual(['x', 'a', 'b', 'c', 'y']);
});
