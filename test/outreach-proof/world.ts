import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose, { type Connection } from 'mongoose';
import { createCards } from '../../integrations/slack/cards';
import { openStore } from '../../integrations/mongodb/open-store';
import { type AreasDeps, createAreas } from '../../src/areas';
import { readConfig } from '../../src/config';
import { type FailPoint } from './fail-points';
import { type WorkerOrders } from './worker';

/** Runs from dist/ as from the sources. */
const DIST = __dirname.includes(join('dist', 'test'))
  ? join(__dirname, '../..')
  : join(__dirname, '../../dist');

export interface AcceptedText {
  seq: number;
  at: string;
  to: string;
  body: string;
  validityPeriod: number | null;
}

export interface WorkerProcess {
  pid: number;
  child: ChildProcess;
  /** Resolves when it has ended, however. */
  ended: Promise<void>;
}

/** A store, a Twilio and workers, each a process of its own; the ledger of that Twilio is the oracle. */
export interface ProofWorld {
  connection: Connection;
  url: string;
  /** Seconds of CPU that each kind of process has used so far. */
  cpu(): Record<'workers' | 'store' | 'twilio', number>;
  startWorker(more?: { failPoint?: FailPoint }): Promise<WorkerProcess>;
  control(name: string, body?: object): Promise<unknown>;
  /** Entries after that number, oldest first, and how many there are in all. */
  ledger(after?: number): Promise<{ total: number; entries: ({ type: string } & AcceptedText)[] }>;
  close(): Promise<void>;
}

type Orders = Pick<WorkerOrders, 'at' | 'settings' | 'callMs' | 'resolves'>;

export async function openProofWorld(orders: Orders): Promise<ProofWorld> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dealrunner-proof-'));
  const store = await openStore({ mongodbUri: undefined, store: 'embedded', dataDir });
  const dbName = 'proof';
  const connection = await mongoose.createConnection(store.uri, { dbName, autoIndex: false }).asPromise();
  await prepare(connection, orders.at);
  const twilio = await startTwilio();
  const workers = new Set<WorkerProcess>();
  const began = Date.now();
  // All of them have one clock, whenever they begin.
  const now = () => new Date(Date.parse(orders.at) + Date.now() - began).toISOString();

  return {
    connection,
    url: twilio.url,
    cpu: () => ({
      workers: [...workers].reduce((sum, { pid }) => sum + cpuOf(pid), 0),
      store: cpuOf(childOf(process.pid, 'embedded/main.js')),
      twilio: cpuOf(twilio.child.pid ?? -1),
    }),
    async startWorker(more = {}) {
      const worker = await spawnWorker({
        ...orders,
        ...more,
        at: now(),
        uri: store.uri,
        dbName,
        twilioUrl: twilio.url,
      });
      workers.add(worker);
      void worker.ended.then(() => workers.delete(worker));
      return worker;
    },
    control: (name, body) => ask(`${twilio.url}/_sandbox/${name}`, body),
    ledger: (after = 0) =>
      ask(`${twilio.url}/_sandbox/ledger?after=${after}`) as ReturnType<ProofWorld['ledger']>,
    async close() {
      for (const { child } of workers) child.kill('SIGKILL');
      await Promise.all([...workers].map(({ ended }) => ended));
      twilio.child.kill('SIGTERM');
      await connection.close();
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Collections, indexes and policies as at a start. */
async function prepare(connection: Connection, at: string): Promise<void> {
  const silent = () => undefined;
  const nothing = () => Promise.reject(new Error('this process sends nothing'));
  const areas = createAreas({
    connection,
    transaction: (work) => work(),
    config: readConfig({}),
    apiKeys: [],
    clock: { now: () => new Date(at) },
    log: { debug: silent, info: silent, warn: silent, error: silent, fatal: silent },
    cards: { put: nothing },
    sms: { send: nothing },
    email: { send: nothing },
    texts: { sentTo: nothing, all: nothing },
    media: { fetch: nothing },
    isSandbox: { slack: true, twilio: true, sendgrid: true },
    zoneDataIsRight: true,
    lookups: {
      migrations: nothing,
      providers: { slack: nothing, twilio: nothing, sendgrid: nothing },
      backupAt: nothing,
    } satisfies AreasDeps['lookups'],
    publicUrl: () => '',
  });
  createCards({ connection });
  for (const model of Object.values(connection.models)) {
    await model.createCollection();
    await model.createIndexes();
  }
  await areas.policy.seed();
}

async function startTwilio(): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(
    process.execPath,
    [join(DIST, 'integrations/twilio/sandbox/main.js'), JSON.stringify({ ledgerLimit: 2_000_000 })],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const line = await firstLine(child);
  return { url: line.replace('READY ', ''), child };
}

async function spawnWorker(orders: WorkerOrders): Promise<WorkerProcess> {
  const entry = join(DIST, 'test/outreach-proof/worker.js');
  const child = spawn(process.execPath, [entry, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  await Promise.race([firstLine(child), ended]);
  return { pid: child.pid ?? -1, child, ended };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
  });
}

const TICKS_A_SECOND = 100;

function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

function childOf(pid: number, command: string): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/).map(Number);
  const found = children.find((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes(command));
  if (found === undefined) throw new Error(`no child runs ${command}`);
  return found;
}

async function ask(url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) });
  if (response.status !== 200) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response.json();
}
