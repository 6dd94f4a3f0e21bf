import { readConfig } from '../../../src/config';
import { kpiEventModel } from '../../../src/kpi/kpi-event.model';
import { kpiRollupModel } from '../../../src/kpi/kpi-rollup.model';
import { blockingOf, type Dimension, liquidityOf, splitSpan, type Tally } from '../../../src/kpi/tally.rules';
import { MANAGER, openAreas, type TestAreas } from '../../support/areas';

const AT = '2026-12-02T15:20:00Z';
const DAY = { from: new Date('2026-12-02T00:00:00Z'), to: new Date('2026-12-03T00:00:00Z') };

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(AT);
});
afterAll(() => world.close());
beforeEach(() => world.reset(AT));

const events = () => kpiEventModel(world.store.connection);
const rollups = () => kpiRollupModel(world.store.connection);
const sent = (more: object = {}) =>
  world.kpi.emit('sms_sent', {
    correlation_id: 'messaging:m',
    detail: { to: 'L-1', message_len: 5 },
    ...more,
  });
const blocked = () =>
  world.kpi.emit('sms_blocked_by_policy', {
    correlation_id: 'messaging:m',
    success: false,
    detail: { to: 'L-1', province: 'QC', market: 'ALL', reason: 'no_consent' },
  });
const matched = (liquidity_score: number) =>
  world.kpi.emit('match_attempt', { correlation_id: 'c', detail: { deal_brief_id: 'b', liquidity_score } });

async function counted(by: Dimension, span = DAY): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { key, metrics } of await world.kpi.tallies(span, by)) {
    for (const [metric, { events: n }] of Object.entries(metrics))
      sums[`${key} ${metric}`] = (sums[`${key} ${metric}`] ?? 0) + n;
  }
  return sums;
}

test('when events are rolled up, then the numbers stay, and the events are not needed any more', async () => {
  await sent({ province: 'ON', actor: MANAGER });
  await sent({ province: 'ON', actor: 'system:queue-ladder-texts' });
  await blocked();
  await matched(0.1);
  await matched(0.2);
  const before = [await counted('all'), await counted('province'), await counted('actor')];
  expect(before).toEqual([
    { '* sms_sent': 2, '* sms_blocked_by_policy': 1, '* match_attempt': 2 },
    { 'ON sms_sent': 2, 'QC sms_blocked_by_policy': 1, '- match_attempt': 2 },
    {
      'slack:U0MANAGER sms_sent': 1,
      'system:queue-ladder-texts sms_sent': 1,
      '- sms_blocked_by_policy': 1,
      '- match_attempt': 2,
    },
  ]);
  expect(await world.kpi.rollUp()).toBe(5);
  expect([await counted('all'), await counted('province'), await counted('actor')]).toEqual(before);
  await events().deleteMany({});
  expect([await counted('all'), await counted('province'), await counted('actor')]).toEqual(before);
  const tallies = await world.kpi.tallies(DAY);
  expect(liquidityOf(tallies)).toEqual({ count: 2, average_liquidity: 0.15 });
  expect(blockingOf(tallies)).toEqual({ blocked: 1, sent: 2, blocking_rate: 1 / 3 });
  expect(await world.kpi.rollUp()).toBe(0);
});

test('when an event of an hour that is counted comes late, then it is counted too, once', async () => {
  await sent();
  await world.kpi.rollUp();
  world.clock.set('2026-12-02T18:00:00Z');
  await sent();
  world.clock.set(AT);
  await sent();
  expect(await counted('all')).toEqual({ '* sms_sent': 3 });
  await world.kpi.rollUp();
  expect(await counted('all')).toEqual({ '* sms_sent': 3 });
  expect(
    (await rollups().find({ by: 'all' }).sort({ hour: 1 }).lean()).map(
      ({ metrics }) => metrics.sms_sent?.events,
    ),
  ).toEqual([2, 1]);
});

test('when several count at once and one dies in between, then each event is counted once', async () => {
  for (let n = 0; n < 40; n++) await sent();
  const dying = world.another({
    transaction: (work) =>
      world.store.transaction(async () => {
        await work();
        throw new Error('killed');
      }),
  });
  await expect(dying.kpi.rollUp()).rejects.toThrow('killed');
  expect(await rollups().countDocuments()).toBe(0);
  const counts = await Promise.all([
    world.kpi.rollUp(),
    world.another().kpi.rollUp(),
    world.another().kpi.rollUp(),
  ]);
  expect(counts.reduce((sum, n) => sum + n, 0)).toBe(40);
  expect(await counted('all')).toEqual({ '* sms_sent': 40 });
});

test('when a span begins and ends within hours, then exactly its part of them counts', async () => {
  for (const at of ['15:10', '15:20', '16:30', '17:40']) {
    world.clock.set(`2026-12-02T${at}:00Z`);
    await sent();
  }
  await world.kpi.rollUp();
  const between = (from: string, to: string) =>
    world.kpi.count(['sms_sent'], new Date(`2026-12-02T${from}:00Z`), new Date(`2026-12-02T${to}:00Z`));
  expect(await between('15:20', '17:40')).toEqual({ sms_sent: 2 });
  expect(await between('15:10', '17:41')).toEqual({ sms_sent: 4 });
  expect(await between('15:11', '15:21')).toEqual({ sms_sent: 1 });
  expect(await between('16:00', '17:00')).toEqual({ sms_sent: 1 });
});

test('when events are older than KPI_RETENTION_DAYS, then they are deleted once they are counted, and the hours stay', async () => {
  await sent();
  world.clock.set('2028-12-01T15:00:00Z');
  await sent();
  await world.kpi.rollUp();
  world.clock.set(AT);
  await sent();
  world.clock.set('2028-12-01T15:50:00Z');
  const deletes = () => world.kpi.deleteOld();
  expect(await deletes()).toBe(0);
  world.clock.set('2028-12-01T17:10:00Z');
  expect(await deletes()).toBe(1);
  expect(await events().countDocuments()).toBe(2);
  expect(await counted('all')).toEqual({ '* sms_sent': 2 });
  await world.kpi.rollUp();
  expect(await deletes()).toBe(1);
  // The events of that hour are gone: a part of it is the whole of it.
  const part = { from: new Date('2026-12-02T15:50:00Z'), to: new Date('2026-12-02T15:55:00Z') };
  expect(await counted('all', part)).toEqual({ '* sms_sent': 2 });
});

test('when a span is split, then hours and pieces make up the whole, without a gap and without an overlap', () => {
  const at = (time: string) => new Date(`2026-12-02T${time}:00Z`);
  expect(splitSpan({ from: at('15:00'), to: at('17:00') }, null)).toEqual({
    hours: { from: at('15:00'), to: at('17:00') },
    pieces: [],
  });
  expect(splitSpan({ from: at('15:59'), to: at('16:01') }, null).pieces).toEqual([
    { from: at('15:59'), to: at('16:00') },
    { from: at('16:00'), to: at('16:01') },
  ]);
  expect(splitSpan({ from: at('15:10'), to: at('15:20') }, null).pieces).toEqual([
    { from: at('15:10'), to: at('15:20') },
  ]);
  expect(splitSpan({ from: at('15:10'), to: at('18:20') }, at('16:00'))).toEqual({
    hours: { from: at('15:00'), to: at('18:00') },
    pieces: [{ from: at('18:00'), to: at('18:20') }],
  });
});

test('when tallies are asked for by a key, then an hour has one for each', async () => {
  await sent({ province: 'ON' });
  await sent({ province: 'BC' });
  await world.kpi.rollUp();
  const keys = (await world.kpi.tallies(DAY, 'province')).map(({ key }: Tally) => key);
  expect(keys.sort()).toEqual(['BC', 'ON']);
});

test('when the team’s clock is half an hour off, then what happened right after midnight is told of the new day', async () => {
  const config = readConfig({ TEAM_TIMEZONE: 'America/St_Johns' });
  const { kpi } = world.another({ config });
  // 23:50 and 00:10 in St. John's: the same hour of UTC.
  for (const at of ['2026-12-02T03:20:00Z', '2026-12-02T03:40:00Z']) {
    world.clock.set(at);
    await sent();
  }
  for (const period of ['today', 'week'] as const) {
    const { messages, blocking } = await kpi.report.whole(period);
    const shown = messages.reduce((sum, one) => sum + one.sent, 0);
    expect({ period, told: blocking.sent, shown }).toEqual({
      period,
      told: period === 'today' ? 1 : 2,
      shown: period === 'today' ? 1 : 2,
    });
  }
  expect((await kpi.report.whole('today')).messages[0]).toEqual({ label: '00:00', sent: 1, blocked: 0 });
});
