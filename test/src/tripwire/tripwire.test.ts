import { blockingRate } from '../../../src/tripwire/blocking-rate.rules';
import { alertModel } from '../../../src/tripwire/alert.model';
import { openAreas, type TestAreas } from '../../support/areas';

const TEN = '2026-12-02T15:00:00Z';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

async function happened(sent: number, blocked: number): Promise<void> {
  const correlation_id = 'messaging:x';
  for (let n = 0; n < sent; n++) {
    await world.kpi.emit('sms_sent', { correlation_id, detail: { to: 'L-1', message_len: 5 } });
  }
  for (let n = 0; n < blocked; n++) {
    const detail = { to: 'L-1', province: 'ON' as const, market: 'ALL', reason: 'no_consent' };
    await world.kpi.emit('email_blocked_by_policy', { correlation_id, success: false, detail });
  }
  world.clock.pass(1);
}

describe('the blocking rate', () => {
  test.each([
    [9, 0, 'insufficient_data'],
    [0, 9, 'insufficient_data'],
    [10, 0, 'healthy'],
    [17, 3, 'healthy'],
    [16, 3, 'drift'],
    [0, 10, 'drift'],
  ])('when %i were sent and %i blocked, then it is %s', (sent, blocked, state) => {
    expect(blockingRate(blocked, sent).state).toBe(state);
  });

  test('when it drifts, then it is told once a day, also by two evaluators at once', async () => {
    await happened(5, 6);
    const other = world.another();
    const found = await Promise.all([
      world.tripwire.evaluate(),
      other.tripwire.evaluate(),
      world.tripwire.evaluate(),
    ]);
    expect(found.filter((one) => one.alerted)).toHaveLength(1);
    expect(await alertModel(world.store.connection).find().lean()).toMatchObject([
      { _id: 'blocking_rate:2026-12-02', sample: 11, found_at: new Date('2026-12-02T15:01:00Z') },
    ]);
    expect(world.cards.last('tripwire:blocking_rate:2026-12-02')?.text).toBe(
      'Blocking rate 54.5 % is above 15.0 %',
    );
    // 23:59 and 00:01 in the team’s zone.
    world.clock.set('2026-12-03T04:59:00Z');
    expect((await world.tripwire.evaluate()).alerted).toBe(false);
    world.clock.set('2026-12-03T05:01:00Z');
    expect((await world.tripwire.evaluate()).alerted).toBe(true);
  });

  test('when the blocks are a day old, or there are too few events, then nothing is told', async () => {
    await happened(0, 4);
    expect(await world.tripwire.evaluate()).toMatchObject({
      rate: { state: 'insufficient_data' },
      alerted: false,
    });
    await happened(0, 10);
    world.clock.pass(24 * 60);
    expect(await world.tripwire.evaluate()).toMatchObject({
      rate: { state: 'insufficient_data', blocked: 0 },
    });
    expect(world.cards.all).toEqual([]);
  });
});
