import { alertModel } from '../../../src/tripwire/alert.model';
import { evaluationModel } from '../../../src/tripwire/evaluation.model';
import { MANAGER, openAreas, type TestAreas } from '../../support/areas';
import { auditOf } from './audit-of';

/** 10:00 in Toronto; the daily evaluation is at 17:00, 22:00 in UTC. */
const TEN = '2026-12-02T15:00:00Z';
const ON = { province: 'ON' as const, market: 'Toronto' };

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

async function happened(sent: number, blocked: number, place: object = ON): Promise<void> {
  const correlation_id = 'messaging:x';
  await world.kpi.emitEach(
    'sms_sent',
    Array.from({ length: sent }, () => ({ correlation_id, ...place, detail: { to: 'L-1', message_len: 5 } })),
  );
  const detail = { to: 'L-1', province: 'ON' as const, market: 'Toronto', reason: 'no_consent', ...place };
  await world.kpi.emitEach(
    'email_blocked_by_policy',
    Array.from({ length: blocked }, () => ({ correlation_id, success: false, detail })),
  );
  world.clock.pass(1);
}
const alerts = () => alertModel(world.store.connection).find().sort({ found_at: 1 }).lean();
const evaluations = () => evaluationModel(world.store.connection);

describe('an evaluation', () => {
  test('when the blocking rate drifts, then one alert is opened at the narrowest place, also by several at once', async () => {
    await happened(5, 6);
    await happened(20, 0, { province: 'QC' });
    const other = world.another();
    await Promise.all([
      world.tripwire.evaluate(MANAGER),
      other.tripwire.evaluate(MANAGER),
      world.tripwire.evaluate(MANAGER),
    ]);
    const [alert, ...more] = await alerts();
    expect(more).toEqual([]);
    expect(alert).toMatchObject({
      metric: 'blocking_rate',
      scope: 'ON:TORONTO',
      since: '2026-12-02',
      found: { window: 'day', n: 11, baseline: 0.03, limit: 0.15 },
      causes: [{ kind: 'source', name: 'no_consent', share: 1 }],
      action: 'expand_contact_windows',
    });
    const card = world.cards.last(`tripwire:${alert?._id}`);
    expect(card?.text).toBe('Blocking rate drifts, Toronto, ON: 54.5%');
    expect(JSON.stringify(card?.blocks)).toContain(
      'From 3% to 54.5% in the last 24 hours (limit 15%, 11 events)',
    );
  });

  test('when the day’s hour has come, then it is made once whoever makes it, also for days that were missed', async () => {
    world.clock.set('2026-12-02T21:59:00Z');
    expect((await world.tripwire.evaluateDue()).map(({ day }) => day)).toEqual(['2026-12-01']);
    world.clock.set('2026-12-02T22:00:00Z');
    const other = world.another();
    const made = await Promise.all([world.tripwire.evaluateDue(), other.tripwire.evaluateDue()]);
    expect(made.flat().map(({ day, at }) => [day, at.toISOString()])).toEqual([
      ['2026-12-02', '2026-12-02T22:00:00.000Z'],
    ]);
    world.clock.set('2026-12-05T22:00:00Z');
    expect((await world.tripwire.evaluateDue()).map(({ day }) => day)).toEqual([
      '2026-12-03',
      '2026-12-04',
      '2026-12-05',
    ]);
    expect(await evaluations().countDocuments()).toBe(5);
  });

  test('when three days are healthy again, then the alert closes, and asking closes nothing', async () => {
    await happened(5, 6);
    await world.tripwire.evaluate(MANAGER);
    for (const [day, state] of [
      ['03', 'open'],
      ['04', 'open'],
      ['05', 'recovered'],
    ]) {
      world.clock.set(`2026-12-${day}T18:00:00Z`);
      await happened(20, 0);
      await world.tripwire.evaluate(MANAGER);
      await world.tripwire.evaluate(MANAGER);
      world.clock.set(`2026-12-${day}T22:00:00Z`);
      await world.tripwire.evaluateDue();
      expect((await alerts()).map((alert) => alert.state)).toEqual([state]);
    }
    const [alert] = await alerts();
    expect(world.cards.last(`tripwire:${alert?._id}`)?.text).toBe(
      'Blocking rate is back to normal, Toronto, ON: 0%',
    );
    await happened(2, 12);
    await world.tripwire.evaluate(MANAGER);
    expect((await alerts()).map(({ state }) => state)).toEqual(['recovered', 'open']);
  });

  test('when a market’s whole province drifts, then the cause is named', async () => {
    await happened(5, 4, { province: 'ON', market: 'ALL' });
    await happened(1, 4, { province: 'ON', market: 'Ottawa' });
    await world.tripwire.evaluate(MANAGER);
    expect(await alerts()).toMatchObject([
      { scope: 'ON:ALL', causes: [{ kind: 'market', name: 'OTTAWA', share: 1 }, { kind: 'source' }] },
    ]);
  });
});

describe('what people set', () => {
  test('when a drift is muted, then both who press do it once, and nothing new is said for a week', async () => {
    await happened(5, 6);
    await world.tripwire.evaluate(MANAGER);
    const id = (await alerts())[0]?._id ?? '';
    const both = [world, world.another()].map(({ tripwire }) => tripwire.mute(id, MANAGER));
    for (const muted of await Promise.all(both))
      expect(muted.muted_until).toEqual(new Date('2026-12-09T15:01:00Z'));
    expect(await auditOf(world, 'tripwire.mute')).toHaveLength(1);
    await alertModel(world.store.connection).deleteMany({});
    await world.tripwire.evaluate(MANAGER);
    expect(await alerts()).toEqual([]);
    world.clock.set('2026-12-09T15:00:30Z');
    await happened(1, 12);
    await world.tripwire.evaluate(MANAGER);
    expect(await alerts()).toHaveLength(1);
  });

  test('when a baseline is pinned, then open alerts go by it too, and a count has none', async () => {
    await happened(5, 6);
    await world.tripwire.evaluate(MANAGER);
    await world.tripwire.setBaseline('blocking_rate', 0.1, MANAGER);
    expect((await alerts())[0]?.normal).toEqual(Array(7).fill(0.1));
    expect(await world.tripwire.pins()).toEqual({ blocking_rate: 0.1 });
    await world.tripwire.setBaseline('blocking_rate', null, MANAGER);
    expect(await world.tripwire.pins()).toEqual({});
    expect(await auditOf(world, 'tripwire.pin')).toHaveLength(2);
    await expect(world.tripwire.setBaseline('ladder_created', 5, MANAGER)).rejects.toThrow('weekdays');
  });
});
