import { createCardMessages, type CardMessages } from '../../../integrations/slack/card-messages';
import { CARD_LEASE_MS, createCardStore } from '../../../integrations/slack/card-store';
import { cardModel } from '../../../integrations/slack/card.model';
import { createCards } from '../../../integrations/slack/cards';
import { createSlackClient } from '../../../integrations/slack/client';
import { createDeliverCards } from '../../../integrations/slack/deliver-cards';
import { createSlackSandbox, type SlackSandbox } from '../../../integrations/slack/sandbox/sandbox';
import { createAudit } from '../../../src/audit/audit';
import { type Transaction } from '../../../src/contract/ports';
import { createHeimdall, type Heimdall } from '../../../src/heimdall/heimdall';
import { translator } from '../../../src/i18n/translate';
import { recordLog } from '../../integrations/slack/support/record-log';
import { CALLER } from '../../support/areas';
import { PROOF_MS, proofSize } from '../../support/proof-size';
import { openTestStore, type TestStore } from '../../support/store';
import { alarm } from './made-alarm';
import { aroundTransaction } from '../../support/around-transaction';

const RUNS = proofSize({ short: 4, long: 300 });
const WORKERS = 3;
const KEYS = 4;
const RAISES = 12;
/** Rounds in which Slack fails or a deliverer dies; all within what a lost message is looked for. */
const BAD_ROUNDS = 3;
const FAULTS = ['reset_after', 'server_error_after', 'unreadable', 'server_error', 'reset_before'] as const;

type Worker = Pick<TestStore, 'connection' | 'transaction'> & { heimdall: Heimdall };

let store: TestStore;
const workers: Worker[] = [];
/** How the next transaction of a worker breaks off. */
let breaks: ('before' | 'after' | null)[] = [];
let skippedMs = 0;
const nowMs = () => Date.now() + skippedMs;

beforeAll(async () => {
  store = await openTestStore();
  const clock = { now: () => new Date('2026-12-02T15:00:00Z') };
  const heimdallOf = ({ connection }: Pick<TestStore, 'connection'>, transaction: Transaction) => {
    const cards = createCards({ connection, nowMs });
    return createHeimdall({
      connection,
      transaction,
      clock,
      audit: createAudit({ connection, clock }),
      cards: {
        put: async ({ view, ...card }) =>
          cards.put({ ...card, view: typeof view === 'function' ? view(translator('en')) : view }),
      },
      teamTimezone: 'America/Toronto',
      look: async () => Promise.reject(new Error('not asked for')),
      isLive: async () => false,
    });
  };
  heimdallOf(store, store.transaction);
  cardModel(store.connection);
  await store.prepare();
  for (let nth = 0; nth < WORKERS; nth++) {
    const again = await store.connectAgain();
    workers.push({ ...again, heimdall: heimdallOf(again, breaking(again.transaction)) });
  }
}, PROOF_MS);
afterAll(async () => {
  for (const { connection } of workers) await connection.close();
  await store.close();
});

/** Killed before the commit, or after it and before anybody was told. */
function breaking(transaction: Transaction): Transaction {
  return aroundTransaction(transaction, async (work) => {
    const how = breaks.shift() ?? null;
    const done = await transaction(async () => {
      const result = await work();
      if (how === 'before') throw new Error('killed');
      return result;
    });
    if (how === 'after') throw new Error('killed');
    return done;
  });
}

/** As whoever asks again until it is answered. */
async function untilDone<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Error && error.message === 'killed')) throw error;
    }
  }
}

/** A process that delivers; one that dies does so when Slack has its message, and nobody hears of it. */
function deliverer({ connection }: Worker, sandbox: SlackSandbox, dies: boolean) {
  const log = recordLog();
  const client = createSlackClient({ token: 'xoxb-test', apiUrl: sandbox.apiUrl, log });
  const messages = createCardMessages(client);
  let died: () => void = () => undefined;
  const death = new Promise<void>((resolve) => (died = resolve));
  const dying: CardMessages = {
    ...messages,
    post: async (card) => {
      await messages.post(card);
      died();
      return new Promise(() => undefined);
    },
  };
  const deliver = createDeliverCards({
    store: createCardStore({ connection, nowMs }),
    messages: dies ? dying : messages,
    quietView: async (view) => view,
    channels: { alerts: 'alerts' },
    log,
    nowMs,
  });
  return () => Promise.race([deliver({ limit: 50 }), death]);
}

function randomOf(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

async function run(nth: number): Promise<void> {
  const random = randomOf(nth);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const sandbox = await createSlackSandbox();
  try {
    skippedMs = 0;
    breaks = Array.from({ length: RAISES }, () => pick(['before', 'after', null, null] as const));
    const raised = await Promise.all(
      Array.from({ length: RAISES }, (_, n) =>
        untilDone(async () => pick(workers).heimdall.raise(alarm(`${nth}:${n % KEYS}`))),
      ),
    );
    const ids = [...new Set(raised.map(({ alert }) => alert._id))];
    expect(ids).toHaveLength(KEYS);
    for (let round = 0; round < BAD_ROUNDS; round++) {
      sandbox.faults.add({
        kind: pick(FAULTS),
        match: 'chat.postMessage',
        times: 1 + Math.floor(random() * 2),
      });
      await Promise.all(workers.map((worker, w) => deliverer(worker, sandbox, w === 0 && random() < 0.5)()));
      skippedMs += CARD_LEASE_MS + 1_000;
    }
    // Somebody acknowledges one of them meanwhile, twice, on two instances.
    const one = pick(ids);
    breaks = [pick(['before', 'after', null] as const)];
    const said = await Promise.all(
      workers.slice(0, 2).map(({ heimdall }) => untilDone(() => heimdall.acknowledge(one, CALLER))),
    );
    expect(said.filter(({ first }) => first).length).toBeLessThanOrEqual(1);
    sandbox.faults.clear();
    for (let round = 0; round < 3; round++) {
      await Promise.all(workers.map((worker) => deliverer(worker, sandbox, false)()));
      skippedMs += CARD_LEASE_MS + 1_000;
    }
    const keys = sandbox.ledger
      .entries()
      .flatMap((entry) =>
        entry.type === 'posted'
          ? [(entry.metadata as { event_payload: { key: string } }).event_payload.key]
          : [],
      );
    expect({ nth, keys: keys.sort() }).toEqual({ nth, keys: ids.map((id) => `heimdall:${id}`).sort() });
    const cards = cardModel(store.connection);
    expect(await cards.countDocuments({ state: 'dirty' })).toBe(0);
    const audited = { action: 'heimdall_alert.acknowledge', 'thing.id': one };
    expect(await store.connection.collection('audit_entry').countDocuments(audited)).toBe(1);
  } finally {
    await sandbox.close();
  }
}

test(
  `when ${KEYS} alerts are raised ${RAISES} times by ${WORKERS} workers that are killed and try again, and Slack's answers are lost, then each stands in the channel exactly once (${RUNS} runs)`,
  async () => {
    for (let nth = 1; nth <= RUNS; nth++) await run(nth);
  },
  PROOF_MS,
);
