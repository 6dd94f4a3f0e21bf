import { createHmac } from 'node:crypto';
import { twilioWebhooks } from '../../integrations/twilio/webhooks';
import { type Door, openDoor } from '../src/http/open-door';
import { openAreas, type TestAreas } from '../support/areas';
import { fillTexts } from './fill';
import { CALL_MS, type Figures, randomOf, type Suite } from './suite';

// Wednesday, 10:00 in Toronto.
const AT = '2026-12-02T15:00:00Z';
const TOKEN = 'vectors-auth-token';
/** A part of the answers to the sends is lost: these messages begin as `unknown`. */
const LOST = 0.3;

/** Status reports of many messages, shuffled and doubled: the same final state, one effect each. */
export const historiesSuite = (histories: number, rounds: number): Suite => ({
  name: 'histories',
  rounds,
  minutesEach: histories / 12 / 60,
  round: (seed) => historiesRound(seed, histories),
  violations: ['not_taken', 'wrong_state', 'left_open', 'wrong_stops', 'not_counted_once', 'none_unknown'],
});

interface Report {
  status: string;
  code?: string;
}

/** What Twilio can have to say about one message in the end, and what then must be true. */
const ENDS: { reports: Report[]; state: string; stops: number }[] = [
  { reports: [{ status: 'delivered' }], state: 'delivered', stops: 0 },
  { reports: [{ status: 'undelivered', code: '30003' }], state: 'undelivered', stops: 0 },
  { reports: [{ status: 'failed', code: '21610' }], state: 'failed', stops: 1 },
  { reports: [{ status: 'failed', code: '30005' }], state: 'failed', stops: 1 },
  { reports: [{ status: 'canceled' }], state: 'cancelled', stops: 0 },
  { reports: [{ status: 'delivered' }, { status: 'read' }], state: 'delivered', stops: 0 },
  {
    reports: [{ status: 'undelivered', code: '30008' }, { status: 'delivered' }],
    state: 'delivered',
    stops: 0,
  },
  { reports: [], state: 'sent', stops: 0 },
];
const EARLY = ['accepted', 'queued', 'sending', 'sent'];

interface Row {
  _id: string;
  to: string;
  state: string;
  status_token: string;
  provider_id?: string;
  correlation_id: string;
}

async function historiesRound(seed: number, histories: number): Promise<Figures> {
  const world = await openAreas(AT, { callMs: CALL_MS });
  const door = await openWebhooks(world);
  try {
    const random = randomOf(seed);
    world.twilio.faults.add({ kind: 'reset_after', probability: LOST });
    await fillTexts(world.store.connection, { from: 0, count: histories, at: new Date(AT), state: 'queued' });
    for (let look = 0; look < 10; look++) await world.outreach.dispatch({ limit: histories });
    const rows = await rowsOf(world);
    const unknown = rows.filter(({ state }) => state === 'unknown').length;
    const figures: Figures = {
      histories,
      unknown,
      reports: 0,
      not_taken: rows.filter(({ state }) => state !== 'sent' && state !== 'unknown').length,
      none_unknown: Number(unknown === 0),
    };
    for (const [n, row] of rows.entries()) await play(figures, door, row, endOf(n), random);
    return { ...figures, ...(await judge(world, seed)) };
  } finally {
    await door.server.close();
    await world.close();
  }
}

async function openWebhooks(world: TestAreas): Promise<Door> {
  const silent = () => undefined;
  const door: Door = await openDoor({
    webhooks: twilioWebhooks({
      outreach: world.outreach,
      secrets: [TOKEN],
      publicUrl: () => door.url,
      log: { debug: silent, info: silent, warn: silent, error: silent, fatal: silent },
    }),
  });
  return door;
}

/** At least one report, or an unknown one stays so. Two at a time: they meet in the store. */
async function play(
  figures: Figures,
  door: Door,
  row: Row,
  end: (typeof ENDS)[number],
  random: () => number,
): Promise<void> {
  const early = EARLY.filter(() => random() < 0.7).map((status) => ({ status }));
  const all: Report[] = [...early, ...end.reports, { status: 'sent' }];
  const doubled = all.flatMap((report) => Array.from({ length: 1 + Math.floor(random() * 3) }, () => report));
  const order = doubled
    .map((report) => ({ report, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ report }) => report);
  for (let at = 0; at < order.length; at += 2) {
    const pair = order.slice(at, at + 2);
    const answers = await Promise.all(pair.map((report) => post(door, row, report)));
    figures.reports = (figures.reports ?? 0) + answers.length;
    figures.not_taken = (figures.not_taken ?? 0) + answers.filter((status) => status !== 200).length;
  }
}

/** Signed by the description in Twilio's documentation. */
async function post(door: Door, row: Row, { status, code }: Report): Promise<number> {
  const path = `/webhooks/twilio/status/${row.status_token}`;
  const params: [string, string][] = [
    ['AccountSid', 'AC0'],
    ['ErrorCode', code ?? ''],
    ['MessageSid', row.provider_id ?? `SM${'1'.repeat(32)}`],
    ['MessageStatus', status],
    ['To', row.to],
  ];
  const signature = createHmac('sha1', TOKEN)
    .update(door.url + path + params.map(([name, value]) => name + value).join(''))
    .digest('base64');
  const answer = await door.call('POST', path, {
    body: new URLSearchParams(params).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
  });
  return answer.status;
}

interface AddressRow {
  _id: string;
  open_attempt: string | null;
  suppressions: { channel: string }[];
}

/** By the rows as they stand. What is wrong is told with its number: the seed plays it again. */
async function judge({ store }: TestAreas, seed: number): Promise<Figures> {
  const rows = await rowsOf({ store });
  const addresses = (await store.connection.collection('contact_address').find().toArray()) as unknown[];
  const byNumber = new Map((addresses as AddressRow[]).map((row) => [row._id, row]));
  const counted = new Map<string, number>();
  const events = store.connection.collection('kpi_event').find({ metric: 'sms_sent' });
  for (const { correlation_id } of (await events.toArray()) as unknown as Row[]) {
    counted.set(correlation_id, (counted.get(correlation_id) ?? 0) + 1);
  }
  const wrong = { wrong_state: 0, left_open: 0, wrong_stops: 0, not_counted_once: 0 };
  for (const [n, { to, state, correlation_id }] of rows.entries()) {
    const end = endOf(n);
    const address = byNumber.get(to);
    const stops = address?.suppressions.filter(({ channel }) => channel === 'SMS').length ?? 0;
    const found = {
      wrong_state: state !== end.state,
      left_open: address?.open_attempt !== null,
      wrong_stops: stops !== end.stops,
      not_counted_once: counted.get(correlation_id) !== 1,
    };
    for (const [name, isWrong] of Object.entries(found)) {
      if (!isWrong) continue;
      wrong[name as keyof typeof wrong] += 1;
      console.error(`history ${n}, seed ${seed}: ${name} (${state}, ${stops} stops)`);
    }
  }
  return wrong;
}

async function rowsOf({ store }: Pick<TestAreas, 'store'>): Promise<Row[]> {
  const rows = store.connection.collection('message').find().sort({ _id: 1 });
  return (await rows.toArray()) as unknown as Row[];
}

function endOf(n: number): (typeof ENDS)[number] {
  return ENDS[n % ENDS.length] ?? { reports: [], state: 'sent', stops: 0 };
}
