import { readConfig } from '../../../src/config';
import { senderPaces } from '../../../src/sender-paces';
import { openAreas, type TestAreas } from '../../support/areas';
import { messagesOf, queueText } from './outbox';

// Wednesday, 10:00 in Toronto; the window is open from 09:00 to 20:00.
const TEN = '2026-12-02T15:00:00Z';
const SENDER = '+15005550006';
/** Two segments: 161 letters of GSM-7. */
const LONG = 'x'.repeat(161);

let world: TestAreas;
/** The real clock of the workers. Milliseconds. */
let real = 0;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.reset(TEN);
  real = Date.now();
});

const numbered = (n: number) => `+1416555${String(1_000 + n)}`;
const worker = (aSecond: number, sender = SENDER) =>
  world.another({ realNow: () => real, pacing: { SMS: { sender, aSecond } } });

async function queue(count: number, body = 'Hello'): Promise<void> {
  for (let n = 0; n < count; n++) await queueText(world, { to: numbered(n), body: `${body}${n % 10}` });
}

/** Ticks as the job does, once a second, on all of them at once. @returns texts taken after each tick */
async function ticks(workers: ReturnType<typeof worker>[], seconds: number): Promise<number[]> {
  const taken: number[] = [];
  for (let second = 0; second < seconds; second++) {
    await Promise.all(workers.map(({ outreach }) => outreach.dispatch()));
    taken.push(world.accepted().length);
    real += 1000;
  }
  return taken;
}

test('when a long code hands on one segment a second, then so does one worker, after what two seconds had saved', async () => {
  await queue(8);
  expect(await ticks([worker(1)], 6)).toEqual([2, 3, 4, 5, 6, 7]);
});

test('when three workers have one number, then together they are no faster, and none of it is lost', async () => {
  await queue(40);
  const taken = await ticks([worker(4), worker(4), worker(4)], 8);
  expect(taken).toEqual([8, 12, 16, 20, 24, 28, 32, 36]);
});

test('when a worker is new, then it goes on where the others were; another number has a pace of its own', async () => {
  await queue(8);
  await ticks([worker(1)], 1);
  expect(await ticks([worker(1)], 1)).toEqual([3]);
  expect(await ticks([worker(1, '+15005550007')], 1)).toEqual([5]);
});

test('when texts are long, then their segments count', async () => {
  await queue(8, LONG);
  // What the second one has too much is waited for afterwards.
  expect(await ticks([worker(1)], 8)).toEqual([1, 2, 2, 3, 3, 4, 4, 5]);
});

test('when they wait for their turn, then the one that waits longest is next', async () => {
  for (let n = 0; n < 6; n++) {
    await queueText(world, { to: numbered(n) });
    world.clock.pass(0.01);
  }
  await ticks([worker(1), worker(1)], 5);
  expect(world.accepted().map(({ to }) => to)).toEqual([0, 1, 2, 3, 4, 5].map(numbered));
});

test('when the window closes during the wait, then the rest stays for the next opening', async () => {
  world.clock.set('2026-12-03T00:55:00Z');
  await queue(6);
  await ticks([worker(1)], 1);
  world.clock.set('2026-12-03T00:59:30Z');
  await ticks([worker(1)], 4);
  expect(world.accepted()).toHaveLength(2);
  const waiting = await messagesOf(world).find({ state: 'queued' }).lean();
  expect(waiting.map(({ not_before }) => not_before.toISOString())).toEqual(
    Array.from({ length: 4 }, () => '2026-12-03T14:00:00.000Z'),
  );
});

test('when what was claimed may not go, then it costs no turn', async () => {
  await queue(6);
  await messagesOf(world).updateMany({ to: numbered(0) }, { $set: { province: 'XX', market: 'ALL' } });
  await messagesOf(world).updateMany({ to: numbered(1) }, { $set: { province: 'XX', market: 'ALL' } });
  expect(await ticks([worker(1)], 2)).toEqual([2, 3]);
});

test('when one call hangs, then the others keep their pace', async () => {
  await queue(16);
  world.twilio.faults.add({ kind: 'slow', times: 1, delayMs: 550 });
  await world.another({ pacing: { SMS: { sender: SENDER, aSecond: 4 } } }).outreach.dispatch();
  // Two seconds’ worth, and what half a second brought while that one hung.
  expect(world.accepted().length).toBeGreaterThan(8);
});

test('when a provider is real, then its sender has the pace that is set; a simulator and 0 have none', () => {
  const real = {
    TWILIO_ACCOUNT_SID: 'sid',
    TWILIO_AUTH_TOKEN: 'token',
    TWILIO_FROM: SENDER,
    SENDGRID_API_KEY: 'key',
    SENDGRID_FROM: 'us@example.com',
    TWILIO_SEGMENTS_PER_SECOND: '3',
  };
  expect(senderPaces(readConfig(real), SENDER)).toEqual({
    SMS: { sender: SENDER, aSecond: 3 },
    EMAIL: { sender: 'us@example.com', aSecond: 10 },
  });
  expect(senderPaces(readConfig({ ...real, SANDBOX: '1' }), SENDER)).toEqual({});
  const off = { TWILIO_SEGMENTS_PER_SECOND: '0', SENDGRID_MAILS_PER_SECOND: '0' };
  expect(senderPaces(readConfig({ ...real, ...off }), SENDER)).toEqual({});
});

test('when the settings are read, then a number has one segment a second, and wrong ones are named', () => {
  expect(readConfig({})).toMatchObject({ TWILIO_SEGMENTS_PER_SECOND: 1, SENDGRID_MAILS_PER_SECOND: 10 });
  expect(() => readConfig({ TWILIO_SEGMENTS_PER_SECOND: 'fast' })).toThrow(
    'TWILIO_SEGMENTS_PER_SECOND: must be a whole number such as 1',
  );
});
