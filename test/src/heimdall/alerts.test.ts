import { type Finding } from '../../../src/contract/ports';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../support/areas';
import { alarm } from './made-alarm';

const TEN = '2026-12-02T15:00:00Z';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

test('when the same is raised again while it is open, also by several at once, then there is one alert and one card', async () => {
  const raised = await Promise.all(
    Array.from({ length: 6 }, (_, n) => (n % 2 ? world : world.another()).heimdall.raise(alarm('a'))),
  );
  expect(raised.filter(({ first }) => first)).toHaveLength(1);
  expect(new Set(raised.map(({ alert }) => alert._id)).size).toBe(1);
  expect(await world.heimdall.alerts('open', 10)).toHaveLength(1);
  expect(new Set(world.cards.all.map(({ key }) => key)).size).toBe(1);
});

test('when what it is about is undone, then there is no alert and no card of it', async () => {
  const undone = world.store.transaction(async () => {
    await world.heimdall.raise(alarm('a'));
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await world.heimdall.alerts('all', 10)).toEqual([]);
});

test('when two acknowledge at once, then the first one did, both are told who, it is audited once, and it may be raised again', async () => {
  const { alert } = await world.heimdall.raise(alarm('a'));
  const both = await Promise.all([
    world.heimdall.acknowledge(alert._id, MANAGER),
    world.another().heimdall.acknowledge(alert._id, CALLER),
  ]);
  expect(both.filter(({ first }) => first)).toHaveLength(1);
  const [who] = both.filter(({ first }) => first).map((one) => one.alert.acknowledged_by);
  expect(both.map((one) => one.alert.acknowledged_by)).toEqual([who, who]);
  const audited = { action: 'heimdall_alert.acknowledge' };
  expect(await world.store.connection.collection('audit_entry').countDocuments(audited)).toBe(1);
  expect(JSON.stringify(world.cards.last(`heimdall:${alert._id}`))).toContain('acknowledged by <@U0');
  expect((await world.heimdall.raise(alarm('a'))).first).toBe(true);
  await expect(world.heimdall.acknowledge('alert_none', MANAGER)).rejects.toMatchObject({
    code: 'not_found',
  });
});

describe('the watch over the runbook', () => {
  const red: Finding = { state: 'red', text: 'runbook.provider_silent', params: { provider: 'Slack' } };
  const green: Finding = { state: 'green', text: 'runbook.provider_ok', params: { provider: 'x' } };

  test('when a check is not green while people may be contacted, then it is told once a day, acknowledged or not', async () => {
    await world.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
    const ask = async () => green;
    const failing = world.another({
      lookups: {
        migrations: async () => ({ ok: true, detail: 'at version 1 of 1' }),
        providers: { slack: async () => red, twilio: ask, sendgrid: ask },
        backupAt: async () => new Date(),
      },
    });
    expect(await failing.heimdall.watch()).toBe(0);
    await world.runbook.run(MANAGER);
    await world.goLive.turnOn('ON', MANAGER);
    await world.goLive.turnOn('GLOBAL', MANAGER);
    expect(await world.heimdall.watch()).toBe(0);
    expect(await failing.heimdall.watch()).toBe(1);
    expect(await failing.heimdall.watch()).toBe(0);
    const [alert] = await world.heimdall.alerts('open', 10);
    expect(alert).toMatchObject({ key: 'runbook:slack:2026-12-02', params: { check: 'slack' } });
    await world.heimdall.acknowledge(alert?._id ?? '', MANAGER);
    expect(await failing.heimdall.watch()).toBe(0);
    world.clock.pass(24 * 60);
    expect(await failing.heimdall.watch()).toBe(1);
    await world.goLive.kill(CALLER);
    world.clock.pass(24 * 60);
    expect(await failing.heimdall.watch()).toBe(0);
  });
});
