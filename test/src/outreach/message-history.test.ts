import { openAreas, type TestAreas } from '../../support/areas';
import { ANNA, queueText, stored } from './outbox';

const TEN = '2026-12-02T15:00:00Z';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

const wordsOf = async (message: Parameters<typeof stored>[1]) =>
  (await stored(world, message)).history.map((event) => event.what);

describe('the history of a message', () => {
  test('when a text is held, sent, and reported on, then each step stands there once, in order, with what it was judged by', async () => {
    const message = await queueText(world);
    world.clock.set('2026-12-03T01:00:00Z');
    await world.outreach.dispatch();
    world.clock.set('2026-12-03T14:00:00Z');
    await world.outreach.dispatch();
    const [{ sid = '' } = {}] = world.accepted();
    const report = { token: message.status_token, providerId: sid, providerStatus: 'delivered' };
    await world.outreach.updateStatus({ ...report, state: 'delivered' });
    await world.outreach.updateStatus({ ...report, state: 'delivered' });

    const { history } = await stored(world, message);
    expect(history).toMatchObject([
      { what: 'asked', by: 'slack:U0CALLER', at: new Date(TEN), gate: { reason: 'within_window' } },
      { what: 'held', gate: { reason: 'outside_window', next_open: new Date('2026-12-03T14:00:00Z') } },
      {
        what: 'sending',
        attempt: 1,
        gate: {
          policy_scope: { province: 'ON', market: 'ALL' },
          policy_version: 1,
          local_time: [{ timezone: 'America/Toronto', local: '2026-12-03T09:00' }],
          tz_data: expect.stringMatching(/^20\d\d[a-z]$/) as string,
        },
        consent: { basis: 'express', recorded_by: 'test' },
      },
      { what: 'accepted', provider: { id: sid } },
      { what: 'status', provider: { id: sid, status: 'delivered' } },
    ]);
    expect(history).toHaveLength(5);
  });

  test('when the same thing holds it for hours, then it stands there once', async () => {
    const message = await queueText(world);
    const real = world.another({ isSandbox: { slack: true, twilio: false, sendgrid: true } });
    for (let minute = 0; minute < 5; minute++) {
      await real.outreach.dispatch();
      world.clock.pass(1);
    }
    expect(await wordsOf(message)).toEqual(['asked', 'held']);
  });

  test('when the first try certainly failed and the second answer is lost, then both tries can be told apart', async () => {
    world.twilio.faults.add({ kind: 'rate_limit', times: 1 }, { kind: 'reset_after', times: 1 });
    const message = await queueText(world);
    await world.outreach.dispatch();
    world.clock.pass(1);
    await world.outreach.dispatch();
    expect(await wordsOf(message)).toEqual(['asked', 'sending', 'again', 'sending', 'unknown']);
    expect((await stored(world, message)).history.map((event) => event.attempt)).toEqual([
      undefined,
      1,
      undefined,
      2,
      undefined,
    ]);
  });

  test('when it is refused, blocked or cancelled, then the reason stands there', async () => {
    world.twilio.faults.add({ kind: 'refuse', code: 21612, times: 1 });
    const refused = await queueText(world);
    await world.outreach.dispatch();
    expect((await stored(world, refused)).history.at(-1)).toMatchObject({
      what: 'refused',
      error: { code: '21612' },
    });

    const blocked = await queueText(world);
    await world.policy.suppress(ANNA, ['SMS'], { cause: 'manual', at: world.clock.now() });
    await world.outreach.dispatch();
    expect((await stored(world, blocked)).history.at(-1)).toMatchObject({
      what: 'blocked',
      gate: { reason: 'opted_out' },
    });

    const cancelled = await queueText(world, { to: '+14165550177' });
    await world.outreach.cancel(cancelled._id, 'changed_my_mind');
    expect((await stored(world, cancelled)).history.at(-1)).toMatchObject({
      what: 'cancelled',
      error: { code: 'changed_my_mind' },
    });
  });
});
