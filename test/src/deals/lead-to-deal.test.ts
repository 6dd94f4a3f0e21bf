import { createDeals } from '../../../src/deals/deals';
import { type DealNumbers } from '../../../src/deals/create-deal';
import { createKpi } from '../../../src/kpi/kpi';
import { type Ladder } from '../../../src/ladder/ladder';
import { type LeadFacts } from '../../../src/leads/intake-lead';
import { cents } from '../../../src/money';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../support/areas';

let areas: TestAreas;
let count = 0;

beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z');
  await areas.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
});
afterAll(() => areas.close());

const key = () => `flow:${++count}`;
const number = () => `+1416555${String(1000 + ++count)}`;
const HOUSE: DealNumbers = { arv: cents(500_000_00), repairs: cents(40_000_00), holding_cost: cents(0) };
const facts = (more: Partial<LeadFacts> = {}): LeadFacts => ({
  name: 'Jane Doe',
  source: 'web_form',
  phone: number(),
  address: '12 King St W, Toronto ON M5H 1A1',
  ...more,
});
const flow = (lead = facts(), numbers: DealNumbers | null = HOUSE, intent = key()) =>
  areas.deals.leadToDeal(lead, numbers, CALLER, intent);
const events = async (lead: string) => {
  const found = await areas.store.connection
    .collection('kpi_event')
    .find({ correlation_id: `leadflow:${lead}` })
    .sort({ _id: 1 })
    .toArray();
  return found.map((event) => String(event.metric));
};
const inCollection = (name: string, filter: object) =>
  areas.store.connection.collection(name).countDocuments(filter);

/** The flow with a ladder that fails. */
function withLadder(start: () => Promise<never>) {
  const deps = { ...areas, connection: areas.store.connection, transaction: areas.store.transaction };
  const kpi = createKpi({ ...deps, isSandbox: { slack: true, twilio: true, sendgrid: true } });
  const ladder = { ...areas.ladder, start } as Ladder;
  return createDeals({
    ...deps,
    kpi,
    ladder,
    cards: { put: async (card) => void areas.cards.all.push(card) },
    log: {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: () => undefined,
      fatal: () => undefined,
    },
  });
}

describe('from a lead to a deal', () => {
  test('when all goes well, then the events come in order with one correlation id', async () => {
    const { lead, deal, missing, created } = await flow();
    expect({ created, missing }).toEqual({ created: true, missing: [] });
    expect(await events(lead._id)).toEqual([
      'lead_created',
      'ladder_created',
      'deal_brief_created',
      'offer_generated',
      'backend_deal_created',
      'match_attempt',
      'match_result',
    ]);
    expect(deal).toMatchObject({
      offer: 307_500_00,
      mao: 307_500_00,
      offer_cut: false,
      province: 'ON',
      market: 'Toronto',
      matched_count: 0,
      liquidity_score: 0,
    });
    expect(areas.cards.last(`lead:${lead._id}`)?.text).toContain('Jane Doe');
  });

  test('when offers are disabled, then the lead and the deal are kept and `missing` names the offer', async () => {
    const { lead, deal, missing } = await flow(facts({ address: '1 rue Main, Laval QC' }));
    expect(missing).toEqual([{ part: 'offer', reason: 'offer_policy_disabled' }]);
    expect(deal?.offer).toBeUndefined();
    expect(await events(lead._id)).not.toContain('offer_generated');
    expect(await events(lead._id)).toContain('match_result');
  });

  test('when offers are enabled after that, then the repeated request gives the same deal its offer', async () => {
    const lead = facts({ address: '1 Main St, Winnipeg MB' });
    const first = await flow(lead);
    await areas.offers.upsert(MANAGER, { province: 'MB', market: 'ALL', enabled: true });
    const second = await flow(lead);
    expect(second).toMatchObject({ missing: [], deal: { _id: first.deal?._id, offer: 307_500_00 } });
    expect(await areas.deals.latestOf(first.lead._id)).toEqual(second.deal);
  });

  test('when the request is repeated, by its key or anew, also at once, then it is one lead, one ladder and one deal', async () => {
    const lead = facts();
    const intent = key();
    const all = [
      await flow(lead, HOUSE, intent),
      await flow(lead, HOUSE, intent),
      ...(await Promise.all([flow(lead), flow(lead)])),
    ];
    const id = all[0]?.lead._id ?? '';
    expect(new Set(all.map((result) => result.lead._id)).size).toBe(1);
    expect(new Set(all.map((result) => result.deal?._id)).size).toBe(1);
    expect(await inCollection('followup_task', { lead_id: id })).toBe(6);
    expect(await inCollection('deal', { lead_id: id })).toBe(1);
    expect((await events(id)).filter((metric) => metric === 'offer_generated')).toHaveLength(1);
  });

  test('when the numbers are others, then it is another deal of the same lead', async () => {
    const lead = facts();
    const first = await flow(lead);
    const second = await flow(lead, { ...HOUSE, arv: cents(510_000_00) });
    expect(second.lead._id).toBe(first.lead._id);
    expect(second.deal?._id).not.toBe(first.deal?._id);
    expect(await areas.deals.latestOf(first.lead._id)).toMatchObject({ lead_id: first.lead._id });
  });

  test('when the caller’s offer is above the MAO, then it is cut and the deal says so; a stated MAO is evidence only', async () => {
    const { deal } = await flow(facts(), { ...HOUSE, offer: cents(400_000_00), mao: cents(450_000_00) });
    expect(deal).toMatchObject({ offer: 307_500_00, mao: 307_500_00, offer_cut: true });
    expect(await inCollection('offer_evidence', { _id: deal?.evidence_id, stated_mao: 450_000_00 })).toBe(1);
  });

  test('when ARV and repairs come one after the other, then the deal is made with the second', async () => {
    const phone = number();
    const first = await flow(facts({ phone, arv: HOUSE.arv }), null);
    expect(first).toMatchObject({
      deal: null,
      missing: [{ part: 'deal', reason: 'arv_and_repairs_missing' }],
    });
    expect((await flow(facts({ phone, repairs: HOUSE.repairs }), null)).deal).toMatchObject({
      offer: 307_500_00,
    });
  });

  test('when the place contradicts itself, then the lead is kept and its card asks a person', async () => {
    const { lead, missing } = await flow(facts({ region: 'BC' }));
    expect(missing).toEqual([
      { part: 'place', reason: 'conflict' },
      { part: 'offer', reason: 'unknown_province' },
    ]);
    expect(JSON.stringify(areas.cards.last(`lead:${lead._id}`))).toContain('Which is right?');
  });

  test('when buyers are there, then the deal counts those of the market and of the province', async () => {
    for (const [n, market] of ['Halifax', 'ALL', 'Sydney'].entries()) {
      await areas.buyers.save(
        { name: market, phone: `+1902555012${n}`, language: 'en', province: 'NS', market },
        CALLER,
      );
    }
    expect((await flow(facts({ address: '1 Main St, Halifax NS' }))).deal).toMatchObject({
      matched_count: 2,
    });
  });
});

describe('a part of the flow that fails', () => {
  test('when the ladder fails, then the lead and its deal are kept, and `missing` names it', async () => {
    const lead = facts();
    const result = await withLadder(() => Promise.reject(new Error('boom'))).leadToDeal(
      lead,
      HOUSE,
      CALLER,
      key(),
    );
    expect(result).toMatchObject({
      missing: [{ part: 'ladder', reason: 'failed' }],
      deal: { offer: 307_500_00 },
    });
    expect(await areas.leads.find(result.lead._id)).not.toBeNull();
    expect(areas.cards.last(`lead:${result.lead._id}`)).toBeDefined();

    const again = await flow(lead);
    expect(again).toMatchObject({
      missing: [],
      lead: { _id: result.lead._id },
      deal: { _id: result.deal?._id },
    });
    expect(await inCollection('followup_task', { lead_id: result.lead._id })).toBe(6);
  });

  test('when the store is away in the middle, then the whole is to be asked again, and the lead is kept', async () => {
    const lead = facts();
    const lost = Object.assign(new Error('gone'), { name: 'MongoNetworkError' });
    await expect(withLadder(() => Promise.reject(lost)).leadToDeal(lead, HOUSE, CALLER, key())).rejects.toBe(
      lost,
    );
    expect(await flow(lead)).toMatchObject({ created: false, missing: [] });
  });

  test('when a KPI event cannot be written, then neither is the deal that it reports', async () => {
    const before = await inCollection('deal', {});
    const failing = areas.another({
      transaction: (work) =>
        areas.store.transaction(async () => {
          const result = await work();
          if ((result as { fingerprint?: string } | null)?.fingerprint) throw new Error('lost');
          return result;
        }),
    });
    const result = await failing.deals.leadToDeal(facts(), HOUSE, CALLER, key());
    expect(result).toMatchObject({ deal: null, missing: [{ part: 'deal', reason: 'failed' }] });
    expect(await inCollection('deal', {})).toBe(before);
    expect(await events(result.lead._id)).toEqual(['lead_created', 'ladder_created']);
  });
});
