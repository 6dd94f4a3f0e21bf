import { rmSync } from 'node:fs';
import { Long, UUID } from 'bson';
import { startEmbedded, type EmbeddedStore } from '../../../../../integrations/mongodb/embedded/start';
import { temporaryDirectory } from '../support/embedded';
import { openRawClient, type RawClient } from '../support/raw-client';

let dataDir: string;
let store: EmbeddedStore;
let client: RawClient;

beforeEach(async () => {
  dataDir = temporaryDirectory();
  await start();
});
afterEach(async () => {
  client.close();
  await store.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<void> {
  store = await startEmbedded({ dataDir });
  client = await openRawClient(store.uri);
}

async function crash(): Promise<void> {
  client.close();
  process.kill(store.pid ?? 0, 'SIGKILL');
  await start();
}

const count = async (name: string): Promise<unknown> =>
  (await client.command({ count: name, $db: 'test' }))['n'];

test('when a client repeats a write after a crash, then it is told what came of the first one', async () => {
  const lsid = { id: new UUID() };
  const write = {
    findAndModify: 'rows',
    query: { _id: 1 },
    update: { $inc: { n: 1 } },
    upsert: true,
    new: true,
    lsid,
    txnNumber: Long.fromNumber(3),
    $db: 'test',
  };
  const first = await client.command(write);
  await crash();
  const again = await client.command(write);
  expect([first['value'], again['value']]).toEqual([
    { _id: 1, n: 1 },
    { _id: 1, n: 1 },
  ]);
  expect(await client.command({ ...write, txnNumber: Long.fromNumber(2) })).toMatchObject({
    ok: 0,
    code: 225,
  });
  expect(await client.command({ ...write, txnNumber: Long.fromNumber(4) })).toMatchObject({
    value: { n: 2 },
  });
});

test('when a client repeats a commit after a crash, then it is told that it has been done', async () => {
  const inside = { lsid: { id: new UUID() }, txnNumber: Long.fromNumber(1), autocommit: false };
  await client.command({
    insert: 'rows',
    documents: [{ _id: 1 }],
    ...inside,
    startTransaction: true,
    $db: 'test',
  });
  const commit = { commitTransaction: 1, ...inside, $db: 'admin' };
  expect(await client.command(commit)).toMatchObject({ ok: 1 });
  await crash();
  expect(await client.command(commit)).toMatchObject({ ok: 1 });
  expect(await count('rows')).toBe(1);
});

test('when a crash comes before the commit, then the transaction has never been', async () => {
  const inside = { lsid: { id: new UUID() }, txnNumber: Long.fromNumber(1), autocommit: false };
  await client.command({
    insert: 'rows',
    documents: [{ _id: 1 }],
    ...inside,
    startTransaction: true,
    $db: 'test',
  });
  await crash();
  expect(await client.command({ commitTransaction: 1, ...inside, $db: 'admin' })).toMatchObject({
    ok: 0,
    code: 251,
    errorLabels: ['TransientTransactionError'],
  });
  expect(await count('rows')).toBe(0);
});

test('when collections and indexes come and go before a crash, then their numbers are not mixed up after it', async () => {
  await client.command({ insert: 'first', documents: [{ n: 1 }], $db: 'test' });
  await client.command({ insert: 'second', documents: [{ n: 2 }], $db: 'test' });
  await client.command({ drop: 'second', $db: 'test' });
  await crash();
  await client.command({ insert: 'third', documents: [{ n: 3 }], $db: 'test' });
  await client.command({ createIndexes: 'third', indexes: [{ key: { n: 1 }, name: 'n_1' }], $db: 'test' });
  expect([await count('first'), await count('second'), await count('third')]).toEqual([1, 0, 1]);
  expect(await client.command({ validate: 'third', $db: 'test' })).toMatchObject({
    valid: true,
    keysPerIndex: { _id_: 1, n_1: 1 },
  });
});
