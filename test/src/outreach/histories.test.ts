import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { createRandom } from '../../../integrations/sandbox/faults';
import { twilioWebhooks } from '../../../integrations/twilio/webhooks';
import { kpiEventModel } from '../../../src/kpi/kpi-event.model';
import { mayMove } from '../../../src/outreach/delivery-order.rules';
import { type Message } from '../../../src/outreach/message.model';
import { openAreas, type TestAreas } from '../../support/areas';
import { amount, PROOF_MS } from '../../support/outreach-thoroughness';
import { type Door, openDoor } from '../http/open-door';
import { queueText, stored } from './outbox';

/** Shuffled, doubled histories of status reports: the same final state, one effect each (issue: outreach proofs). */
const HISTORIES = amount(40, 1_000);
const SEED = Number(process.env.SEED ?? 20261125);
const TOKEN = 'vectors-auth-token';
const TEN = '2026-12-02T15:00:00Z';

let world: TestAreas;
let door: Door;
beforeAll(async () => {
  world = await openAreas(TEN);
  door = await openDoor({
    webhooks: twilioWebhooks({
      outreach: world.outreach,
      secrets: [TOKEN],
      publicUrl: () => door.url,
      log: { debug() {}, info() {}, warn() {}, error() {}, fatal() {} },
    }),
  });
});
afterAll(async () => {
  await door.server.close();
  await world.close();
});

interface Report {
  status: string;
  code?: string;
}

/** What Twilio can have to say about one message, and what then must be true. */
const ENDS: { reports: Report[]; state: Message['state']; suppressed: boolean }[] = [
  { reports: [{ status: 'delivered' }], state: 'delivered', suppressed: false },
  { reports: [{ status: 'undelivered', code: '30003' }], state: 'undelivered', suppressed: false },
  { reports: [{ status: 'failed', code: '21610' }], state: 'failed', suppressed: true },
  { reports: [{ status: 'failed', code: '30005' }], state: 'failed', suppressed: false },
  { reports: [{ status: 'canceled' }], state: 'cancelled', suppressed: false },
  { reports: [{ status: 'delivered' }, { status: 'read' }], state: 'delivered', suppressed: false },
  {
    reports: [{ status: 'undelivered', code: '30008' }, { status: 'delivered' }],
    state: 'delivered',
    suppressed: false,
  },
  { reports: [], state: 'sent', suppressed: false },
];
const EARLY = ['accepted', 'queued', 'sending', 'sent'];

/** Signed by the description in Twilio's documentation. */
async function post(message: Message, { status, code }: Report): Promise<number> {
  const path = `/webhooks/twilio/status/${message.status_token}`;
  const params: [string, string][] = [
    ['AccountSid', 'AC0'],
    ['ErrorCode', code ?? ''],
    ['MessageSid', message.provider_id ?? `SM${'1'.repeat(32)}`],
    ['MessageStatus', status],
    ['To', message.to],
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

function shuffled<T>(items: T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

test(
  `when ${HISTORIES} histories come shuffled and doubled, some before the answer to the send is known, then each ends the same and counts once`,
  async () => {
    const random = createRandom(SEED);
    // A part of the answers to the sends is lost: these messages begin as unknown.
    world.twilio.faults.add({ kind: 'reset_after', probability: 0.3 });
    const queued: Message[] = [];
    for (let n = 0; n < HISTORIES; n++) {
      queued.push(await queueText(world, { to: `+1416555${String(n).padStart(4, '0')}` }));
    }
    for (let round = 0; round < 10; round++) await world.outreach.dispatch({ limit: HISTORIES });
    const begun = new Set(
      (await Promise.all(queued.map((one) => stored(world, one)))).map((one) => one.state),
    );
    expect([...begun].sort()).toEqual(['sent', 'unknown']);

    for (const [n, one] of queued.entries()) {
      const message = await stored(world, one);
      const end = ENDS[n % ENDS.length] ?? ENDS[0];
      const early = EARLY.filter(() => random() < 0.7).map((status) => ({ status }));
      // At least one report, or an unknown one stays so.
      const all: Report[] = [...early, ...(end?.reports ?? []), { status: 'sent' }];
      const doubled = all.flatMap((report) =>
        Array.from({ length: 1 + Math.floor(random() * 3) }, () => report),
      );
      const order = shuffled(doubled, random);
      // Two at a time: they meet in the store.
      for (let at = 0; at < order.length; at += 2) {
        const pair = order.slice(at, at + 2);
        const answers = await Promise.all(pair.map((report) => post(message, report)));
        expect(answers.every((status) => status === 200)).toBe(true);
      }
      const about = `history ${n}, seed ${SEED}: ${order.map((report) => report.status).join(' ')}`;
      const after = await stored(world, one);
      expect([about, after.state]).toEqual([about, end?.state]);
      const record = await world.policy.addresses.findById(message.to).lean();
      expect([about, record?.open_attempt]).toEqual([about, null]);
      const stops = record?.suppressions.filter((entry) => entry.channel === 'SMS').length;
      if (end?.suppressed) expect([about, stops]).toEqual([about, 1]);
    }

    const events = await kpiEventModel(world.store.connection).find({ metric: 'sms_sent' }).lean();
    const counted = events.map((event) => event.correlation_id).sort();
    expect(counted).toEqual(queued.map((message) => message.correlation_id).sort());
  },
  PROOF_MS,
);

test('when any reports come in any order, and twice, then the state is the highest of them', () => {
  const STATES = ['sent', 'cancelled', 'failed', 'undelivered', 'delivered'] as const;
  fc.assert(
    fc.property(
      fc.constantFrom('SMS' as const, 'EMAIL' as const),
      fc.array(fc.constantFrom(...STATES), { minLength: 1, maxLength: 12 }),
      fc.integer(),
      (channel, reports, seed) => {
        const endOf = (order: readonly (typeof STATES)[number][]) =>
          order.reduce<Message['state']>(
            (state, report) => (mayMove({ channel, state, attempts: 1 }, report) ? report : state),
            'sending',
          );
        const other = shuffled([...reports, ...reports], createRandom(seed));
        expect(endOf(other)).toBe(endOf(reports));
      },
    ),
  );
});
