import { MANAGER, openAreas, type TestAreas } from '../support/areas';
import { tripwireHomeSection } from '../../commands/tripwire/home';
import { translator } from '../../src/i18n/translate';
import { user } from './use-command';

const TEN = '2026-12-02T15:00:00Z';
let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

async function drift(): Promise<string> {
  const detail = { to: 'L-1', province: 'ON' as const, market: 'ALL', reason: 'no_consent' };
  const fact = { correlation_id: 'messaging:1', success: false, detail };
  await world.kpi.emitEach('sms_blocked_by_policy', Array<typeof fact>(12).fill(fact));
  world.clock.pass(1);
  await user(world, 'en', MANAGER).type('/tripwire evaluate');
  return (await world.tripwire.openAlerts())[0]?._id ?? '';
}

test('when nothing was evaluated, then it says so; after it, what there is and what drifts', async () => {
  expect(await user(world).type('/tripwire')).toContain('Nothing was evaluated yet');
  await drift();
  const state = await user(world).type('/tripwire');
  expect(state).toMatch(/Blocking rate\s+100%\s+3%\s+15%\s+DRIFT/);
  expect(state).toContain('Open alerts: 1');
  expect(await user(world, 'fr').type('/tripwire état')).toContain('DÉRIVE');
});

test('when a baseline is pinned, then the table marks it; a wrong word is named', async () => {
  await drift();
  const manager = user(world, 'en', MANAGER);
  expect(await manager.type('/tripwire baseline blocking_rate 2%')).toContain('DRIFT');
  expect(await world.tripwire.pins()).toEqual({ blocking_rate: 0.02 });
  await manager.type('/tripwire baseline liquidity');
  await manager.type('/tripwire baseline blocking_rate trailing');
  expect(await world.tripwire.pins()).toEqual({ liquidity: 0.72 });
  expect(await manager.type('/tripwire baseline ladder_created 4')).toContain(
    'ladder_created is none of liquidity',
  );
  expect(await manager.type('/tripwire baseline blocking_rate 200%')).toContain('200% is no value');
  expect(await manager.type('/tripwire fly')).toContain('fly is none of');
  expect(await user(world).type('/tripwire evaluate')).toContain('needs the role manager');
});

test('when an alert is explained, then its test and chance are; when it is muted, then its card says so', async () => {
  const id = await drift();
  const explained = await user(world).press('tripwire.explain', id);
  expect(explained).toContain('Fisher’s exact test');
  expect(explained).toContain('Found: 100% of 12 events. Normal: 3%. Limit: 15%.');
  expect(await user(world, 'fr').press('tripwire.explain', id)).toContain('Normal : 3 %');
  expect(await user(world, 'fr', MANAGER).press('tripwire.mute', id)).toContain('En sourdine');
  expect(await user(world).press('tripwire.explain', 'drift_x')).toContain('There is no alert drift_x');
});

test('when a metric is muted at a place, then the state says so until it is taken back', async () => {
  await drift();
  const manager = user(world, 'en', MANAGER);
  expect(await manager.type('/tripwire mute blocking_rate ON')).toContain('Muted: Blocking rate, ON');
  expect((await world.tripwire.openAlerts())[0]?.muted_until).toEqual(new Date('2026-12-09T15:01:00Z'));
  expect(await manager.type('/tripwire unmute blocking_rate ON')).not.toContain('Muted');
  expect((await world.tripwire.openAlerts())[0]?.muted_until).toBeUndefined();
  await manager.type('/tripwire mute liquidity ON St. John’s');
  expect(await user(world, 'fr').type('/tripwire')).toContain('En sourdine : Liquidité');
  expect(await manager.type('/tripwire mute blocking_rate XX')).toContain('xx is no province');
  expect(await manager.type('/tripwire mute speed ON')).toContain('speed is none of liquidity');
});

test('when throttles are asked for, then what waits has its buttons; only an admin sets what begins by itself', async () => {
  expect(await user(world).type('/tripwire throttles')).toContain('No throttle was ever proposed');
  await drift();
  expect(await user(world).type('/tripwire throttles')).toContain('It waits for a manager');
  const [throttle] = await world.tripwire.throttles.list();
  const admin = user(world, 'en', { kind: 'slack', id: 'U0ADMIN', role: 'admin' });
  expect(await admin.press('throttle.approve', throttle?._id ?? '')).toContain('In force until');
  expect(await user(world, 'fr', MANAGER).press('throttle.revert', throttle?._id ?? '')).toContain(
    'Retirée par',
  );
  expect(await admin.press('throttle.reject', throttle?._id ?? '')).toContain(
    'reverted already, by <@U0MANAGER>',
  );
  expect(await user(world).type('/tripwire throttles')).toContain('taken back');
  expect(await user(world, 'en', MANAGER).type('/tripwire auto on')).toContain('needs the role admin');
  expect(await admin.type('/tripwire auto on')).toContain('begins by itself');
});

test('when the App Home is drawn, then it shows what drifts', async () => {
  const home = async () =>
    JSON.stringify(await tripwireHomeSection.blocks(world, { t: translator('en') } as never));
  expect(await home()).toContain('Nothing was evaluated yet');
  await drift();
  expect(await home()).toContain('Blocking rate drifts, ON: 100%');
});
