import { createAudit } from '../../../src/audit/audit';
import { teamCards } from '../../../src/team/team-cards';
import { createDeals } from '../../../src/deals/deals';
import { createKpi } from '../../../src/kpi/kpi';
import { type Ladder } from '../../../src/ladder/ladder';
import { type TestAreas } from '../../support/areas';
import { facts, HOUSE, openFlow } from './open-flow';

let areas: TestAreas;
let flow: Awaited<ReturnType<typeof openFlow>>['flow'];
let events: Awaited<ReturnType<typeof openFlow>>['events'];
let inCollection: Awaited<ReturnType<typeof openFlow>>['inCollection'];

beforeAll(async () => {
  ({ areas, flow, events, inCollection } = await openFlow());
});
afterAll(() => areas.close());

const failures = (lead: string) =>
  areas.store.connection
    .collection('kpi_event')
    .find({ correlation_id: `leadflow:${lead}`, success: false })
    .project({ _id: 0, metric: 1, detail: 1 })
    .toArray();

/** The flow with a ladder that fails. */
function withLadder(start: Ladder['start']) {
  const deps = { ...areas, connection: areas.store.connection, transaction: areas.store.transaction };
  const kpi = createKpi({
    ...deps,
    isSandbox: { slack: true, twilio: true, sendgrid: true },
    retentionDays: 730,
    teamTimezone: 'America/Toronto',
  });
  const ladder = { ...areas.ladder, start };
  return createDeals({
    ...deps,
    audit: createAudit({ connection: areas.store.connection, clock: areas.clock }),
    kpi,
    ladder,
    cards: teamCards({ put: async (card) => void areas.cards.all.push(card) }, areas.team),
    log: {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: () => undefined,
      fatal: () => undefined,
    },
  });
}

describe('a part of the flow that fails', () => {
  test('when the ladder fails, then the lead and its deal are kept, and `missing` names it', async () => {
    const lead = facts();
    const result = await flow(
      lead,
      HOUSE,
      'boom',
      withLadder(() => Promise.reject(new Error('boom'))),
    );
    expect(result).toMatchObject({
      missing: [{ part: 'ladder', reason: 'failed' }],
      deal: { offer: 307_500_00 },
    });
    expect(await areas.leads.find(result.lead._id)).not.toBeNull();
    expect(areas.cards.last(`lead:${result.lead._id}`)).toBeDefined();
    expect(await failures(result.lead._id)).toEqual([
      { metric: 'ladder_created', detail: { tasks: 0, reason: 'failed' } },
    ]);

    const again = await flow(lead);
    expect(again).toMatchObject({
      missing: [],
      lead: { _id: result.lead._id },
      deal: { _id: result.deal?._id },
    });
    expect(await inCollection('followup_task', { lead_id: result.lead._id })).toBe(6);
  });

  test('when the ladder fails after it has written, then nothing of it is kept, and asked again it is whole', async () => {
    const lead = facts();
    const { start } = areas.ladder;
    const half = withLadder(async (...of) => {
      await start(...of);
      throw new Error('boom');
    });
    const result = await flow(lead, HOUSE, 'half', half);
    const { _id: lead_id } = result.lead;
    expect(result.missing).toEqual([{ part: 'ladder', reason: 'failed' }]);
    expect(await inCollection('followup_task', { lead_id })).toBe(0);
    expect(await events(lead_id)).not.toContain('ladder_created');
    expect((await events(lead_id)).filter((metric) => metric === 'lead_created')).toHaveLength(1);
    expect(await flow(lead, HOUSE, 'half')).toMatchObject({ lead: { _id: lead_id }, missing: [] });
    expect(await inCollection('followup_task', { lead_id })).toBe(6);
  });

  test('when the lead is committed, then its ladder is there in the same moment', async () => {
    const seen: { leads: number; tasks: number }[] = [];
    const before = { leads: await inCollection('lead', {}), tasks: await inCollection('followup_task', {}) };
    const watched = areas.another({
      transaction: async (work) => {
        const result = await areas.store.transaction(work);
        const isOuter = areas.store.transaction.isInside?.() === false;
        if (isOuter) {
          seen.push({
            leads: (await inCollection('lead', {})) - before.leads,
            tasks: (await inCollection('followup_task', {})) - before.tasks,
          });
        }
        return result;
      },
    });
    await flow(facts(), HOUSE, 'watched', watched.deals);
    expect(seen[0]).toEqual({ leads: 1, tasks: 6 });
  });

  test('when the store is away in the middle, then nothing is written, and asked again the whole is done', async () => {
    const lead = facts();
    const lost = Object.assign(new Error('gone'), { name: 'MongoNetworkError' });
    await expect(
      flow(
        lead,
        HOUSE,
        'lost',
        withLadder(() => Promise.reject(lost)),
      ),
    ).rejects.toBe(lost);
    expect(await flow(lead)).toMatchObject({ created: true, missing: [] });
  });

  test('when a KPI event cannot be written, then neither is the deal that it reports', async () => {
    const before = await inCollection('deal', {});
    const failing = areas.another({
      transaction: (work) =>
        areas.store.transaction(async () => {
          const result = await work();
          if ((result as { deal?: object } | null)?.deal) throw new Error('lost');
          return result;
        }),
    });
    const result = await flow(facts(), HOUSE, 'kpi', failing.deals);
    expect(result).toMatchObject({ deal: null, missing: [{ part: 'deal', reason: 'failed' }] });
    expect(await inCollection('deal', {})).toBe(before);
    expect(await events(result.lead._id)).toEqual(['lead_created', 'ladder_created']);
    expect(await failures(result.lead._id)).toEqual([
      {
        metric: 'backend_deal_created',
        detail: { deal_id: null, offer: null, mao: null, reason: 'failed' },
      },
    ]);
  });
});
