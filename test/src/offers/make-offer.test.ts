import { type EvidenceId, type OfferId } from '../../../src/ids';
import { cents } from '../../../src/money';
import { CALLER, MANAGER } from '../../support/areas';
import { openOffers, TEN, ON } from './open-offers';

let opened: Awaited<ReturnType<typeof openOffers>>;
let world: (typeof opened)['world'];
beforeAll(async () => {
  opened = await openOffers();
  world = opened.world;
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));
const make: typeof opened.make = (...given) => opened.make(...given);

describe('making an offer', () => {
  test('when it is made, then its money is reserved until it expires, and its lead shows it', async () => {
    const lead_id = await opened.newLead();
    const offer = await make({}, { lead_id, deal_id: 'crm-7', correlation_id: `leadflow:${lead_id}` });
    expect(offer).toMatchObject({
      _id: expect.stringMatching(/^O-\d+$/) as string,
      state: 'made',
      amount: 262_500_00,
      mao: 262_500_00,
      lead_id,
      deal_id: 'crm-7',
      made_by: 'slack:U0CALLER',
      expires_at: new Date('2026-12-09T15:00:00Z'),
      correlation_id: `leadflow:${lead_id}`,
    });
    expect(await opened.exposure()).toMatchObject({
      promised_today: 262_500_00,
      promised_in_all: 262_500_00,
    });
    const reservation = await world.store.connection.collection('risk_reservation').findOne();
    expect(reservation).toMatchObject({ _id: offer.reservation_id, expires_at: offer.expires_at });
    expect(await world.leads.find(lead_id)).toMatchObject({ status: 'offer_made', offer: { id: offer._id } });
    expect(world.cards.last(`lead:${lead_id}`)?.blocks?.[0]).toMatchObject({
      text: { text: expect.stringContaining(`Offer ${offer._id} of $262,500: made, holds until`) as string },
    });
    expect(await opened.audited(offer._id)).toEqual(['offer.made']);
  });

  test('when more than the MAO is asked for, then it is cut and says so; less stays', async () => {
    expect(await make({ amount: cents(300_000_00) })).toMatchObject({
      amount: 262_500_00,
      cut_from: 300_000_00,
    });
    const less = await make({ amount: cents(200_000_50), valid_days: 1 });
    expect(less).toMatchObject({ amount: 200_000_00, expires_at: new Date('2026-12-03T15:00:00Z') });
    expect(less).not.toHaveProperty('cut_from');
  });

  test('when two make it at once, then it is one offer, and the second is told of it', async () => {
    const evidence_id = await opened.evidence();
    const made = await Promise.all([
      world.offers.make({ evidence_id }, CALLER),
      world.another().offers.make({ evidence_id, amount: cents(1_00) }, MANAGER),
    ]);
    expect(made.map(({ first }) => first).sort()).toEqual([false, true]);
    expect(made[0].offer).toEqual(made[1].offer);
    expect(await opened.exposure()).toMatchObject({ promised_in_all: made[0].offer.amount });
  });

  test('when a seller has an open one, then another is refused until it has ended, also for two at once', async () => {
    const lead_id = await opened.newLead();
    const both = [await opened.evidence({ lead_id }), await opened.evidence({ lead_id })];
    const made = await Promise.allSettled([
      world.offers.make({ evidence_id: both[0] as EvidenceId }, CALLER),
      world.another().offers.make({ evidence_id: both[1] as EvidenceId }, MANAGER),
    ]);
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(made.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict', details: { reason: 'offer_open' } },
    });
    expect(await opened.exposure()).toMatchObject({ promised_in_all: 262_500_00 });
    const [open] = await world.offers.open(5);
    await world.offers.decide(open?._id as OfferId, 'declined', CALLER);
    expect(await make({}, { lead_id })).toMatchObject({ state: 'made' });
  });

  test('when there is no room, then it is refused with what is left, and nothing is there', async () => {
    for (let n = 0; n < 7; n++) await make();
    const evidence_id = await opened.evidence();
    await expect(world.offers.make({ evidence_id }, CALLER)).rejects.toMatchObject({
      details: { reason: 'risk_limit_exceeded', extra: { available_dollars: 162_500 } },
    });
    expect(await world.offers.findByEvidence(evidence_id)).toMatchObject({ offer: null });
    expect(await world.offers.make({ evidence_id, amount: cents(162_500_00) }, CALLER)).toMatchObject({
      first: true,
    });
    expect((await opened.exposure()).available).toBe(0);
  });

  test('when there is no margin, nothing was computed, or the lead is over, then it is refused', async () => {
    const refusedFor = (reason: string) => ({ details: { reason } });
    await expect(make({}, { repairs: cents(400_000_00) })).rejects.toMatchObject(refusedFor('no_margin'));
    await expect(make({ amount: cents(0) })).rejects.toMatchObject(refusedFor('no_margin'));
    await expect(make({ evidence_id: 'evidence_x' as EvidenceId })).rejects.toMatchObject({
      code: 'not_found',
    });
    const lead_id = await opened.newLead();
    await world.deals.tend.end(lead_id, 'sold', CALLER);
    await expect(make({}, { lead_id })).rejects.toMatchObject(refusedFor('lead_is_over'));
    expect(await opened.exposure()).toMatchObject({ promised_in_all: 0 });
  });

  test('when the market is blocked as too cold since it was computed, then nothing is promised there', async () => {
    const evidence_id = await opened.evidence();
    const set = (mode: 'block' | 'warn') =>
      world.buyers.coldGate.set(MANAGER, { ...ON, mode, reason: 'test' });
    await set('block');
    await expect(world.offers.make({ evidence_id }, CALLER)).rejects.toMatchObject({
      details: { reason: 'market_too_cold' },
    });
    await set('warn');
    expect(await world.offers.make({ evidence_id }, CALLER)).toMatchObject({ first: true });
  });

  test('when the policy has changed since it was computed, then it has to be computed again', async () => {
    const evidence_id = await opened.evidence();
    await world.offers.upsert(MANAGER, { ...ON, default_fees_buffer: cents(2_600_00) });
    await expect(world.offers.make({ evidence_id }, CALLER)).rejects.toMatchObject({
      details: { reason: 'offer_stale' },
    });
    await world.offers.upsert(MANAGER, { ...ON, default_fees_buffer: cents(2_500_00) });
    await make();
  });
});
