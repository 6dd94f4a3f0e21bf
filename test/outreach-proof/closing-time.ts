import { openAreas, type TestAreas } from '../support/areas';
import { fillTexts } from './fill';
import { CALL_MS, type Figures, randomOf, type Suite } from './suite';

/** Provinces of one clock, with hours from UTC on 2 and 5 December 2026 (tz 2026f, facts on contact in Canada). */
const PLACES = [
  { province: 'NS', zone: 'America/Halifax', utc: -4 },
  { province: 'PE', zone: 'America/Halifax', utc: -4 },
  { province: 'MB', zone: 'America/Winnipeg', utc: -5 },
  { province: 'SK', zone: 'America/Regina', utc: -6 },
  { province: 'AB', zone: 'America/Edmonton', utc: -6 },
  { province: 'YT', zone: 'America/Whitehorse', utc: -7 },
] as const;
/** Wednesday until 20:00, Saturday until 18:00: the seeded windows, cut down to the fixed hours. */
const DAYS = [
  { date: '2026-12-02', closes: 20 },
  { date: '2026-12-05', closes: 18 },
] as const;
const MINUTE_MS = 60_000;
const LONGEST_QUEUE_S = 10 * 3600;
const EACH = 10;

/** Sends close to closing time, with a provider whose own queue takes up to ten hours. */
export const closingTimeSuite = (sends: number, rounds: number): Suite => ({
  name: 'closing-time',
  rounds,
  minutesEach: sends / 60 / 60,
  round: (seed) => closingRound(seed, sends),
  violations: ['delivered_outside', 'begun_outside', 'none_sent'],
});

async function closingRound(seed: number, sends: number): Promise<Figures> {
  const world = await openAreas('2026-12-02T15:00:00Z', { callMs: CALL_MS });
  const random = randomOf(seed);
  const figures = { sends, taken: 0, delivered: 0, expired: 0, delivered_outside: 0, begun_outside: 0 };
  try {
    for (let from = 0; from < sends; from += EACH) {
      const place = PLACES[Math.floor(random() * PLACES.length)] ?? PLACES[0];
      const day = DAYS[Math.floor(random() * DAYS.length)] ?? DAYS[0];
      const closes = Date.parse(`${day.date}T00:00:00Z`) + (day.closes - place.utc) * 60 * MINUTE_MS;
      // From twelve minutes before to five after.
      const now = new Date(closes - Math.round((random() * 17 - 5) * MINUTE_MS));
      for (const validity of await sendAt(world, from, now, place)) {
        figures.taken += 1;
        if (now.getTime() >= closes) figures.begun_outside += 1;
        const queue = Math.round(random() ** 3 * LONGEST_QUEUE_S);
        if (queue > validity) figures.expired += 1;
        else if (now.getTime() + queue * 1000 >= closes) figures.delivered_outside += 1;
        else figures.delivered += 1;
      }
    }
    return { ...figures, none_sent: Number(figures.taken === 0) };
  } finally {
    await world.close();
  }
}

/** @returns how long the provider may keep each text that it took. Seconds. */
async function sendAt(
  world: TestAreas,
  from: number,
  now: Date,
  { province, zone }: (typeof PLACES)[number],
): Promise<number[]> {
  const before = world.twilio.ledger.total();
  world.clock.set(now.toISOString());
  const place = { province, market: 'ALL', timezones: [zone] };
  await fillTexts(world.store.connection, { from, count: EACH, at: now, state: 'queued', place });
  await world.outreach.dispatch();
  // What waits for the next opening is none of the next instant's business.
  await world.store.connection
    .collection('message')
    .updateMany({ state: 'queued' }, { $set: { state: 'cancelled' } });
  return world.twilio.ledger
    .entries(before)
    .flatMap((entry) => (entry.type === 'accepted' ? [entry.validityPeriod ?? LONGEST_QUEUE_S] : []));
}
