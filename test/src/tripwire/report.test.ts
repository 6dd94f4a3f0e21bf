import { MANAGER, openAreas, type TestAreas } from '../../support/areas';

const TEN = '2026-12-02T15:00:00Z';
let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

async function sent(count: number): Promise<void> {
  const fact = { correlation_id: 'm', province: 'ON' as const, detail: { to: 'L-1', message_len: 5 } };
  await world.kpi.emitEach('sms_sent', Array<typeof fact>(count).fill(fact));
}
const reports = () =>
  [...new Set(world.cards.all.map(({ key }) => key))].filter((key) => key.startsWith('tripwire-report:'));

test('when a day was evaluated, then the channel has one report of it, also with two processes', async () => {
  await sent(20);
  world.clock.set('2026-12-02T22:00:00Z');
  await Promise.all([world.tripwire.evaluateDue(), world.another().tripwire.evaluateDue()]);
  await world.tripwire.evaluateDue();
  await world.tripwire.evaluate(MANAGER);
  expect(reports()).toEqual(['tripwire-report:2026-12-02']);
  const card = world.cards.last('tripwire-report:2026-12-02');
  expect(card?.text).toBe('Drift report of 2026-12-02');
  expect(JSON.stringify(card?.blocks)).toContain('Alerts: 0 opened, 0 closed, 0 open.');
});

test('when it is Friday, then the report is of the week; of days that are made up for only the last is told', async () => {
  const detail = { to: 'L-1', province: 'ON' as const, market: 'ALL', reason: 'no_consent' };
  const fact = { correlation_id: 'm', success: false, detail };
  await world.kpi.emitEach('sms_blocked_by_policy', Array<typeof fact>(20).fill(fact));
  world.clock.set('2026-12-02T22:00:00Z');
  await world.tripwire.evaluateDue();
  world.clock.set('2026-12-04T22:30:00Z');
  expect(await world.tripwire.evaluateDue()).toHaveLength(2);
  expect(reports()).toEqual(['tripwire-report:2026-12-02', 'tripwire-report:2026-12-04']);
  const friday = world.cards.last('tripwire-report:2026-12-04');
  expect(friday?.text).toBe('Drift report of the week up to 2026-12-04');
  const words = JSON.stringify(friday?.blocks);
  expect(words).toMatch(/Blocking rate +100%/);
  expect(words).toContain('Alerts: 1 opened, 0 closed, 1 open.');
});

test('when nothing was measured, then nothing is told', async () => {
  await sent(9);
  world.clock.set('2026-12-02T22:00:00Z');
  expect(await world.tripwire.evaluateDue()).toHaveLength(1);
  expect(reports()).toEqual([]);
});
