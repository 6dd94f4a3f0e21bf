import { cents } from '../../../../src/money';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../../support/areas';

const TEN = '2026-12-02T15:00:00Z';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.reset(TEN);
  const limits = {
    domain: 'WHOLESALE',
    per_day: cents(2_000_000_00),
    in_all: cents(10_000_000_00),
    reason: 'test',
  };
  await world.risk.upsert(limits, MANAGER);
});

const reserve = (dollars: number, more: object = {}) =>
  world.risk.reserve({ domain: 'WHOLESALE', amount: cents(dollars * 100), ...more }, CALLER);
const exposure = () => world.risk.exposure('WHOLESALE');

describe('the risk guard', () => {
  test('when the store is new, then WHOLESALE may promise 2,000,000 a day and 10,000,000 in all', async () => {
    const fresh = await openAreas(TEN);
    expect(await fresh.risk.policies()).toMatchObject([
      { _id: 'WHOLESALE', per_day: 2_000_000_00, in_all: 10_000_000_00 },
    ]);
    await fresh.close();
  });

  test('when the day is used up to the cent, then a cent more is refused, with what is available, and the next day is free', async () => {
    await reserve(1_999_999.99);
    await expect(reserve(0.02)).rejects.toMatchObject({
      details: { reason: 'risk_limit_exceeded', extra: { available_dollars: 0.01 } },
    });
    await reserve(0.01);
    await expect(reserve(0.01)).rejects.toMatchObject({ code: 'refused' });
    world.clock.pass(24 * 60);
    await reserve(1_000_000);
    expect(await exposure()).toMatchObject({ promised_today: 1_000_000_00, promised_in_all: 3_000_000_00 });
  });

  test('when five days are full, then the limit in all refuses', async () => {
    for (let day = 0; day < 5; day++) {
      await reserve(2_000_000);
      world.clock.pass(24 * 60);
    }
    await expect(reserve(1)).rejects.toMatchObject({ details: { reason: 'risk_limit_exceeded' } });
  });

  test('when it is released, then it counts no longer; settled, it still counts for its day', async () => {
    const [released, settled] = [await reserve(500_000), await reserve(700_000)];
    await world.risk.end(released._id, 'released', CALLER);
    await world.risk.end(settled._id, 'settled', CALLER);
    expect(await exposure()).toMatchObject({ promised_today: 700_000_00, promised_in_all: 0 });
    expect(await world.risk.end(settled._id, 'settled', MANAGER)).toMatchObject({ first: false });
    await expect(world.risk.end(settled._id, 'released', CALLER)).rejects.toMatchObject({
      details: { reason: 'reservation_over' },
    });
    await expect(world.risk.end('reservation_x', 'released', CALLER)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('when two end it at once, then it is given back once', async () => {
    const { _id } = await reserve(500_000);
    const other = world.another();
    await Promise.all([world.risk.end(_id, 'released', CALLER), other.risk.end(_id, 'released', MANAGER)]);
    expect(await exposure()).toMatchObject({ promised_today: 0, promised_in_all: 0 });
  });

  test('when it has expired, then it does not stand in the way of what fits, with or without the job', async () => {
    const expires_at = new Date(Date.parse(TEN) + 60_000);
    await reserve(2_000_000, { expires_at });
    await expect(reserve(1)).rejects.toMatchObject({ code: 'refused' });
    world.clock.pass(1);
    await reserve(2_000_000, { expires_at: new Date(Date.parse(TEN) + 120_000) });
    world.clock.pass(1);
    expect(await world.risk.expire()).toBe(1);
    expect(await world.risk.expire()).toBe(0);
    expect(await exposure()).toMatchObject({ promised_today: 0, promised_in_all: 0 });
  });

  test('when the same reference comes again, then it is the same reservation', async () => {
    const [one, two] = await Promise.all([
      reserve(500_000, { reference: 'offer-1' }),
      reserve(500_000, { reference: 'offer-1' }),
    ]);
    expect(one._id).toBe(two._id);
    expect(await exposure()).toMatchObject({ promised_today: 500_000_00 });
  });

  test('when a domain has no limits, then it may promise nothing; a reserve is audited', async () => {
    await expect(world.risk.reserve({ domain: 'RETAIL', amount: cents(1) }, CALLER)).rejects.toMatchObject({
      details: { reason: 'risk_domain_unknown' },
    });
    const { _id } = await reserve(5);
    expect(await world.store.connection.collection('audit_entry').findOne({ 'thing.id': _id })).toMatchObject(
      {
        actor: 'slack:U0CALLER',
        action: 'risk.reserve',
        after: { domain: 'WHOLESALE', amount: 500 },
      },
    );
  });
});
