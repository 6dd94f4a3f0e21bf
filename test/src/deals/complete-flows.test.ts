import { createDeals, type Deals } from '../../../src/deals/deals';
import { type LeadId } from '../../../src/ids';
import { CALLER, MANAGER, type TestAreas } from '../../support/areas';
import { facts, HOUSE, openFlow } from './open-flow';

let areas: TestAreas;
let flow: Awaited<ReturnType<typeof openFlow>>['flow'];
let events: Awaited<ReturnType<typeof openFlow>>['events'];
let inCollection: Awaited<ReturnType<typeof openFlow>>['inCollection'];

beforeAll(async () => {
  ({ areas, flow, events, inCollection } = await openFlow());
});
afterAll(() => areas.close());

const boom = () => Promise.reject(new Error('boom'));
/** The flow in which one step fails. */
function failing(step: 'store' | 'ladder' | 'offer' | 'match'): Deals {
  const { transaction, connection } = areas.store;
  const broken: Parameters<typeof createDeals>[0] = {
    ...areas,
    connection,
    transaction,
    cards: { put: async () => undefined },
    ...(step === 'ladder' && { ladder: { ...areas.ladder, start: boom, create: boom } }),
    ...(step === 'offer' && { offers: { ...areas.offers, compute: boom } }),
    ...(step === 'match' && { buyers: { ...areas.buyers, match: boom } }),
    ...(step === 'store' && {
      transaction: (work: () => Promise<unknown>) =>
        transaction(async () => {
          const result = await work();
          if ((result as { deal?: object } | null)?.deal) throw new Error('boom');
          return result;
        }),
    }),
  } as never;
  return createDeals(broken);
}

const WHOLE = [
  'lead_created',
  'ladder_created',
  'deal_brief_created',
  'offer_generated',
  'backend_deal_created',
  'match_attempt',
  'match_result',
];

describe('a flow that had to do without a part', () => {
  test.each([
    { step: 'store', part: 'deal', then: WHOLE },
    {
      step: 'ladder',
      part: 'ladder',
      then: [WHOLE[0], ...WHOLE.slice(2), WHOLE[1]],
    },
    {
      step: 'offer',
      part: 'offer',
      then: [...WHOLE.filter((one) => one !== 'offer_generated'), 'offer_generated'],
    },
    { step: 'match', part: 'match', then: WHOLE },
  ] as const)(
    'when the $step fails, then the lead is kept, `missing` names the $part, and the job completes it once',
    async ({ step, part, then }) => {
      const lead = facts();
      const first = await flow(lead, HOUSE, `fault:${step}`, failing(step));
      const id = first.lead._id;
      expect(first.missing).toEqual([{ part, reason: 'failed' }]);
      expect(await areas.leads.find(id)).not.toBeNull();
      // Its time has not come.
      expect(await areas.deals.completeFlows()).toBe(0);
      areas.clock.pass(1);
      const done = await Promise.all([areas.deals.completeFlows(), areas.another().deals.completeFlows()]);
      expect(Math.max(...done)).toBe(1);
      areas.clock.pass(60);
      expect(await areas.deals.completeFlows()).toBe(0);

      expect(await events(id)).toEqual(then);
      const deal = await areas.deals.latestOf(id);
      expect(deal).toMatchObject({ missing: [], offer: 307_500_00 });
      expect(await inCollection('deal', { lead_id: id })).toBe(1);
      expect(await inCollection('followup_task', { lead_id: id })).toBe(6);
      expect(await flow(lead)).toMatchObject({ lead: { _id: id }, deal: { _id: deal?._id }, missing: [] });
    },
  );

  test('when it fails again and again, then it is tried later each time, an hour apart at most', async () => {
    const broken = failing('match');
    const { lead } = await flow(facts(), HOUSE, 'again', broken);
    const waits: number[] = [];
    for (let nth = 0; nth < 9; nth += 1) {
      const one = await unfinished(lead._id);
      waits.push(((one?.retry_at as Date).getTime() - areas.clock.now().getTime()) / 60_000);
      areas.clock.pass(waits.at(-1) ?? 0);
      await broken.completeFlows();
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    areas.clock.pass(60);
    expect(await areas.deals.completeFlows()).toBe(1);
  });

  test('when a rule refused the offer, then it is tried when that rule is changed, and not before', async () => {
    const { lead } = await flow(facts({ address: '1 Main St, Winnipeg MB' }));
    areas.clock.pass(24 * 60);
    expect(await areas.deals.completeFlows()).toBe(0);
    expect((await unfinished(lead._id))?.waits_for).toBe('offer_policy_disabled|MB|Winnipeg|SFR');
    await areas.offers.upsert(MANAGER, { province: 'MB', market: 'ALL', enabled: true });
    expect(await areas.deals.completeFlows()).toBe(1);
    expect(await areas.deals.latestOf(lead._id)).toMatchObject({ missing: [], offer: 307_500_00 });
  });

  test('when a cold market blocks, then the flow goes on once it does not', async () => {
    const place = { province: 'ON', market: 'Ottawa' } as const;
    await areas.buyers.coldGate.set(MANAGER, { ...place, mode: 'block', reason: 'too few' });
    const { lead, missing } = await flow(facts({ address: '1 Bank St, Ottawa ON' }));
    expect(missing).toEqual([{ part: 'offer', reason: 'market_too_cold' }]);
    expect(await areas.deals.completeFlows()).toBe(0);
    await areas.buyers.coldGate.set(MANAGER, { ...place, mode: 'warn', reason: 'enough' });
    expect(await areas.deals.completeFlows()).toBe(1);
    expect(await areas.deals.latestOf(lead._id)).toMatchObject({ missing: [], offer: 307_500_00 });
  });

  test('when somebody corrects the place or says what the house costs, then the deal follows', async () => {
    const nowhere = await flow(facts({ region: 'BC' }));
    const without = await flow(facts(), null);
    const edit = async (id: LeadId, change: object) => {
      const lead = await areas.leads.find(id);
      if (lead) await areas.deals.tend.edit(id, lead.version ?? 0, { ...lead, ...change }, CALLER);
    };
    await edit(nowhere.lead._id, { region: 'ON' });
    await edit(without.lead._id, { arv: HOUSE.arv, repairs: HOUSE.repairs });
    expect(await areas.deals.completeFlows()).toBe(2);
    expect(await areas.deals.latestOf(nowhere.lead._id)).toMatchObject({
      _id: nowhere.deal?._id,
      province: 'ON',
      offer: 307_500_00,
    });
    expect(await areas.deals.latestOf(without.lead._id)).toMatchObject({ offer: 307_500_00 });
  });

  test('when the lead is over before that, then nothing more is made of it', async () => {
    const { lead } = await flow(facts(), HOUSE, 'over', failing('store'));
    await areas.deals.tend.end(lead._id, 'sold', CALLER);
    areas.clock.pass(1);
    expect(await areas.deals.completeFlows()).toBe(0);
    expect(await inCollection('deal', { lead_id: lead._id })).toBe(0);
    expect(await unfinished(lead._id)).toBeNull();
  });
});

const unfinished = (id: LeadId) => areas.store.connection.collection('unfinished_flow').findOne({ _id: id });
