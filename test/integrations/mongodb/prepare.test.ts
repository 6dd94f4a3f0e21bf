import mongoose, { type Connection, Schema } from 'mongoose';
import {
  type Migration,
  migrationsApplied,
  prepareStore,
  SCHEMA_VERSION,
} from '../../../integrations/mongodb/prepare';
import { StartError } from '../../../src/errors';
import { openTestStore, type TestStore } from '../../support/store';

let store: TestStore;
let second: Connection;

/** The same database, as another process has it. */
beforeEach(async () => {
  store = await openTestStore();
  second = await mongoose
    .createConnection(process.env.TEST_STORE_URI ?? '', {
      dbName: store.connection.name,
      autoIndex: false,
      autoCreate: false,
    })
    .asPromise();
  for (const connection of [store.connection, second]) {
    connection.model('Thing', new Schema({ name: { type: String, unique: true } }), 'thing');
  }
});
afterEach(async () => {
  await second.close();
  await store.close();
});

const record = () =>
  store.connection.collection<{ _id: string }>('schema_version').findOne({ _id: 'schema' });
const set = (change: object) =>
  store.connection
    .collection<{ _id: string }>('schema_version')
    .updateOne({ _id: 'schema' }, { $set: change }, { upsert: true });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('preparing the store', () => {
  test('when it is empty, then collections, indexes and seeds are there and it is ready', async () => {
    expect(await migrationsApplied(store.connection)).toMatchObject({ ok: false });
    let seeded = 0;
    await prepareStore(store.connection, { migrations: [], seed: async () => void seeded++ });
    const indexes = await store.connection.collection('thing').indexes();
    expect(indexes.map((index) => Object.keys(index.key as object))).toContainEqual(['name']);
    expect(seeded).toBe(1);
    expect(await migrationsApplied(store.connection)).toMatchObject({ ok: true });
    expect(await record()).toMatchObject({ version: SCHEMA_VERSION, holder: null });
  });

  test('when two do it at once, then never both at a time, and both come through', async () => {
    let inside = 0;
    let most = 0;
    const seed = async () => {
      most = Math.max(most, ++inside);
      await pause(50);
      inside--;
    };
    await Promise.all(
      [store.connection, second].map((connection) => prepareStore(connection, { migrations: [], seed })),
    );
    expect(most).toBe(1);
  });

  test('when a migration is behind it, then it is not done again; one that failed is', async () => {
    const done: number[] = [];
    let fails = true;
    const migration = (version: number): Migration => ({
      version,
      name: `to ${version}`,
      run: async () => {
        if (version === 1 && fails) throw new Error('half-way');
        done.push(version);
      },
    });
    const prepare = (connection: Connection) =>
      prepareStore(connection, { migrations: [migration(1)], seed: async () => undefined });
    await expect(prepare(store.connection)).rejects.toThrow('half-way');
    expect(await migrationsApplied(store.connection)).toMatchObject({ ok: false });
    fails = false;
    await prepare(second);
    await prepare(store.connection);
    expect(done).toEqual([1]);
  });

  test('when the data are of a newer version, then it is refused in one line and not a letter is written', async () => {
    await set({ version: SCHEMA_VERSION + 1, holder: null, leased_until: new Date(1) });
    const before = await record();
    const refused = prepareStore(store.connection, {
      migrations: [],
      seed: () => Promise.reject(new Error('seeded')),
    });
    await expect(refused).rejects.toBeInstanceOf(StartError);
    await expect(refused).rejects.toThrow(
      /^Store: its data are of version \d+, this Dealrunner knows \d+; start the newer release\.$/,
    );
    expect(await record()).toEqual(before);
    expect(await store.connection.listCollections()).toHaveLength(1);
  });

  test('when somebody died while preparing, then the next one goes on once the lease is over', async () => {
    await set({ version: 0, holder: 'dead', leased_until: new Date(Date.now() + 300) });
    const started = Date.now();
    await prepareStore(store.connection, { migrations: [], seed: async () => undefined });
    expect(Date.now() - started).toBeGreaterThanOrEqual(250);
    expect(await record()).toMatchObject({ holder: null });
  });
});
