import { countNode } from '../../../src/buyers/count-node';
import { type Feedback } from '../../../src/buyers/record-feedback';
import { buyerModel } from '../../../src/buyers/buyer.model';
import { feedbackEventModel, FEEDBACK_KINDS } from '../../../src/buyers/feedback-event.model';
import { type BuyerId, type DealId, type FeedbackEventId } from '../../../src/ids';
import { CALLER, openAreas, type TestAreas } from '../../support/areas';

let areas: TestAreas;

beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z');
});
afterAll(() => areas.close());

const record = (feedback: Partial<Feedback>, of: Pick<TestAreas, 'buyers'> = areas) =>
  of.buyers.recordFeedback({
    event: 'RESPONDED',
    province: 'ON',
    market: 'Toronto',
    property_type: 'SFR',
    source: 'api',
    ...feedback,
  });
const buyerId = (id: string) => id as BuyerId;
const events = () => feedbackEventModel(areas.store.connection);
const rebuilt = async (node: Parameters<ReturnType<typeof countNode>>[0]) =>
  countNode(events())(node, areas.clock.now());
const kpi = () => areas.store.connection.collection('kpi_event').countDocuments({ metric: 'buyer_feedback' });

describe('recording feedback', () => {
  test('when a buyer is not known, then a stub stands for it, in the language of the province', async () => {
    await record({ buyer_id: buyerId('crm 1'), province: 'QC', market: 'Laval' });
    expect(await buyerModel(areas.store.connection).findById('crm 1').lean()).toMatchObject({
      name: 'crm 1',
      language: 'fr',
      market: 'Laval',
      active: true,
    });
  });

  test('when it is recorded, then event, node and KPI are there together', async () => {
    const before = await kpi();
    const { event, node } = await record({
      buyer_id: buyerId('b1'),
      market: 'toronto',
      deal_id: 'd1' as DealId,
    });
    expect(event).toMatchObject({ market: 'TORONTO', buyer_id: 'b1' });
    expect(node).toMatchObject({ _id: 'ON:TORONTO:SFR', asked: 1, answered: 1, buyer_count: 1 });
    expect(await areas.buyers.nodes({ province: 'ON', market: 'Toronto' })).toEqual([node]);
    expect(await kpi()).toBe(before + 1);
  });

  test('when the same text comes twice, or twice at once, then it is one event', async () => {
    const sms = {
      buyer_id: buyerId('b2'),
      province: 'AB' as const,
      source: 'sms' as const,
      message_sid: 'SM1',
    };
    const all = await Promise.all([record(sms), record(sms), record(sms)]);
    all.push(await record(sms));
    expect(new Set(all.map(({ event }) => event._id)).size).toBe(1);
    expect(await events().countDocuments({ message_sid: 'SM1' })).toBe(1);

    // Two nodes: nothing but the text itself is shared.
    const places = ['BC', 'SK', 'NL'] as const;
    await Promise.all(places.map((province) => record({ province, source: 'sms', message_sid: 'SM2' })));
    expect(await events().countDocuments({ message_sid: 'SM2' })).toBe(1);
  });

  test('when a correction names only what is new, then it keeps buyer, deal and place, and the first no longer counts', async () => {
    const first = await record({
      province: 'BC',
      market: 'Surrey',
      property_type: 'CONDO',
      buyer_id: buyerId('b3'),
      deal_id: 'd3' as DealId,
      event: 'PASSED',
    });
    const { event, node } = await areas.buyers.recordFeedback({
      province: 'BC',
      event: 'BOUGHT',
      source: 'button',
      replaces: first.event._id,
    });
    expect(event).toMatchObject({ market: 'SURREY', property_type: 'CONDO', buyer_id: 'b3', deal_id: 'd3' });
    expect(node).toMatchObject({ asked: 1, answered: 1, bought: 1, buyer_count: 1 });
  });

  test('when a correction names another place, then both nodes are right', async () => {
    const first = await record({ province: 'MB', market: 'Winnipeg', buyer_id: buyerId('b4') });
    await record({ province: 'SK', market: 'Regina', replaces: first.event._id });
    expect(await areas.buyers.numbers('MB', 'Winnipeg', 'SFR')).toMatchObject({ asked: 0, buyer_count: 0 });
    expect(await areas.buyers.numbers('SK', 'Regina', 'SFR')).toMatchObject({ asked: 1, buyer_count: 1 });
  });

  test('when an event is corrected twice, also at once, then the second is told which one to replace', async () => {
    const first = await record({ province: 'NS', buyer_id: buyerId('b5') });
    const both = await Promise.allSettled([
      record({ province: 'NS', replaces: first.event._id, event: 'PASSED' }),
      record({ province: 'NS', replaces: first.event._id, event: 'BOUGHT' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(record({ province: 'NS', replaces: first.event._id })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(record({ replaces: 'nothing' as FeedbackEventId })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await areas.buyers.numbers('NS', 'Toronto', 'SFR')).toMatchObject({ asked: 1 });
  });

  test('when many come at once from two processes, then the node equals a rebuild from the events', async () => {
    const other = areas.another();
    const all = await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        record(
          {
            province: 'NB',
            market: 'Moncton',
            buyer_id: buyerId(`c${n % 5}`),
            deal_id: `d${n % 3}` as DealId,
            event: FEEDBACK_KINDS[n % 4] ?? 'PASSED',
          },
          n % 2 === 0 ? areas : other,
        ),
      ),
    );
    expect(all).toHaveLength(16);
    const [node] = await areas.buyers.nodes({ province: 'NB' });
    if (!node) throw new Error('no node');
    expect(node).toMatchObject(await rebuilt(node));
    expect(node.buyer_count).toBe(5);
  });

  test('when it fails half-way, then neither the event nor the node is there', async () => {
    const failing = areas.another({
      transaction: (work) =>
        areas.store.transaction(async () => {
          await work();
          throw new Error('lost');
        }),
    });
    await expect(record({ province: 'YT' }, failing)).rejects.toThrow('lost');
    expect(await areas.buyers.nodes({ province: 'YT' })).toEqual([]);
    expect(await events().countDocuments({ province: 'YT' })).toBe(0);
  });

  test('when 90 days pass in silence, then the buyer is active no longer though nothing was written', async () => {
    await record({ province: 'PE', market: 'Charlottetown', buyer_id: buyerId('b6') });
    areas.clock.pass(90 * 24 * 60);
    expect(await areas.buyers.numbers('PE', 'Charlottetown', 'SFR')).toMatchObject({
      buyer_count: 1,
      active_buyer_count: 0,
    });
    expect(await areas.buyers.nodes({ province: 'PE' })).toMatchObject([{ active_buyer_count: 0 }]);
  });
});

describe('saving a buyer', () => {
  test('when the number is known, or comes twice at once, then it is one buyer, brought up to date', async () => {
    const sam = {
      name: 'Sam Lee',
      phone: '+14165550188',
      language: 'en' as const,
      province: 'ON' as const,
      market: 'Toronto',
    };
    const saved = await Promise.all([areas.buyers.save(sam, CALLER), areas.buyers.save(sam, CALLER)]);
    expect(saved[0]._id).toBe(saved[1]._id);
    expect(await areas.buyers.save({ ...sam, market: 'ALL' }, CALLER)).toMatchObject({
      _id: saved[0]._id,
      market: 'ALL',
    });
    expect(await areas.buyers.findByAddress(sam.phone)).toMatchObject({ market: 'ALL', active: true });
    expect(
      await areas.store.connection.collection('audit_entry').countDocuments({ action: 'buyer.save' }),
    ).toBe(3);
  });
});
