import { openAreas, type TestAreas } from '../../support/areas';
import { ANNA, askForText, metrics, queueText, stored } from './outbox';

// Wednesday, 10:00 in Toronto.
const TEN = '2026-12-02T15:00:00Z';
const STOPPED = 'provider-stopped:SMS';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN, { outbox: { inFlight: 2 } });
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

describe('our account is refused', () => {
  test.each([20003, 30002, 21606])(
    'when Twilio says %i, then nothing fails, everything waits, and one alarm is told',
    async (code) => {
      world.twilio.faults.add({ kind: 'refuse', code, status: 401 });
      const messages = [];
      for (let n = 0; n < 12; n++) messages.push(await queueText(world, { to: `+1416555010${n % 10}` }));
      await world.outreach.dispatch();
      await world.outreach.dispatch();

      const asked = world.twilio.ledger.entries().filter(({ type }) => type === 'fault');
      // Those that were under way when the first answer came.
      expect(asked.length).toBeLessThanOrEqual(2);
      for (const message of messages) {
        expect(await stored(world, message)).toMatchObject({ state: 'queued', attempts: 0 });
      }
      const alarms = world.cards.all.filter(({ key }) => key === STOPPED);
      expect(alarms).toHaveLength(1);
      expect(alarms[0]?.view.text).toContain(String(code));
    },
  );

  test('when it is mended, then one message finds out, all go, and the alarm says so', async () => {
    world.twilio.faults.add({ kind: 'refuse', code: 30002, status: 403, times: 2 });
    for (let n = 0; n < 6; n++) await queueText(world, { to: `+1416555010${n}` });
    await world.outreach.dispatch();
    world.clock.pass(5);
    expect(await world.outreach.dispatch()).toMatchObject({ sent: 0 });

    const later = world.another({ realNow: () => Date.now() + 301_000, outbox: { inFlight: 2 } });
    expect(await later.outreach.dispatch()).toMatchObject({ sent: 6 });
    expect(world.cards.last(STOPPED)?.text).toContain('again');
    expect(await metrics(world)).toEqual(Array.from({ length: 6 }, () => 'sms_sent'));
  });
});

describe('the number', () => {
  test.each([21211, 21614, 30005])(
    'when Twilio says %i, then it failed with a plain sentence in both languages, and it is never texted again',
    async (code) => {
      world.twilio.faults.add({ kind: 'refuse', code, times: 1 });
      const message = await queueText(world);
      await world.outreach.dispatch();
      const { state, error } = await stored(world, message);
      expect(state).toBe('failed');
      expect(error?.code).toBe(String(code));
      expect(error?.message).toMatch(/^The number .*\.$/);
      expect(error?.message_fr).toMatch(/^Le numéro .*\.$/);
      expect(world.cards.last('bad-number:L-1')?.text).toContain(error?.message ?? '-');
      expect(await askForText(world)).toMatchObject({ blocked: { reason: 'opted_out' } });
      const record = await world.policy.addresses.findById(ANNA).lean();
      expect(record?.suppressions).toEqual([{ channel: 'SMS', cause: 'bad_number', at: new Date(TEN) }]);
    },
  );

  test('when a report says it after the acceptance (30006), then the same', async () => {
    const { status_token: token } = await queueText(world);
    await world.outreach.dispatch();
    const error = { code: '30006', message: 'A landline.', because: 'bad_address' as const };
    await world.outreach.updateStatus({
      token,
      providerId: 'SM1',
      providerStatus: 'undelivered',
      state: 'undelivered',
      error,
    });
    expect(await askForText(world)).toMatchObject({ blocked: { reason: 'opted_out' } });
  });
});

test('when messages like this one cannot be sent (21408), then it failed, the others go, and a card says it', async () => {
  world.twilio.faults.add({ kind: 'refuse', code: 21408, times: 1, match: 'abroad' });
  const abroad = await queueText(world, { body: 'abroad' });
  const here = await queueText(world, { to: '+14165550101' });
  await world.outreach.dispatch();
  expect((await stored(world, abroad)).state).toBe('failed');
  expect((await stored(world, here)).state).toBe('sent');
  expect(world.cards.last('provider-setup:SMS:21408')?.text).toContain('not allowed');
});
