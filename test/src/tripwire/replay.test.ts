import { offerDecisions } from '../../../src/offer-decisions';
import { tallyEvents } from '../../../src/kpi/tally.rules';
import { alertModel } from '../../../src/tripwire/alert.model';
import { readDays } from '../../../src/tripwire/read-days';
import { replayTripwire } from '../../../src/tripwire/replay';
import { MANAGER, openAreas, type TestAreas } from '../../support/areas';
import { syntheticHistory } from './synthetic-history';

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
  const history = syntheticHistory(5, 44, { blocking_rate: 0.3, liquidity: 0.75 }, 36).map((day, n) =>
    // After a week all is well again.
    n < 40 ? day : (syntheticHistory(6, 44, {}, Infinity)[n] ?? day),
  );
  for (const { date, events } of history) {
    world.clock.set(`${date}T15:00:00Z`);
    // As the job that counts them leaves them.
    const rolled = tallyEvents(events, 'place').map((tally) => ({
      _id: `place:${tally.key}:${date}` as never,
      by: 'place',
      ...tally,
    }));
    await world.store.connection.collection('kpi_rollup').insertMany(rolled);
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
  const replayed = await replay('2026-06-01', history.at(-1)?.date ?? '');
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
