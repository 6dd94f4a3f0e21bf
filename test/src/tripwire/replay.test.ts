import { offerDecisions } from '../../../src/offer-decisions';
import { tallyEvents } from '../../../src/kpi/tally.rules';
import { alertModel } from '../../../src/tripwire/alert.model';
import { readDays } from '../../../src/tripwire/read-days';
import { replayTripwire } from '../../../src/tripwire/replay';
import { MANAGER, openAreas, type TestAreas } from '../../support/areas';
import { syntheticHistory } from './synthetic-history';

/** Evaluated from the first day on, and all is well again after four days of drift. */
const FIRST = 33;
const DRIFTS = 36;
const DAYS = 44;
const TORONTO = 'America/Toronto';
const isSandbox = { slack: true, twilio: true, sendgrid: true };
let world: TestAreas;
beforeAll(async () => {
  world = await openAreas('2026-06-01T15:00:00Z');
});
afterAll(() => world.close());

/** What the store holds, but for the roll-ups' own work. */
async function contents(): Promise<string> {
  const { connection } = world.store;
  const names = Object.values(connection.models).map(({ collection }) => collection.name);
  const all = [];
  for (const name of names.sort())
    all.push(name, await connection.collection(name).find().sort({ _id: 1 }).toArray());
  return JSON.stringify(all);
}

test('when a history is replayed, then the same alerts open and close on the same days as they did, and nothing is changed', async () => {
  const drifting = syntheticHistory(5, DAYS, { blocking_rate: 0.3, liquidity: 0.75 }, DRIFTS);
  const healthy = syntheticHistory(6, DAYS, {}, Infinity);
  const history = [...drifting.slice(0, DRIFTS + 4), ...healthy.slice(DRIFTS + 4)];
  for (const [n, { date, events }] of history.entries()) {
    world.clock.set(`${date}T15:00:00Z`);
    // As the job that counts them leaves them.
    const rolled = tallyEvents(events, 'place').map((tally) => ({
      _id: `place:${tally.key}:${date}` as never,
      by: 'place',
      ...tally,
    }));
    await world.store.connection.collection('kpi_rollup').insertMany(rolled);
    if (n < FIRST) continue;
    world.clock.set(`${date}T22:30:00Z`);
    await world.tripwire.evaluateDue();
  }
  const happened = await alertModel(world.store.connection).find().lean();
  expect(happened.length).toBeGreaterThan(1);
  await world.tripwire.mute(happened[0]?._id ?? '', MANAGER).catch(() => null);
  const before = await contents();
  const replay = replayTripwire({
    readDays: readDays({
      kpi: world.kpi,
      teamTimezone: TORONTO,
      isSandbox,
      decisions: offerDecisions(world.offers, world.kpi),
    }),
    pins: world.tripwire.pins,
    teamTimezone: TORONTO,
  });
  const replayed = await replay(history[FIRST]?.date ?? '', history.at(-1)?.date ?? '');
  const line = (day: string, { metric, scope }: { metric: string; scope: string }) =>
    `${day} ${metric} ${scope}`;
  expect(
    replayed
      .filter(({ what }) => what === 'opened')
      .map((one) => line(one.day, one.judgement))
      .sort(),
  ).toEqual(happened.map((alert) => line(alert.since, alert)).sort());
  expect(replayed.filter(({ what }) => what === 'recovered').length).toBe(
    happened.filter(({ state }) => state === 'recovered').length,
  );
  expect(happened.filter(({ state }) => state === 'recovered').length).toBeGreaterThan(0);
  expect(await contents()).toBe(before);
});
