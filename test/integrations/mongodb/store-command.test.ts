import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { lastBackup } from '../../../src/last-backup';

// The scripts as package.json names them: `npm run store:<verb>` runs this, with nothing but DATA_DIR set.
const { scripts } = jest.requireActual<{ scripts: Record<string, string> }>('../../../package.json');

let dataDir: string;
let running: ChildProcess[];
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'dealrunner-command-')), 'not', 'there', 'yet');
  running = [];
});
afterEach(async () => {
  for (const child of running) await end(child);
  rmSync(join(dataDir, '..', '..', '..'), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
});

interface Running {
  child: ChildProcess;
  out(): string;
  errors(): string;
  ended: Promise<number | null>;
}

function run(verb: string, ...args: string[]): Running {
  const [node = '', ...words] = (scripts[`store:${verb}`] ?? '').split(' ');
  const { PATH, HOME } = process.env;
  const child = spawn(node, [...words, ...args], {
    cwd: join(__dirname, '..', '..', '..'),
    env: { PATH, HOME, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let out = '';
  let errors = '';
  child.stdout.on('data', (piece) => (out += String(piece)));
  child.stderr.on('data', (piece) => (errors += String(piece)));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { child, out: () => out, errors: () => errors, ended };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

async function firstLine({ out, ended }: Running): Promise<string> {
  const over = ended.then(() => true);
  while (!out().includes('\n')) {
    const isOver = await Promise.race([over, new Promise((resolve) => setTimeout(() => resolve(false), 20))]);
    if (isOver) break;
  }
  return out().split('\n')[0] ?? '';
}

async function inserted(uri: string, documents: object[]): Promise<number> {
  const client = await new mongoose.mongo.MongoClient(uri).connect();
  const things = client.db('test').collection('things');
  if (documents.length > 0) await things.insertMany(documents);
  const count = await things.countDocuments();
  await client.close();
  return count;
}

test('when the store is served by hand, then one line is its URI, it makes its directory, and others attach', async () => {
  const first = run('serve');
  const uri = await firstLine(first);
  expect(uri).toMatch(/^mongodb:\/\/[\w.%-]+\/\?directConnection=true$/);
  expect(await inserted(uri, [{ n: 1 }])).toBe(1);
  const second = run('serve');
  expect(await second.ended).toBe(0);
  expect(second.out()).toBe(`${uri}\n`);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(first.out()).toBe(`${uri}\n`);
  expect(await inserted(await firstLine(run('serve')), [])).toBe(1);
});

test('when the store dies under it, then serving ends with an error', async () => {
  const serving = run('serve');
  const uri = await firstLine(serving);
  const client = await new mongoose.mongo.MongoClient(uri).connect();
  const { pid } = await client.db('admin').command({ serverStatus: 1 });
  await client.close();
  process.kill(Number(pid), 'SIGKILL');
  expect(await serving.ended).toBe(70);
});

test('when the directory holds something else, then that is one line and the exit code of a wrong setting', async () => {
  mkdirSync(join(dataDir, 'embedded'), { recursive: true });
  writeFileSync(join(dataDir, 'embedded', 'letters.txt'), 'mine');
  const serving = run('serve');
  expect(await serving.ended).toBe(78);
  expect(serving.out()).toBe('');
  expect(serving.errors().trim().split('\n')).toEqual([
    expect.stringContaining('holds something else (letters.txt)'),
  ]);
});

test('when a store is exported while it serves, then it can be imported into a new one and validated', async () => {
  const serving = run('serve');
  expect(await inserted(await firstLine(serving), [{ n: 1 }, { n: 2 }])).toBe(2);
  const files = join(dataDir, '..', 'files');
  const exporting = run('export', files);
  expect(await exporting.ended).toBe(0);
  expect(readdirSync(files)).toEqual(['test.things.json']);
  expect(exporting.out()).toContain('2 documents in ');
  // The runbook's check of the backup goes by it; an export that was refused is none.
  const made = (await lastBackup(dataDir))?.getTime() ?? 0;
  expect(Math.abs(Date.now() - made)).toBeLessThan(60_000);

  const again = run('export', files);
  expect(await again.ended).toBe(64);
  expect(again.errors()).toContain('is not empty: name a new folder');
  expect((await lastBackup(dataDir))?.getTime()).toBe(made);
  const nameless = run('import');
  expect(await nameless.ended).toBe(64);
  expect(nameless.errors()).toBe('name the folder to read: npm run store:import -- backup\n');

  serving.child.kill('SIGTERM');
  await serving.ended;
  dataDir = join(dataDir, 'new');
  expect(await run('import', files).ended).toBe(0);
  const validating = run('validate');
  expect(await validating.ended).toBe(0);
  expect(validating.out()).toContain('test.things: 2 documents, 1 indexes, 0 faults\nThe store is sound.');
}, 40_000);
