import { feedbackEventModel } from '../../../src/buyers/feedback-event.model';
import { type Deal } from '../../../src/deals/deal.model';
import { type BuyerId } from '../../../src/ids';
import { cents } from '../../../src/money';
import { dealIntent } from '../../../src/outreach/intent-keys.rules';
import { type PropertyType } from '../../../src/property-type';
import { CALLER, openAreas, type TestAreas } from '../../support/areas';
import { queueText } from './outbox';

const TEN = '2026-12-02T15:00:00Z';
const SAM = '+16475550188';

let world: TestAreas;
let last = 0;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

/** A deal of a house there, told to Sam; it is sent with the next dispatch. */
const makeDeal = async (city: string, property_type: PropertyType): Promise<Deal> => {
  const phone = `+1416555${String(++last).padStart(4, '0')}`;
  const facts = { name: 'Anna', phone, address: `12 King St W, ${city} ON`, source: 'slack', property_type };
  const numbers = { arv: cents(45_000_000), repairs: cents(5_000_000), holding_cost: cents(0) };
  const { deal } = await world.deals.leadToDeal(facts, numbers, CALLER, `test:${last}`);
  if (!deal) throw new Error('no deal');
  return deal;
};
const saveSam = () =>
  world.buyers.save(
    { name: 'Sam Lee', phone: SAM, language: 'en', province: 'ON', market: 'Toronto' },
    CALLER,
  );
const answers = (body: string) =>
  world.outreach.receive({
    messageSid: `SM${String(++last).padStart(32, '0')}`,
    from: SAM,
    to: '+15005550006',
    body,
  });
const events = () => feedbackEventModel(world.store.connection).find().sort({ _id: 1 }).lean();

async function tell(deal: Deal, to = SAM, contact?: string): Promise<void> {
  const { _id } = await saveSam();
  await queueText(world, {
    intent_key: dealIntent(deal._id, (contact ?? _id) as BuyerId),
    to,
    contact: contact ?? _id,
    deal_id: deal._id,
  });
}

describe('what a buyer’s text is about', () => {
  test('when deals were sent to them, then it is about the last one, in the place and type of that deal', async () => {
    await tell(await makeDeal('Hamilton', 'MULTI'));
    await world.outreach.dispatch();
    world.clock.pass(60);
    const second = await makeDeal('Ottawa', 'CONDO');
    await tell(second);
    await world.outreach.dispatch();
    await answers('Interested');
    expect(await events()).toMatchObject([
      { event: 'RESPONDED', deal_id: second._id, province: 'ON', market: 'OTTAWA', property_type: 'CONDO' },
    ]);
    await answers('no thanks');
    expect(await world.buyers.numbers('ON', 'Ottawa', 'CONDO')).toMatchObject({ asked: 1, answered: 1 });
  });

  test('when a deal waits in the outbox, then it was not sent, and the answer is about the one before', async () => {
    const first = await makeDeal('Hamilton', 'MULTI');
    await tell(first);
    await world.outreach.dispatch();
    world.clock.pass(60);
    await tell(await makeDeal('Ottawa', 'CONDO'));
    await answers('yes');
    expect(await events()).toMatchObject([{ deal_id: first._id }]);
  });

  test('when no deal was ever sent to them, then it counts where they buy', async () => {
    await saveSam();
    await answers('yes');
    const [event] = await events();
    expect(event).toMatchObject({ market: 'TORONTO', property_type: 'SFR' });
    expect(event?.deal_id).toBeUndefined();
  });
});
