import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import { startEmbedded, type EmbeddedStore } from '../../../../../integrations/mongodb/embedded/start';
import { temporaryDirectory } from '../support/embedded';
import { amount } from '../support/thoroughness';

const KILLS = amount(6, 300);
const WRITERS = 8;
const ACCOUNTS = 6;
const MONEY = 600;

interface Account {
  _id: number;
  balance: number;
}

/** What the store has said yes to. */
interface Acknowledged {
  inserts: Set<string>;
  deletes: Set<string>;
  /** Of each counter the highest value answered. */
  counters: Map<string, number>;
  /** Pairs of documents written by one transaction. */
  pairs: Set<string>;
}

let dataDir: string;
beforeAll(() => {
  dataDir = temporaryDirectory();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test(
  `when the store is killed ${KILLS} times in the middle of its work, then all that it acknowledged is there and no transaction is torn`,
  async () => {
    const known: Acknowledged = {
      inserts: new Set(),
      deletes: new Set(),
      counters: new Map(),
      pairs: new Set(),
    };
    for (let round = 0; round <= KILLS; round++) {
      const store = await startEmbedded({ dataDir });
      const client = await connect(store);
      if (round === 0) await prepare(client);
      await check(client, known);
      if (round === KILLS) {
        await client.close();
        await store.stop();
        break;
      }
      const working = Array.from({ length: WRITERS }, (_, writer) =>
        work(client, known, `${round}/${writer}`),
      );
      const before = known.inserts.size;
      while (known.inserts.size < before + WRITERS || known.pairs.size === 0) await pause(5);
      await pause(Math.random() * 150);
      process.kill(store.pid ?? 0, 'SIGKILL');
      await client.close(true);
      await Promise.all(working);
    }
    expect(known.inserts.size).toBeGreaterThanOrEqual(KILLS * WRITERS);
    expect(known.pairs.size).toBeGreaterThan(0);
  },
  amount(60_000, 3_600_000),
);

async function connect(store: EmbeddedStore): Promise<mongoose.mongo.MongoClient> {
  return new mongoose.mongo.MongoClient(store.uri, {
    serverSelectionTimeoutMS: 500,
    retryWrites: true,
  }).connect();
}

const rowsOf = (
  client: mongoose.mongo.MongoClient,
): mongoose.mongo.Collection<{ _id: string; n?: number; pair?: string }> =>
  client.db('test').collection('rows');
const accountsOf = (client: mongoose.mongo.MongoClient): mongoose.mongo.Collection<Account> =>
  client.db('test').collection('accounts');

async function prepare(client: mongoose.mongo.MongoClient): Promise<void> {
  await rowsOf(client).createIndexes([
    { key: { n: 1 } },
    { key: { pair: 1 }, sparse: true },
    { key: { tags: 1, n: -1 } },
  ]);
  await accountsOf(client).insertMany(
    Array.from({ length: ACCOUNTS }, (_, _id) => ({ _id, balance: MONEY / ACCOUNTS })),
  );
}

/** Writes until the store is gone, and notes each answer. */
async function work(client: mongoose.mongo.MongoClient, known: Acknowledged, name: string): Promise<void> {
  try {
    for (let i = 0; ; i++) {
      const id = `${name}/${i}`;
      await rowsOf(client).insertOne({ _id: id, n: i, tags: ['a', `t${i % 3}`] } as { _id: string });
      known.inserts.add(id);
      if (i % 3 === 0) await count(client, known, name);
      if (i % 4 === 1) await remove(client, known, id);
      if (i % 3 === 1) await transfer(client, known, id);
    }
  } catch {
    // Killed.
  }
}

async function count(client: mongoose.mongo.MongoClient, known: Acknowledged, name: string): Promise<void> {
  const options = { upsert: true, returnDocument: 'after' } as const;
  const counted = await rowsOf(client).findOneAndUpdate(
    { _id: `count/${name}` },
    { $inc: { n: 1 } },
    options,
  );
  known.counters.set(`count/${name}`, counted?.n ?? 0);
}

async function remove(client: mongoose.mongo.MongoClient, known: Acknowledged, id: string): Promise<void> {
  known.inserts.delete(id);
  await rowsOf(client).deleteOne({ _id: id });
  known.deletes.add(id);
}

async function transfer(client: mongoose.mongo.MongoClient, known: Acknowledged, id: string): Promise<void> {
  const [from, to] = [Math.floor(Math.random() * ACCOUNTS), Math.floor(Math.random() * ACCOUNTS)];
  await client.withSession((session) =>
    session.withTransaction(
      async () => {
        await accountsOf(client).updateOne({ _id: from }, { $inc: { balance: -1 } }, { session });
        await rowsOf(client).insertOne({ _id: `${id}/left`, pair: id }, { session });
        await accountsOf(client).updateOne({ _id: to }, { $inc: { balance: 1 } }, { session });
        await rowsOf(client).insertOne({ _id: `${id}/right`, pair: id }, { session });
      },
      { timeoutMS: 2000 },
    ),
  );
  known.pairs.add(id);
}

async function check(client: mongoose.mongo.MongoClient, known: Acknowledged): Promise<void> {
  const rows = new Map((await rowsOf(client).find().toArray()).map((row) => [row._id, row]));
  expect([...known.inserts].filter((id) => !rows.has(id))).toEqual([]);
  expect([...known.deletes].filter((id) => rows.has(id))).toEqual([]);
  expect([...known.counters].filter(([id, value]) => (rows.get(id)?.n ?? 0) < value)).toEqual([]);
  const halves = [...rows.values()].filter(({ pair }) => pair !== undefined);
  const torn = halves.filter(({ pair }) => !rows.has(`${pair}/left`) || !rows.has(`${pair}/right`));
  expect(torn).toEqual([]);
  expect([...known.pairs].filter((id) => !rows.has(`${id}/left`))).toEqual([]);
  const accounts = await accountsOf(client).find().toArray();
  expect(accounts.reduce((sum, { balance }) => sum + balance, 0)).toBe(MONEY);
  for (const name of ['rows', 'accounts']) {
    expect(await client.db('test').command({ validate: name })).toMatchObject({ valid: true, errors: [] });
  }
}
