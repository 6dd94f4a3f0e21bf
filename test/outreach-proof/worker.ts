import mongoose from 'mongoose';
import { createTransaction } from '../../integrations/mongodb/transaction';
import { createCards } from '../../integrations/slack/cards';
import { createTwilioApi } from '../../integrations/twilio/api-client';
import { createSmsSender } from '../../integrations/twilio/send-sms';
import { createMediaFetcher } from '../../integrations/twilio/fetch-media';
import { createTextList } from '../../integrations/twilio/text-list';
import { type Areas, type AreasDeps, createAreas } from '../../src/areas';
import { createClock } from '../../src/clock';
import { readConfig } from '../../src/config';
import { type OutboxSettings } from '../../src/outreach/outbox-settings';
import { type FailPoint, withFailPoint } from './fail-points';

/** What a worker process is told, as one JSON argument. */
export interface WorkerOrders {
  uri: string;
  dbName: string;
  twilioUrl: string;
  /** The domain clock's first instant. */
  at: string;
  callMs: number;
  settings: Partial<OutboxSettings>;
  /** Also looks up what is unknown. */
  resolves: boolean;
  failPoint?: FailPoint;
}

const IDLE_MS = 20;
const RESOLVE_EVERY_MS = 250;

/** One process that dispatches as the job does, without the scheduler: as fast as it can, until SIGTERM. */
async function work(orders: WorkerOrders): Promise<void> {
  const connection = await mongoose
    .createConnection(orders.uri, {
      dbName: orders.dbName,
      autoIndex: false,
      autoCreate: false,
      writeConcern: { w: 'majority', journal: true },
      readConcern: { level: 'majority' },
      maxPoolSize: 40,
    })
    .asPromise();
  const { outreach } = createAreas(depsOf(orders, connection));
  const stop = new AbortController();
  process.once('SIGTERM', () => stop.abort());
  process.stdout.write('READY\n');
  const resolving = orders.resolves ? resolve(outreach, stop.signal) : Promise.resolve();
  while (!stop.signal.aborted) {
    const { sent } = await outreach.dispatch({ signal: stop.signal, limit: 2_000 });
    if (sent === 0) await pause(IDLE_MS);
  }
  await resolving;
  await connection.close();
}

async function resolve(outreach: Areas['outreach'], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await outreach.resolveUnknown({ signal });
    await pause(RESOLVE_EVERY_MS);
  }
}

function depsOf(orders: WorkerOrders, connection: mongoose.Connection): AreasDeps {
  const account = {
    accountSid: `AC${'0'.repeat(32)}`,
    authToken: 'sandbox-auth-token',
    from: '+15005550006',
    baseUrl: orders.twilioUrl,
    timeoutMs: orders.callMs,
  };
  const api = createTwilioApi(account);
  const silent = () => undefined;
  const transaction = createTransaction(connection);
  const deps: AreasDeps = {
    connection,
    transaction,
    config: readConfig({}),
    apiKeys: [],
    clock: createClock({ start: new Date(orders.at) }),
    log: { debug: silent, info: silent, warn: silent, error: complain, fatal: complain },
    cards: createCards({ connection }),
    sms: createSmsSender(account, api),
    texts: createTextList(api),
    media: createMediaFetcher(account),
    email: { send: async () => ({ kind: 'refused', providerCode: 'none', message: 'no e-mail here' }) },
    isSandbox: { slack: true, twilio: true, sendgrid: true },
    zoneDataIsRight: true,
    lookups: {
      migrations: gone,
      providers: { slack: gone, twilio: gone, sendgrid: gone },
      backupAt: async () => null,
    },
    publicUrl: () => 'http://127.0.0.1:9',
    outbox: orders.settings,
  };
  return orders.failPoint === undefined ? deps : withFailPoint(deps, orders.failPoint);
}

function gone(): never {
  throw new Error('a worker has no runbook');
}

function complain(fields: object, message: string): void {
  process.stderr.write(`${message} ${JSON.stringify(fields, errorsToo)}\n`);
}

function errorsToo(_key: string, value: unknown): unknown {
  return value instanceof Error ? value.stack : value;
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

work(JSON.parse(process.argv[2] ?? '{}') as WorkerOrders).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
