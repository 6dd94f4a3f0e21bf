import { type OfferId } from '../../../src/ids';
import { cents } from '../../../src/money';
import { CALLER, MANAGER } from '../../support/areas';
import { openOffers, TEN } from './open-offers';

let opened: Awaited<ReturnType<typeof openOffers>>;
let world: (typeof opened)['world'];
beforeAll(async () => {
  opened = await openOffers();
  world = opened.world;
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));
const make: typeof opened.make = (...given) => opened.make(...given);

describe('the end of an offer', () => {
  test.each([
    ['accepted', { promised_today: 262_500_00, promised_in_all: 0 }],
    ['declined', { promised_today: 0, promised_in_all: 0 }],
    ['countered', { promised_today: 0, promised_in_all: 0 }],
  ] as const)('when it is %s, then its money is what it says, once', async (as, left) => {
    const { _id } = await make();
    const other = world.another();
    const both = await Promise.all([
      world.offers.decide(_id, as, CALLER, as === 'countered' ? cents(280_000_00) : undefined),
      other.offers.decide(_id, as, MANAGER, as === 'countered' ? cents(290_000_00) : undefined),
    ]);
    expect(both.map(({ is }) => is).sort()).toEqual(['already', 'done']);
    expect(both[0].offer).toMatchObject({ state: as, ended_at: new Date(TEN) });
    expect(both[0].offer).toEqual(both[1].offer);
    expect(await opened.exposure()).toMatchObject(left);
    expect(await opened.audited(_id)).toEqual([`offer.${as}`, 'offer.made']);
  });

  test('when it has ended, then it cannot end otherwise', async () => {
    const { _id } = await make();
    await world.offers.decide(_id, 'accepted', CALLER);
    for (const as of ['declined', 'countered'] as const) {
      expect(await world.offers.decide(_id, as, MANAGER)).toMatchObject({
        is: 'impossible',
        offer: { state: 'accepted', ended_by: 'slack:U0CALLER' },
      });
    }
    await expect(world.offers.decide('O-1' as OfferId, 'declined', CALLER)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('when its time has run out, then the job expires it, and before the job nobody can accept it', async () => {
    const [late, later] = [await make({ valid_days: 1 }), await make({ valid_days: 1 })];
    await make({ valid_days: 2 });
    world.clock.pass(24 * 60 - 1);
    expect(await world.offers.expire()).toBe(0);
    world.clock.pass(1);
    expect(await world.offers.decide(late._id, 'accepted', CALLER)).toMatchObject({
      is: 'impossible',
      offer: { state: 'expired', ended_by: 'system:expire-offers' },
    });
    // The guard was there before the job.
    await world.risk.expire();
    const another = world.another();
    const expired = await Promise.all([world.offers.expire(), another.offers.expire()]);
    expect(expired[0] + expired[1]).toBe(1);
    expect(await world.offers.find(later._id)).toMatchObject({ offer: { state: 'expired' } });
    expect(await opened.exposure()).toMatchObject({ promised_in_all: 262_500_00 });
  });

  test('when it expires, then whoever made it is called in the thread of its lead', async () => {
    const lead_id = await opened.newLead();
    const { _id } = await make({ valid_days: 1 }, { lead_id });
    world.clock.pass(24 * 60);
    await world.offers.expire();
    const line = world.cards.all.find(({ key }) => key === `lead:${lead_id}:offer:${_id}:expired`);
    expect(line).toMatchObject({ quiet: false, parent: `lead:${lead_id}` });
    expect(line?.view.text).toContain(`Offer ${_id} of $262,500: expired · <@U0CALLER>`);
    expect(await world.leads.find(lead_id)).toMatchObject({ offer: { state: 'expired' } });
  });

  test('when a manager has released its money by hand, then it can still be accepted', async () => {
    const { _id, reservation_id } = await make();
    await world.risk.end(reservation_id, 'released', MANAGER);
    expect(await world.offers.decide(_id, 'accepted', CALLER)).toMatchObject({ is: 'done' });
    expect(await opened.exposure()).toMatchObject({ promised_in_all: 0 });
  });
});

test('when offers have ended, then conversion counts the accepted among them, by place, person and span', async () => {
  await world.offers.upsert(MANAGER, { province: 'QC', market: 'ALL', enabled: true });
  const ends = ['accepted', 'accepted', 'declined', 'countered'] as const;
  for (const as of ends) await world.offers.decide((await make())._id, as, CALLER);
  const quebec = await make({ valid_days: 1 }, { province: 'QC', market: 'Montreal' });
  await make();
  const day = { from: new Date(TEN), to: new Date('2026-12-03T15:00:00Z') };
  expect(await world.offers.conversion(day)).toEqual({
    accepted: 2,
    declined: 1,
    countered: 1,
    expired: 0,
    decided: 4,
    share: 0.5,
  });
  world.clock.pass(24 * 60);
  await world.offers.expire();
  expect(await world.offers.conversion(day, { province: 'QC' })).toMatchObject({ decided: 0, share: null });
  const all = { ...day, to: new Date('2026-12-04T00:00:00Z') };
  expect(await world.offers.conversion(all, { province: 'QC', market: 'montréal' })).toMatchObject({
    expired: 1,
    share: 0,
  });
  expect(await world.offers.conversion(all, { made_by: quebec.made_by })).toMatchObject({ decided: 5 });
  expect(await world.offers.conversion(all, { made_by: 'slack:U0ANNA' })).toMatchObject({ decided: 0 });
});
