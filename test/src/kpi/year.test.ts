import { kpiRoutes } from '../../../src/kpi/routes';
import { MANAGER, openAreas, type TestAreas } from '../../support/areas';

const NOW = new Date('2026-12-02T15:20:00Z');
const HOUR_MS = 3_600_000;

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(NOW.toISOString());
  // A year of events, of all kinds; then some that nobody has counted yet.
  for (let n = 0; n < 30; n++) {
    world.clock.set(new Date(Date.UTC(2026, 0, 1 + n * 11, 12)).toISOString());
    await emit();
  }
  await world.kpi.rollUp();
  world.clock.set(NOW.toISOString());
  await emit();
});
afterAll(() => world.close());

async function emit(): Promise<void> {
  await world.kpi.emitAll({
    sms_sent: { correlation_id: 'messaging:m', province: 'ON', detail: { to: 'L-1', message_len: 5 } },
    match_attempt: { correlation_id: 'c', detail: { deal_brief_id: 'b', liquidity_score: 0.5 } },
  });
}

/** What was asked of the events while `work` was done. */
async function askedOfEvents(work: () => Promise<unknown>): Promise<{ filter: object; limit?: number }[]> {
  const { connection } = world.store;
  const asked: { filter: object; limit?: number }[] = [];
  connection.set(
    'debug',
    (collection: string, _method: string, filter: object, options: { limit?: number } = {}) => {
      if (collection === 'kpi_event')
        asked.push({ filter, ...(options.limit !== undefined && { limit: options.limit }) });
    },
  );
  try {
    await work();
  } finally {
    connection.set('debug', false);
  }
  return asked;
}

const rest = (path: string, input: object) => {
  const route = kpiRoutes.find((one) => one.path === `/api/kpi/${path}`);
  if (!route) throw new Error(`no route ${path}`);
  return (route.run as (...given: unknown[]) => Promise<unknown>)(input, world, { now: NOW, actor: MANAGER });
};

const YEAR = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2027-01-01T00:00:00Z') };
const COUNTED = ['success-rate', 'average-liquidity', 'blocking-rate'];
/** Only by an index of what is not counted yet. */
const NOT_COUNTED = { filter: { unrolled: true, created_at: { $gte: YEAR.from, $lt: YEAR.to } } };

test.each(
  COUNTED.flatMap((path) => [
    { path, more: {} },
    { path, more: { live: false } },
  ]),
)(
  'when $path is asked for a year ($more), then of the events only those are read that are not counted yet',
  async ({ path, more }) => {
    let answer: unknown;
    const asked = await askedOfEvents(async () => (answer = await rest(path, { ...YEAR, ...more })));
    expect(asked).toEqual([NOT_COUNTED]);
    // The whole year is in it all the same.
    expect(JSON.stringify(answer)).toMatch(/"(?:total|count|sent)":31/);
  },
);

test('when the year begins and ends within hours, then beside them only those two pieces of an hour are read', async () => {
  const span = { from: new Date('2025-12-02T15:20:00Z'), to: NOW };
  const asked = await askedOfEvents(() => rest('blocking-rate', span));
  const pieces = asked.map(
    ({ filter }) => filter as { unrolled?: true; created_at: { $gte: Date; $lt: Date } },
  );
  expect(pieces.map(({ unrolled = false }) => unrolled)).toEqual([true, false, false]);
  for (const { created_at } of pieces.slice(1))
    expect(created_at.$lt.getTime() - created_at.$gte.getTime()).toBeLessThan(HOUR_MS);
});

test('when people ask for a week, or the tripwire for its days, then whole hours come from the roll-ups too', async () => {
  for (const work of [
    () => world.kpi.report.whole('week'),
    () => world.kpi.report.rows('week', 'province'),
    () => world.kpi.report.rows('week', 'actor'),
    () => world.kpi.failures(YEAR.from, YEAR.to),
    () => world.kpi.count(['sms_sent'], YEAR.from, YEAR.to),
  ]) {
    const asked = await askedOfEvents(work);
    expect(asked.length).toBeGreaterThan(0);
    for (const { filter } of asked) {
      const { unrolled, created_at } = filter as { unrolled?: true; created_at: { $gte: Date; $lt: Date } };
      const isPiece = created_at.$lt.getTime() - created_at.$gte.getTime() < HOUR_MS;
      expect({ filter, isRead: unrolled === true || isPiece }).toEqual({ filter, isRead: true });
    }
  }
});

test('when the errors of a year are listed, then no more are read than are shown', async () => {
  const asked = await askedOfEvents(() => rest('errors', { ...YEAR, limit: 20 }));
  expect(asked.map(({ limit }) => limit)).toEqual([20, 20, 20]);
});
