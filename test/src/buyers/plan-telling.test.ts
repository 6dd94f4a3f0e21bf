import { type DealFacts } from '../../../src/buyers/match.rules';
import { type BuyerFacts } from '../../../src/buyers/save-buyer';
import { cents } from '../../../src/money';
import { CALLER, openAreas, type TestAreas } from '../../support/areas';

const TEN = '2026-12-02T15:00:00Z';
let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
beforeEach(() => world.reset(TEN));
afterAll(() => world.close());

const deal: DealFacts = {
  province: 'ON',
  market: 'Toronto',
  property_type: 'SFR',
  arv: cents(500_000_00),
  repairs: cents(40_000_00),
  price: cents(317_500_00),
};

let number = 0;
const save = (more: Partial<BuyerFacts> = {}) =>
  world.buyers.save(
    {
      name: 'Sam Lee',
      phone: `+1416555${String(1000 + ++number)}`,
      language: 'en',
      province: 'ON',
      market: 'Toronto',
      ...more,
    },
    CALLER,
  );

describe('the dry run', () => {
  const consent = (address = '') =>
    world.policy.recordConsent(address, {
      basis: 'express',
      at: new Date('2026-12-01T15:00:00Z'),
      evidence: 'said so',
      recorded_by: 'test',
    });
  const run = async () => {
    const { told, left_out } = await world.buyers.planTelling(deal);
    const why = ({ why: reason, decision }: (typeof left_out)[number]) => decision?.reason ?? reason;
    return {
      told: told.map(({ to, channel, closed_until }) => [channel, to, closed_until?.toISOString() ?? 'now']),
      out: Object.fromEntries(left_out.map((one) => [one.buyer.name, why(one)])),
    };
  };

  test('when it is asked for, then it says who is told by what, and who is left out and why', async () => {
    const ok = await save({ name: 'ok' });
    await consent(ok.phone);
    const mail = await save({ name: 'mail', email: 'mail@example.com' });
    await consent(mail.email);
    const stopped = await save({ name: 'stopped' });
    await consent(stopped.phone);
    const because = { cause: 'manual' as const, at: new Date(TEN) };
    await world.policy.suppress(stopped.phone ?? '', ['SMS'], because);
    await save({ name: 'silent' });
    await save({ name: 'condos', box: { places: ['ON:TORONTO'], types: ['CONDO'] } });
    await world.buyers.recordFeedback({
      event: 'RESPONDED',
      province: 'ON',
      buyer_id: 'crm-7' as never,
      source: 'api',
    });
    // It is 08:00 where this number is from, and 10:00 where its holder buys.
    const west = await save({ name: 'west', phone: '+16045550111' });
    await consent(west.phone);

    expect(await run()).toEqual({
      told: [
        ['SMS', ok.phone, 'now'],
        ['EMAIL', 'mail@example.com', 'now'],
        ['SMS', west.phone, '2026-12-02T16:00:00.000Z'],
      ],
      out: { stopped: 'opted_out', silent: 'no_consent', 'crm-7': 'no_address', condos: 'below_threshold' },
    });
  });

  test('when the gate cannot be asked, then nobody is told', async () => {
    const ok = await save({ name: 'ok' });
    await consent(ok.phone);
    const { buyers } = world.another({ clockIsSteady: () => false });
    const { told, left_out } = await buyers.planTelling(deal);
    expect([told, left_out[0]?.decision?.reason]).toEqual([[], 'gate_error']);
  });
});
