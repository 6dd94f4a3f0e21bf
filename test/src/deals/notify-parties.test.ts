import { type BuyerFacts } from '../../../src/buyers/save-buyer';
import { type DealId } from '../../../src/ids';
import { CALLER, MANAGER, type TestAreas } from '../../support/areas';
import { facts, HOUSE, number, openFlow } from './open-flow';

let areas: TestAreas;
let flow: Awaited<ReturnType<typeof openFlow>>['flow'];
const TEN = '2026-12-02T15:00:00Z';

beforeAll(async () => {
  ({ areas, flow } = await openFlow());
});
beforeEach(() => areas.reset(TEN));
afterAll(() => areas.close());

const consent = { basis: 'express' as const, at: new Date('2026-11-01T12:00:00Z'), evidence: 'signed form' };
const save = (more: Partial<BuyerFacts> = {}) =>
  areas.buyers.save(
    { name: 'Sam Lee', phone: number(), language: 'en', province: 'ON', market: 'Toronto', consent, ...more },
    CALLER,
  );
async function newDeal(lead = facts()): Promise<DealId> {
  const { deal } = await flow(lead, HOUSE);
  if (!deal) throw new Error('no deal');
  return deal._id;
}
const messages = (deal_id: DealId) =>
  areas.store.connection.collection('message').find({ deal_id }).toArray();
const prepared = async (id: DealId) =>
  (
    await areas.store.connection
      .collection('kpi_event')
      .find({ metric: 'prepared', correlation_id: `notifications:${id}` })
      .toArray()
  ).map(({ detail }) => detail as object);

describe('the notices of a deal', () => {
  test('when they are prepared only, then each party has theirs in their language, who is left out has a reason, and nothing goes out', async () => {
    const sam = await save();
    const luc = await save({ name: 'Luc Roy', language: 'fr' });
    const silent = await save({ consent: undefined });
    const id = await newDeal();
    const { buyers, seller, left_out } = await areas.deals.prepared(id, CALLER);
    expect(buyers.map(({ contact }) => contact)).toEqual([sam._id, luc._id]);
    expect(buyers[0]?.content.body).toContain('Sam, Sandbox Homes has a SFR in Toronto at $317,500');
    expect(buyers[1]?.content.body).toMatch(/Luc, .* offre une propriété .* 317\s500/);
    expect(seller?.content.body).toContain('Hi Jane');
    expect(left_out).toMatchObject([
      { buyer: { _id: silent._id }, why: 'gate', decision: { reason: 'no_consent' } },
    ]);
    expect(await messages(id)).toEqual([]);
    expect(await prepared(id)).toEqual([{ deal_id: id, seller_notified: true, buyer_count: 2 }]);
  });

  test('when they are sent, twice and by two processes at once, then each party has one message, and the deal is marketed', async () => {
    await save();
    await save();
    const id = await newDeal();
    await areas.deals.move(id, { stage: 'under_contract' }, CALLER);
    const all = await Promise.all([
      areas.deals.notify(id, CALLER),
      areas.another().deals.notify(id, MANAGER),
    ]);
    all.push(await areas.deals.notify(id, CALLER));
    expect(all.map((one) => one?.asked).sort()).toEqual([0, 0, 3]);
    expect(all.map((one) => one?.buyers.map(({ message }) => message?.state))).toEqual(
      Array(3).fill(['queued', 'queued']),
    );
    expect(await messages(id)).toHaveLength(3);
    expect(await prepared(id)).toEqual([{ deal_id: id, seller_notified: true, buyer_count: 2 }]);
    expect((await areas.deals.show(id)).deal.stage).toBe('marketed');
    await areas.outreach.dispatch();
    expect(areas.accepted().filter(({ body }) => body.includes('$317,500'))).toHaveLength(2);
    expect(JSON.stringify(areas.cards.last(`deal:${id}`))).toContain('2 told');
  });

  test('when a buyer comes later, then only they are told', async () => {
    await save();
    const id = await newDeal();
    await areas.deals.notify(id, CALLER);
    await save();
    expect((await areas.deals.notify(id, CALLER))?.asked).toBe(1);
    expect(await prepared(id)).toEqual([
      { deal_id: id, seller_notified: true, buyer_count: 1 },
      { deal_id: id, seller_notified: false, buyer_count: 1 },
    ]);
  });

  test('when it breaks in the middle, then nothing is asked for, and asked again all is', async () => {
    await save();
    await save();
    const id = await newDeal();
    const broken = areas.another({
      transaction: (work) =>
        areas.store.transaction(async () => {
          const result = await work();
          // The messages are written, and that they were prepared is not.
          if (Array.isArray(result) && result.length === 3) throw new Error('boom');
          return result;
        }),
    });
    await expect(broken.deals.notify(id, CALLER)).rejects.toThrow('boom');
    expect(await messages(id)).toEqual([]);
    expect(await prepared(id)).toEqual([]);
    expect((await areas.deals.notify(id, CALLER))?.asked).toBe(3);
  });

  test('when the window is closed, then they wait for it; when it is not what was shown any more, nothing goes', async () => {
    await save();
    const id = await newDeal();
    areas.clock.set('2026-12-03T04:00:00Z');
    const { fingerprint, buyers } = await areas.deals.prepareNotices(id);
    expect(buyers[0]?.closed_until).toEqual(new Date('2026-12-03T14:00:00Z'));
    await save();
    expect(await areas.deals.notify(id, CALLER, fingerprint)).toBeNull();
    expect(await messages(id)).toEqual([]);
    const now = await areas.deals.prepareNotices(id);
    const sent = await areas.deals.notify(id, CALLER, now.fingerprint);
    expect(sent?.buyers[0]?.message?.not_before).toEqual(new Date('2026-12-03T14:00:00Z'));
  });

  test('when a seller said stop or is over, then the buyers are told without them', async () => {
    await save();
    const lead = facts();
    const id = await newDeal(lead);
    await areas.outreach.receive({
      messageSid: 'SM1',
      from: lead.phone ?? '',
      to: '+15005550006',
      body: 'STOP',
    });
    expect(await areas.deals.notify(id, CALLER)).toMatchObject({
      seller: null,
      seller_left: { reason: 'opted_out' },
      asked: 1,
    });
  });

  test.each([
    ['deal_is_over', (id: DealId) => areas.deals.move(id, { stage: 'fell_through', why: 'sold' }, CALLER)],
    ['deal_has_no_price', (_id: DealId) => Promise.resolve()],
  ])('when it cannot be told (%s), then it is refused with the reason', async (reason, before) => {
    const address = reason === 'deal_has_no_price' ? '1 Main St, Winnipeg MB' : '1 King St W, Toronto ON';
    const id = await newDeal(facts({ address }));
    await before(id);
    await expect(areas.deals.notify(id, CALLER)).rejects.toMatchObject({ details: { reason } });
  });
});
