import { cents } from '../../../src/money';
import { CALLER, MANAGER, type TestAreas } from '../../support/areas';
import { facts, HOUSE, number, openFlow } from './open-flow';

let areas: TestAreas;
let flow: Awaited<ReturnType<typeof openFlow>>['flow'];
let events: Awaited<ReturnType<typeof openFlow>>['events'];
let inCollection: Awaited<ReturnType<typeof openFlow>>['inCollection'];

beforeAll(async () => {
  ({ areas, flow, events, inCollection } = await openFlow());
});
afterAll(() => areas.close());

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
    const intent = 'the same';
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
