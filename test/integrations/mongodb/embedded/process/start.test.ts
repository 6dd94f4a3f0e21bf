import { fork, type ChildProcess } from 'node:child_process';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import {
  identityOf,
  isAlive,
  type ProcessIdentity,
} from '../../../../../integrations/mongodb/embedded/process-identity';
import { startEmbedded } from '../../../../../integrations/mongodb/embedded/start';
import { temporaryDirectory } from '../support/embedded';

const BUILT = join(__dirname, '..', '..', '..', '..', '..', 'dist', 'integrations', 'mongodb', 'embedded');

let dataDir: string;
beforeEach(() => {
  dataDir = temporaryDirectory();
});
// A store that ends with its parent may still be writing its last word.
afterEach(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }));

async function insertOne(uri: string, n: number): Promise<number> {
  const client = await new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 3000 }).connect();
  const things = client.db('test').collection('things');
  await things.insertOne({ n });
  const count = await things.countDocuments();
  await client.close();
  return count;
}

test('when a store is started, then it is reached by a socket that only its user can open', async () => {
  const store = await startEmbedded({ dataDir });
  expect(store).toMatchObject({
    owned: true,
    uri: `mongodb://${encodeURIComponent(join(dataDir, 'run', 'store.sock'))}/?directConnection=true`,
  });
  expect(statSync(join(dataDir, 'run')).mode & 0o777).toBe(0o700);
  expect(statSync(join(dataDir, 'data.mdb')).mode & 0o777).toBe(0o600);
  expect(await insertOne(store.uri, 1)).toBe(1);
  await store.stop();
  expect(isAlive({ pid: store.pid ?? 0 })).toBe(false);
});

test('when it is stopped and started again, then its documents are there', async () => {
  for (const expected of [1, 2, 3]) {
    const store = await startEmbedded({ dataDir });
    expect(await insertOne(store.uri, expected)).toBe(expected);
    await store.stop();
  }
});

test('when several start it at once, then one of them owns it and all are served', async () => {
  const stores = await Promise.all(Array.from({ length: 4 }, () => startEmbedded({ dataDir })));
  expect(stores.filter(({ owned }) => owned)).toHaveLength(1);
  expect(new Set(stores.map(({ uri }) => uri)).size).toBe(1);
  for (const [i, { uri }] of stores.entries()) expect(await insertOne(uri, i)).toBe(i + 1);
  await Promise.all(stores.map(({ stop }) => stop()));
});

test('when its path is too long for a socket, then the socket is elsewhere', async () => {
  const deep = join(dataDir, 'x'.repeat(60), 'y'.repeat(60));
  const store = await startEmbedded({ dataDir: deep });
  expect(decodeURIComponent(store.uri).length).toBeLessThan(140);
  expect(await insertOne(store.uri, 1)).toBe(1);
  await store.stop();
});

test('when the store is killed, then a new one goes on with what was acknowledged', async () => {
  const first = await startEmbedded({ dataDir });
  await insertOne(first.uri, 1);
  process.kill(first.pid ?? 0, 'SIGKILL');
  const second = await startEmbedded({ dataDir });
  expect(second.owned).toBe(true);
  expect(await insertOne(second.uri, 2)).toBe(2);
  await second.stop();
});

describe('a process that owns a store', () => {
  async function startParent(): Promise<{ parent: ChildProcess; store: ProcessIdentity }> {
    const script = join(dataDir, '..', `parent-${process.pid}.cjs`);
    writeFileSync(
      script,
      `require(${JSON.stringify(join(BUILT, 'start.js'))}).startEmbedded({ dataDir: process.argv[2] })
        .then((store) => { process.send(store.pid); setInterval(() => undefined, 1000); });`,
    );
    const parent = fork(script, [join(dataDir, 'store')]);
    const pid = await new Promise<number>((resolve) =>
      parent.once('message', (message) => resolve(Number(message))),
    );
    rmSync(script);
    return { parent, store: identityOf(pid) };
  }

  test('when it is killed, then its store ends, and the next one starts after it', async () => {
    const { parent, store } = await startParent();
    const gone = new Promise((resolve) => parent.once('exit', resolve));
    parent.kill('SIGKILL');
    await gone;
    const next = await startEmbedded({ dataDir: join(dataDir, 'store') });
    expect(next.owned).toBe(true);
    expect(isAlive(store)).toBe(false);
    expect(await insertOne(next.uri, 1)).toBe(1);
    await next.stop();
  });

  test('when Ctrl-C reaches both, then the store waits for its owner', async () => {
    const { parent, store } = await startParent();
    process.kill(store.pid, 'SIGINT');
    await pause(200);
    expect(isAlive(store)).toBe(true);
    parent.kill('SIGKILL');
    while (isAlive(store)) await pause(20);
  });
});
