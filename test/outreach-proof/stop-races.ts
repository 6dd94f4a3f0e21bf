import { createClock } from '../../src/clock';
import { openAreas, type TestAreas } from '../support/areas';
import { bringToEnd } from './bring-to-end';
import { fillTexts, numberOf } from './fill';
import { CALL_MS, type Figures, randomOf, type Suite } from './suite';

// Wednesday, 10:00 in Toronto.
const AT = '2026-12-02T15:00:00Z';
const OURS = '+15005550006';
/** Races that run side by side. */
const AT_ONCE = 20;

/** STOP against the send of a text to the same number. */
export const stopRacesSuite = (races: number, rounds: number): Suite => ({
  name: 'stop-races',
  rounds,
  minutesEach: races / 25 / 60,
  round: (seed) => stopRound(seed, races),
  violations: ['begun_after_stop', 'neither_sent_nor_stopped', 'taken_but_stopped'],
});

async function stopRound(seed: number, races: number): Promise<Figures> {
  // A clock that goes: the order of things is told by it.
  const clock = createClock({ start: new Date(AT) });
  const world = await openAreas(AT, { clock, callMs: CALL_MS });
  try {
    const random = randomOf(seed);
    const seen = new Map<string, Date>();
    for (let from = 0; from < races; from += AT_ONCE) {
      await fillTexts(world.store.connection, { from, count: AT_ONCE, at: new Date(AT), state: 'queued' });
      const stops = Array.from({ length: AT_ONCE }, async (_, index) => {
        await pause(random() * 40);
        const number = numberOf(from + index);
        await world.outreach.receive({
          messageSid: `SM${String(from + index).padStart(32, '0')}`,
          from: number,
          to: OURS,
          body: 'STOP',
        });
        seen.set(number, clock.now());
      });
      await Promise.all([...stops, world.outreach.dispatch(), world.another().outreach.dispatch()]);
    }
    // What both workers wanted at once, neither may have got; and on a slow machine a call may have run out of time.
    await bringToEnd(world, races);
    return await judge(world, seen);
  } finally {
    await world.close();
  }
}

interface Row {
  to: string;
  state: string;
  history: { what: string; at: Date }[];
}

/** By the rows as they stand, the ledger, and when each stop was known to be committed. */
async function judge(world: TestAreas, seen: Map<string, Date>): Promise<Figures> {
  const rows = (await world.store.connection.collection('message').find().toArray()) as unknown as Row[];
  const taken = new Set(world.accepted().map(({ to }) => to));
  const begun = ({ history }: Row) => history.findLast(({ what }) => what === 'sending')?.at;
  const late = rows.filter((row) => {
    const at = begun(row);
    const stopped = seen.get(row.to);
    return at !== undefined && (stopped === undefined || at > stopped);
  });
  return {
    races: rows.length,
    sent: rows.filter(({ state }) => state === 'sent').length,
    stopped: rows.filter(({ state }) => state === 'cancelled' || state === 'blocked').length,
    begun_after_stop: late.length,
    neither_sent_nor_stopped: rows.filter(({ state }) => !ENDS.includes(state)).length,
    taken_but_stopped: rows.filter((row) => taken.has(row.to) && begun(row) === undefined).length,
  };
}

const ENDS = ['sent', 'cancelled', 'blocked'];

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
