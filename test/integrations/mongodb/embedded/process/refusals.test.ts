import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { startEmbedded } from '../../../../../integrations/mongodb/embedded/start';
import { errorOf, temporaryDirectory } from '../support/embedded';

/** A directory with a store in it that has been in use; copied for each test. */
let original: string;
let dataDir: string;

beforeAll(async () => {
  original = temporaryDirectory();
  const store = await startEmbedded({ dataDir: original });
  const client = await new mongoose.mongo.MongoClient(store.uri).connect();
  await client
    .db('test')
    .collection('things')
    .insertMany(Array.from({ length: 2000 }, (_, n) => ({ n, text: 'x'.repeat(200) })));
  await client.close();
  await store.stop();
});
afterAll(() => rmSync(original, { recursive: true, force: true }));
beforeEach(() => {
  dataDir = temporaryDirectory();
  cpSync(original, dataDir, { recursive: true });
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

async function refusal(): Promise<string> {
  const before = contents();
  const { message } = await errorOf(startEmbedded({ dataDir }));
  expect(message).not.toContain('\n');
  expect(contents()).toEqual(before);
  return message;
}

/** What must not change: all but the notes of who serves, and LMDB's table of readers. */
function contents(): Record<string, string> {
  const names = existsSync(dataDir) && statSync(dataDir).isDirectory() ? readdirSync(dataDir) : [];
  const kept = names.filter((name) => !name.startsWith('owner-') && name !== 'lock.mdb' && name !== 'run');
  return Object.fromEntries(kept.map((name) => [name, readFileSync(join(dataDir, name), 'base64')]));
}

test('when nothing is wrong, then the copy is served', async () => {
  const store = await startEmbedded({ dataDir });
  expect(store.owned).toBe(true);
  await store.stop();
});

test('when the directory holds something else, then it is left alone', async () => {
  rmSync(dataDir, { recursive: true });
  cpSync(__filename, join(dataDir, 'WiredTiger'), { recursive: true });
  expect(await refusal()).toContain('holds something else (WiredTiger)');
  expect(readdirSync(dataDir)).toEqual(['WiredTiger']);
});

test('when it was written by a newer version, then it is refused', async () => {
  const label = join(dataDir, 'store.json');
  writeFileSync(label, readFileSync(label, 'utf8').replace('"format":1', '"format":2'));
  expect(await refusal()).toContain('was written by a newer version (format 2, this one reads 1)');
});

test('when the path is a file, then it is refused', async () => {
  rmSync(dataDir, { recursive: true });
  writeFileSync(dataDir, '');
  expect(await refusal()).toContain('cannot be written');
});

test('when the path can never be made, then it is refused at once', async () => {
  const { message } = await errorOf(startEmbedded({ dataDir: '/proc/nope/store' }));
  expect(message).toContain('cannot be written (ENOENT)');
});

const data = (): string => join(dataDir, 'data.mdb');

test.each<[string, () => void, string]>([
  [
    'the label is no label',
    () => writeFileSync(join(dataDir, 'store.json'), 'junk'),
    'store.json cannot be read',
  ],
  ['the data are gone', () => rmSync(data()), 'is damaged'],
  ['the data are empty', () => truncateSync(data()), 'is damaged'],
  ['the data are something else', () => writeFileSync(data(), 'x'.repeat(100_000)), 'is damaged'],
  [
    'the data are cut in half',
    () => truncateSync(data(), Math.floor(statSync(data()).size / 2)),
    'is damaged',
  ],
  ['the data are zeros from the third page on', () => zeroFrom(8192), 'is damaged'],
])('when %s, then it is refused and nothing is made anew', async (_, spoil, expected) => {
  spoil();
  expect(await refusal()).toContain(expected);
});

function zeroFrom(start: number): void {
  const bytes = readFileSync(data());
  writeFileSync(data(), bytes.fill(0, start));
}
