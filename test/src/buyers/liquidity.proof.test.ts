import { buyerModel } from '../../../src/buyers/buyer.model';
import fc from 'fast-check';
import { type Buyers } from '../../../src/buyers/buyers';
import { type FeedbackEvent, feedbackEventModel } from '../../../src/buyers/feedback-event.model';
import { liquidityNodeModel } from '../../../src/buyers/liquidity-node.model';
import { rebuildLiquidity } from '../../../src/buyers/rebuild-liquidity';
import { marketKey } from '../../../src/geo/markets';
import { type FeedbackEventId } from '../../../src/ids';
import { openAreas, type TestAreas } from '../../support/areas';
import { PROOF_MS, proofSize } from '../../support/proof-size';
import { feedbackOf, type History, history, numbersBySpec } from './histories';

const START = '2026-12-02T15:00:00Z';
/** Histories that run side by side, each at a place of its own. */
const SIDE_BY_SIDE = 10;
const BATCHES = proofSize({ short: 6, long: 1_000 });
const MINUTES_A_DAY = 24 * 60;

let areas: TestAreas;
let processes: Buyers[];
let places = 0;
beforeAll(async () => {
  areas = await openAreas(START);
  processes = [areas.buyers, areas.another().buyers];
});
afterAll(() => areas.close());

const eventsOf = async (place: string): Promise<FeedbackEvent[]> =>
  feedbackEventModel(areas.store.connection)
    .find({ province: 'ON', market: { $in: [marketKey(place), marketKey(`${place} B`)] } })
    .lean();

/** One round of a history: all of its steps at once, by turns of two processes. */
async function runRound(round: History[number], place: string, known: FeedbackEventId[]): Promise<void> {
  const done = await Promise.allSettled(
    round.steps.map((step, n) =>
      (processes[n % 2] ?? areas.buyers).recordFeedback(feedbackOf(step, place, known)),
    ),
  );
  for (const one of done) {
    if (one.status === 'fulfilled') known.push(one.value.event._id);
    // Two may correct the same one at once: the second is told. Anything else is wrong.
    else expect(one.reason).toMatchObject({ code: 'conflict' });
  }
}

async function isExact(place: string): Promise<void> {
  const events = await eventsOf(place);
  for (const market of [place, `${place} B`]) {
    const node = await areas.buyers.numbers('ON', market, 'SFR');
    expect({ market, ...node }).toMatchObject(numbersBySpec(events, marketKey(market), areas.clock.now()));
    for (const rate of [node.avg_response_rate, node.avg_close_rate]) {
      expect(rate >= 0 && rate <= 1).toBe(true);
    }
  }
}

const rebuild = () =>
  rebuildLiquidity({
    ...areas.store,
    events: feedbackEventModel(areas.store.connection),
    nodes: liquidityNodeModel(areas.store.connection),
    buyers: buyerModel(areas.store.connection),
    clock: areas.clock,
  })();

test(
  `when ${BATCHES * SIDE_BY_SIDE} random histories are recorded at once, then each node is what the events say, and so is a rebuild`,
  async () => {
    const batch = fc.array(history, { minLength: SIDE_BY_SIDE, maxLength: SIDE_BY_SIDE });
    await fc.assert(
      fc.asyncProperty(batch, async (histories) => {
        await areas.reset(START);
        const runs = histories.map((rounds) => ({ rounds, place: `Place ${++places}`, known: [] }));
        for (let round = 0; round < 3; round += 1) {
          const days = Math.max(...runs.map(({ rounds }) => rounds[round]?.days ?? 0));
          areas.clock.pass(days * MINUTES_A_DAY);
          await Promise.all(
            runs.map(async ({ rounds, place, known }) => {
              const steps = rounds[round];
              if (steps) await runRound(steps, place, known);
            }),
          );
          for (const { place } of runs) await isExact(place);
        }
        areas.clock.pass(31 * MINUTES_A_DAY);
        for (const { place } of runs) await isExact(place);
        expect((await rebuild()).mended).toEqual([]);
        for (const { place } of runs) await isExact(place);
      }),
      { numRuns: BATCHES, endOnFailure: true },
    );
  },
  PROOF_MS,
);

test('when numbers were spoiled, or feedback comes in meanwhile, then a rebuild mends and says what, and loses nothing', async () => {
  await areas.reset(START);
  const record = (n: number) =>
    areas.buyers.recordFeedback(
      feedbackOf(
        { event: 'BOUGHT', buyer: n, deal: 0, corrects: null, elsewhere: false, text: null },
        'Spoiled',
        [],
      ),
    );
  await record(1);
  const nodes = liquidityNodeModel(areas.store.connection);
  await nodes.updateOne({ _id: 'ON:SPOILED:SFR' }, { $set: { asked: 7, avg_close_rate: 0.2 } });
  const buyers = buyerModel(areas.store.connection);
  await buyers.updateMany({}, { $set: { answers: { asked: 9, answered: 0 } } });
  const [{ mended }] = await Promise.all([rebuild(), record(2), record(3), record(4)]);
  expect(mended).toContainEqual(expect.objectContaining({ node: 'ON:SPOILED:SFR', field: 'asked' }));
  expect(mended).toContainEqual(expect.objectContaining({ field: 'answered', was: 0, is: 1 }));
  await isExact('Spoiled');
  expect(await areas.buyers.numbers('ON', 'Spoiled', 'SFR')).toMatchObject({ asked: 4, bought: 4 });
  expect((await rebuild()).mended).toEqual([]);
});
