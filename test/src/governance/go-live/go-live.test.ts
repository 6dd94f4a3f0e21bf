import { CALLER, MANAGER, openAreas, type TestAreas } from '../../../support/areas';

const TEN = '2026-12-02T15:00:00Z';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());

beforeEach(async () => {
  await world.reset(TEN);
  await world.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
  await world.runbook.run(MANAGER);
});

const entries = () =>
  world.store.connection
    .collection('audit_entry')
    .find({ 'thing.kind': 'go_live' })
    .sort({ _id: 1 })
    .toArray();

describe('the go-live switches', () => {
  test('when nobody touched them, then everything is off', async () => {
    const { global, provinces } = await world.goLive.state();
    expect(global).toEqual({ on: false, changed_by: null, changed_at: null });
    expect(provinces.map(({ province, on }) => `${province} ${on}`)).toHaveLength(13);
    expect(provinces.some(({ on }) => on)).toBe(false);
    expect(await world.goLive.isOn('ON')).toBe(false);
  });

  test('when the global switch and the province’s are both on, then it is on there and nowhere else', async () => {
    await world.goLive.turnOn('GLOBAL', MANAGER);
    expect(await world.goLive.isOn('ON')).toBe(false);
    await world.goLive.turnOn('ON', MANAGER);
    const isOn = (province: 'ON' | 'QC' | null) => world.goLive.isOn(province);
    expect([await isOn('ON'), await isOn('QC'), await isOn(null)]).toEqual([true, false, false]);
  });

  test('when the kill switch is thrown, then another instance sees it at its next decision', async () => {
    await world.goLive.turnOn('GLOBAL', MANAGER);
    await world.goLive.turnOn('ON', MANAGER);
    const other = world.another();
    expect(await other.goLive.isOn('ON')).toBe(true);
    expect(await world.goLive.kill(CALLER)).toEqual({ moved: true });
    expect(await other.goLive.isOn('ON')).toBe(false);
    expect(world.cards.last('go-live')?.text).toContain('sending is off');
  });

  test('when a switch moves, then the audit log has who, before and after; one that stands so already has no entry', async () => {
    await world.goLive.turnOn('GLOBAL', MANAGER, 'we are ready');
    expect(await world.goLive.turnOn('GLOBAL', CALLER)).toEqual({ moved: false });
    await world.goLive.kill(CALLER);
    expect(await entries()).toMatchObject([
      {
        actor: 'slack:U0MANAGER',
        action: 'go_live.enable',
        before: { on: false },
        after: { on: true },
        reason: 'we are ready',
      },
      { actor: 'slack:U0CALLER', action: 'go_live.kill', before: { on: true }, after: { on: false } },
    ]);
    expect((await world.goLive.state()).global.changed_by).toBe('slack:U0CALLER');
  });

  test('when two press at once, then one moved it and there is one entry', async () => {
    const pressed = await Promise.all([
      world.goLive.turnOn('ON', MANAGER),
      world.another().goLive.turnOn('ON', MANAGER),
    ]);
    expect(pressed.filter(({ moved }) => moved)).toHaveLength(1);
    expect(await entries()).toHaveLength(1);
  });

  test('when the runbook is not green, then no switch turns on, and turning off still works', async () => {
    await world.goLive.turnOn('GLOBAL', MANAGER);
    await world.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: false });
    for (const name of ['GLOBAL', 'QC'] as const) {
      await expect(world.goLive.turnOn(name, MANAGER)).rejects.toMatchObject({
        details: { reason: 'runbook_not_green', extra: { blocking: 'offer_policy' } },
      });
    }
    expect(await world.goLive.turnOff('GLOBAL', MANAGER)).toEqual({ moved: true });
  });
});
