import { feedbackEventModel } from '../../../src/buyers/feedback-event.model';
import { dealToldModel } from '../../../src/buyers/deal-told.model';
import { type BuyerId, type DealId } from '../../../src/ids';
import { CALLER, openAreas, type TestAreas } from '../../support/areas';

const TEN = '2026-12-02T15:00:00Z';
const HOURS = 60;
let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas(TEN);
});
afterAll(() => areas.close());
beforeEach(() => areas.reset(TEN));

const saveBuyer = async (n: number): Promise<BuyerId> =>
  (
    await areas.buyers.save(
      { name: `Sam ${n}`, phone: `+1647555010${n}`, language: 'en', province: 'ON', market: 'Toronto' },
      CALLER,
    )
  )._id;
const tell = (buyer_id: BuyerId, deal = 'D-1') =>
  areas.buyers.told.note([
    {
      about: { deal_id: deal as DealId, province: 'ON', market: 'Hamilton', property_type: 'MULTI' },
      buyer_id,
      at: areas.clock.now(),
    },
  ]);
const events = () => feedbackEventModel(areas.store.connection).find().sort({ _id: 1 }).lean();

describe('a deal that a buyer does not answer', () => {
  test('when 48 hours are over, then it is NO_RESPONSE in the node of the deal, once, whoever looks', async () => {
    const sam = await saveBuyer(1);
    await tell(sam);
    areas.clock.pass(48 * HOURS - 1);
    expect(await areas.buyers.noteSilence()).toBe(0);
    areas.clock.pass(1);
    const other = areas.another().buyers;
    const runs = await Promise.all(
      [areas.buyers, other, areas.buyers, other].map((one) => one.noteSilence()),
    );
    expect(runs.reduce((sum, count) => sum + count)).toBe(1);
    expect(await areas.buyers.noteSilence()).toBe(0);
    expect(await events()).toMatchObject([
      {
        event: 'NO_RESPONSE',
        buyer_id: sam,
        deal_id: 'D-1',
        market: 'HAMILTON',
        property_type: 'MULTI',
        source: 'job',
      },
    ]);
    expect(await areas.buyers.numbers('ON', 'Hamilton', 'MULTI')).toMatchObject({
      asked: 1,
      answered: 0,
      buyer_count: 1,
      active_buyer_count: 0,
    });
    // The same deal sent again starts nothing anew, and a late answer still counts.
    await tell(sam);
    areas.clock.pass(72 * HOURS);
    expect(await areas.buyers.noteSilence()).toBe(0);
    await areas.buyers.recordFeedback({
      event: 'RESPONDED',
      province: 'ON',
      market: 'Hamilton',
      property_type: 'MULTI',
      buyer_id: sam,
      deal_id: 'D-1' as DealId,
      source: 'sms',
    });
    expect(await areas.buyers.numbers('ON', 'Hamilton', 'MULTI')).toMatchObject({ asked: 1, answered: 1 });
  });

  test('when they answered in time, by whatever way, then nothing is noted', async () => {
    const [sam, kim] = [await saveBuyer(1), await saveBuyer(2)];
    await tell(sam);
    await tell(kim);
    await areas.outreach.receive({ messageSid: 'SM1', from: '+16475550101', to: '+15005550006', body: 'no' });
    await areas.buyers.recordFeedback({
      event: 'BOUGHT',
      province: 'ON',
      buyer_id: kim,
      deal_id: 'D-1' as DealId,
      source: 'api',
    });
    areas.clock.pass(49 * HOURS);
    expect(await areas.buyers.noteSilence()).toBe(0);
    expect((await events()).map(({ event }) => event).sort()).toEqual(['BOUGHT', 'PASSED']);
  });

  test('when it fails half-way, then nothing is kept of it, and the next run does it', async () => {
    const sam = await saveBuyer(1);
    await tell(sam);
    areas.clock.pass(49 * HOURS);
    let failures = 1;
    const failing = areas.another({
      transaction: (work) =>
        areas.store.transaction(async () => {
          const result = await work();
          if (failures-- > 0) throw new Error('lost');
          return result;
        }),
    });
    await expect(failing.buyers.noteSilence()).rejects.toThrow('lost');
    expect(await events()).toEqual([]);
    expect(await dealToldModel(areas.store.connection).countDocuments({ silent_at: { $exists: true } })).toBe(
      1,
    );
    expect(await areas.buyers.noteSilence()).toBe(1);
    expect(await events()).toHaveLength(1);
  });

  test('when many are silent, then one run takes a hundred, and the next the rest', async () => {
    const sam = await saveBuyer(1);
    for (let n = 0; n < 120; n += 1) await tell(sam, `D-${n}`);
    areas.clock.pass(49 * HOURS);
    expect(await areas.buyers.noteSilence()).toBe(100);
    expect(await areas.buyers.noteSilence()).toBe(20);
  });
});
