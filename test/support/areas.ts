import { createTwilioApi } from '../../integrations/twilio/api-client';
import { createTwilioSandbox, type TwilioSandbox } from '../../integrations/twilio/sandbox/sandbox';
import { type TwilioLedgerEntry } from '../../integrations/twilio/sandbox/state';
import { createSmsSender } from '../../integrations/twilio/send-sms';
import { createMediaFetcher } from '../../integrations/twilio/fetch-media';
import { createTextList } from '../../integrations/twilio/text-list';
import { type Areas, createAreas, type AreasDeps } from '../../src/areas';
import { readConfig } from '../../src/config';
import { type Actor } from '../../src/contract/actor';
import { type CardPlace, type Finding, type Log, type SmsSender } from '../../src/contract/ports';
import { type View } from '../../src/contract/view';
import { jsonRequest } from './json-http';
import { openTestStore, type TestStore } from './store';

const POLICIES = [
  'MarketPolicy',
  'PolicyVersion',
  'PolicyRevision',
  'OfferPolicy',
  'RiskPolicy',
  'ConfidenceGate',
  'MessageTemplate',
];
const MINUTE_MS = 60_000;
/** Real milliseconds: short, so that a provider that hangs does not hold up a test. */
const CALL_TIMEOUT_MS = 600;

interface PutCard {
  parent?: string;
  quiet?: boolean;
  onlyIfThere?: boolean;
  key: string;
  channel: CardPlace;
  view: View;
}

/** All areas on a store of their own, with a clock to move and a Twilio to look into. */
export interface TestAreas extends Areas {
  store: TestStore;
  clock: { now(): Date; set(at: string): void; pass(minutes: number): void };
  twilio: TwilioSandbox;
  sms: SmsSender;
  /** What was put, in order; a transaction that ran twice puts twice. */
  cards: { all: PutCard[]; last(key: string): View | undefined };
  log: { lines: { level: string; fields: object; message: string }[] };
  /** Texts that Twilio has accepted, in order. */
  accepted(): Extract<TwilioLedgerEntry, { type: 'accepted' }>[];
  /** Everything but the policies is as at the beginning; the clock shows `at`. */
  reset(at: string): Promise<void>;
  /** The same areas as another process has them: same store, clock and Twilio. */
  another(more?: Partial<AreasDeps>): Areas;
  close(): Promise<void>;
}

export const MANAGER: Actor = { kind: 'slack', id: 'U0MANAGER', role: 'manager' };
export const CALLER: Actor = { kind: 'slack', id: 'U0CALLER', role: 'agent' };

/** What the runbook asks of the outside: all well, with a backup of this moment. */
const answers = async (): Promise<Finding> => ({
  state: 'green',
  text: 'runbook.provider_ok',
  params: { provider: 'It' },
});
const allGreen: AreasDeps['lookups'] = {
  migrations: async () => ({ ok: true, detail: 'at version 1 of 1' }),
  providers: { slack: answers, twilio: answers, sendgrid: answers },
  backupAt: async () => new Date(),
};

/**
 * @param at the domain clock's first instant; it stands still until it is moved
 * @param more `callMs`: how long Twilio is waited for
 */
export async function openAreas(
  at: string,
  more: Partial<AreasDeps> & { callMs?: number } = {},
  on?: TestStore,
): Promise<TestAreas> {
  const { callMs = CALL_TIMEOUT_MS, ...given } = more;
  const store = on ?? (await openTestStore());
  const twilio = await createTwilioSandbox();
  const clock = movableClock(at);
  const all: PutCard[] = [];
  const log = recordingLog();
  const account = {
    accountSid: `AC${'0'.repeat(32)}`,
    authToken: 'sandbox-auth-token',
    from: '+15005550006',
    baseUrl: twilio.url,
    timeoutMs: callMs,
  };
  const api = createTwilioApi(account);
  const sms = createSmsSender(account, api);
  const deps: AreasDeps = {
    connection: store.connection,
    transaction: store.transaction,
    config: readConfig({}),
    apiKeys: [],
    clock,
    log,
    cards: { put: async (card) => void all.push(card) },
    sms,
    texts: createTextList(api),
    media: createMediaFetcher(account),
    email: { send: async () => ({ kind: 'refused', providerCode: 'none', message: 'no e-mail here' }) },
    isSandbox: { slack: true, twilio: true, sendgrid: true },
    zoneDataIsRight: true,
    lookups: allGreen,
    publicUrl: () => 'http://bot.invalid',
    ...given,
  };
  const areas = createAreas(deps);
  await store.prepare();
  await areas.policy.seed();
  await areas.offers.seed();
  await areas.risk.seed();
  await areas.heimdall.seed();
  await areas.outreach.templates.seed();
  return {
    ...areas,
    store,
    clock,
    twilio,
    sms,
    cards: { all, last: (key) => all.findLast((card) => card.key === key)?.view },
    log,
    accepted: () =>
      twilio.ledger
        .entries()
        .filter((entry): entry is typeof entry & { type: 'accepted' } => entry.type === 'accepted'),
    async reset(begin) {
      const models = Object.values(store.connection.models);
      const emptied = models.filter((model) => !POLICIES.includes(model.modelName));
      await Promise.all(emptied.map((model) => model.deleteMany({})));
      await areas.policy.settingsChanged();
      clock.set(begin);
      all.length = 0;
      log.lines.length = 0;
      await jsonRequest('POST', `${twilio.url}/_sandbox/reset`);
    },
    another: (other = {}) => createAreas({ ...deps, ...other }),
    async close() {
      await twilio.close();
      await store.close();
    },
  };
}

function movableClock(start: string): TestAreas['clock'] {
  let now = new Date(start);
  return {
    now: () => now,
    set: (at) => void (now = new Date(at)),
    pass: (minutes) => void (now = new Date(now.getTime() + minutes * MINUTE_MS)),
  };
}

function recordingLog(): Log & TestAreas['log'] {
  const lines: TestAreas['log']['lines'] = [];
  const at = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, fields, message });
  return {
    lines,
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
  };
}
