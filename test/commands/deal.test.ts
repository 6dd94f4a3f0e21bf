import { type DealId } from '../../src/ids';
import { cents } from '../../src/money';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../support/areas';
import { user } from './use-command';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas('2026-12-02T15:00:00Z');
  await world.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
});
afterAll(() => world.close());
beforeEach(() => world.reset('2026-12-02T15:00:00Z'));

let nth = 0;
async function house(name = 'Jane Doe') {
  nth += 1;
  const facts = {
    name,
    phone: `+1416555${3000 + nth}`,
    address: `${nth} King St W, Toronto ON`,
    source: 'slack',
  };
  const numbers = { arv: cents(500_000_00), repairs: cents(40_000_00), holding_cost: cents(0) };
  const { deal, lead } = await world.deals.leadToDeal(
    { ...facts, owner: 'U0CALLER' },
    numbers,
    CALLER,
    `deal:${nth}`,
  );
  if (!deal) throw new Error('no deal');
  return { id: deal._id, lead };
}
const sam = () =>
  world.buyers.save(
    { name: 'Sam Lee', phone: '+14165559001', language: 'en', province: 'ON', market: 'Toronto' },
    CALLER,
  );
const card = (id: DealId) => JSON.stringify(world.cards.last(`deal:${id}`));
const stageOf = async (id: DealId) => (await world.deals.show(id)).deal.stage;
const answersTo = (deal_id: DealId) =>
  world.store.connection
    .collection('buyer_feedback_event')
    .find({ deal_id })
    .sort({ created_at: 1 })
    .toArray();

describe('/deal', () => {
  test('when a deal is made, then the deals channel has one card of it with its money, its seller and what buyers say', async () => {
    const { id, lead } = await house();
    expect(card(id)).toContain('ARV $500,000');
    expect(card(id)).toContain('buyer’s price $317,500');
    expect(card(id)).toContain(`Seller: Jane Doe (${lead._id})`);
    expect(card(id)).toContain('0 told · 0 answered');
    expect(await user(world).type(`/deal ${id.toLowerCase()}`)).toContain('offer $307,500');
  });

  test('when it goes its way to the end, then the seller’s lead follows, and the buyer has bought', async () => {
    const { id, lead } = await house();
    const buyer = await sam();
    const { type } = user(world);
    expect(await type(`/deal ${id} offer made`)).toBe(`${id}: offer made`);
    await type(`/deal ${id} under contract`);
    expect((await world.leads.find(lead._id))?.status).toBe('under_contract');
    expect(await type(`/deal ${id} assigned`)).toContain('Say who takes the contract over, such as B-12.');
    expect(await type(`/deal ${id} assigned B-99999`)).toContain('There is no buyer B-99999.');
    expect(await stageOf(id)).toBe('under_contract');
    await type(`/deal ${id} assigned ${buyer._id}`);
    expect(card(id)).toContain(`Buyer: Sam Lee (${buyer._id})`);
    expect(card(id)).toContain('1 answered · 0 interested · 0 passed · 1 bought');
    expect((await answersTo(id)).map((one) => String(one.event))).toEqual(['BOUGHT']);
    await type(`/deal ${id} closed`);
    expect((await world.leads.find(lead._id))?.status).toBe('closed');
    expect((await world.ladder.tasksOf(lead._id)).filter(({ state }) => state === 'open')).toEqual([]);
  });

  test('when it was a mistake, then going back takes back what followed', async () => {
    const { id, lead } = await house();
    const buyer = await sam();
    await world.deals.move(id, { stage: 'closed', buyer_id: buyer._id }, CALLER);
    await user(world).type(`/deal ${id} marketed`);
    expect((await answersTo(id)).map((one) => String(one.event))).toEqual(['BOUGHT', 'RESPONDED']);
    expect(card(id)).toContain('1 interested · 0 passed · 0 bought');
    expect((await world.leads.find(lead._id))?.status).not.toBe('closed');
    expect((await world.ladder.tasksOf(lead._id)).some(({ state }) => state === 'open')).toBe(true);
    expect((await world.deals.show(id)).deal.buyer_id).toBeUndefined();
  });

  test('when it falls through, then it says why, and its seller is still there', async () => {
    const { id, lead } = await house();
    const { type } = user(world);
    expect(await type(`/deal ${id} fell through`)).toContain('Say why it fell through.');
    await type(`/deal ${id} tombé à l’eau the seller kept it`);
    expect(card(id)).toContain('the seller kept it');
    expect((await world.leads.find(lead._id))?.status).toBe('new');
  });

  test('when two press the same button, then it moves once, and the second hears who was first', async () => {
    const { id } = await house();
    const anna = { ...CALLER, id: 'U0ANNA' };
    const said = await Promise.all([
      user(world).press('deal.next', `${id} sourced`),
      user(world, 'en', anna).press('deal.next', `${id} sourced`),
    ]);
    expect(said.filter((one) => one === `${id}: offer made`)).toHaveLength(1);
    expect(said.filter((one) => /is offer made already \(<@U0(?:CALLER|ANNA)>\)\./.test(one))).toHaveLength(
      1,
    );
    // A press on a card of before does nothing more.
    await world.deals.move(id, { stage: 'under_contract' }, CALLER);
    await user(world).press('deal.next', `${id} sourced`);
    expect(await stageOf(id)).toBe('under_contract');
  });

  test('when it is moved in the form, then what lacks is named there, and somebody else’s change is shown first', async () => {
    const { id } = await house();
    const { pressOpens, submit, submitShows } = user(world);
    const form = await pressOpens('deal.edit', id);
    const send = (values: Record<string, string>) => submit(form, values);
    expect(await send({ stage: 'assigned' })).toContain('Say who takes the contract over');
    expect(await send({ stage: 'marketed', owner: 'U0ANNA' })).toBe(
      `${id}: marketed\n${id} is <@U0ANNA>’s now.`,
    );
    expect((await submitShows(form, { stage: 'under_contract' })).about).toContain('marketed');
    expect(await stageOf(id)).toBe('marketed');
  });

  test('when somebody looks for deals, then they find those under way, their own, and those of a seller', async () => {
    const { type } = user(world);
    expect(await type('/deal')).toContain('There is no deal yet');
    const { id } = await house('Zoé Tremblay');
    const other = await house('Max Roy');
    await type(`/deal assign ${other.id} <@U0ANNA>`);
    expect(await type('/deal')).toContain('2 deals under way');
    expect(await type('/deal mine')).toContain('1 deals under way');
    expect(await type('/deal find zoe')).toContain(id);
    expect(await type('/deal find zoe')).not.toContain(other.id);
    expect(await type('/deal find nobody')).toContain('No deal fits');
  });

  test('when a word is wrong, then it is named with a right one', async () => {
    const { type } = user(world);
    expect(await type('/deal X-1')).toMatch(/X-1 is not a deal’s number.*D-12/s);
    expect(await type('/deal D-99999')).toContain('There is no deal D-99999.');
    const { id } = await house();
    expect(await type(`/deal ${id} sold`)).toMatch(/sold is no stage; these are: sourced, offer made/);
    expect(await type(`/deal assign ${id} anna`)).toContain('owner');
  });
});

describe('what buyers answer about a deal', () => {
  test('when they answer, are corrected or stay silent, then its card counts it, and its thread tells it by name', async () => {
    const { id } = await house();
    const buyer = await sam();
    const place = {
      province: 'ON',
      market: 'Toronto',
      buyer_id: buyer._id,
      deal_id: id,
      source: 'api',
    } as const;
    const { event } = await world.buyers.recordFeedback({ ...place, event: 'RESPONDED' });
    expect(card(id)).toContain('1 answered · 1 interested');
    const line = (of: string) => world.cards.all.findLast(({ key }) => key === `deal:${id}:${of}`);
    expect(line(event._id)).toMatchObject({ parent: `deal:${id}`, channel: 'deals' });
    expect(JSON.stringify(line(event._id))).toContain(`Sam Lee (${buyer._id}) is interested`);
    const corrected = await world.buyers.recordFeedback({ ...place, event: 'PASSED', replaces: event._id });
    expect(card(id)).toContain('1 answered · 0 interested · 1 passed');
    expect(JSON.stringify(line(corrected.event._id))).toContain('Corrected: Sam Lee');
    const silent = await world.buyers.recordFeedback({ ...place, event: 'NO_RESPONSE', buyer_id: undefined });
    expect(line(silent.event._id)).toBeUndefined();
  });

  test('when an offer is made to the seller, then the deal has come that far', async () => {
    const { id } = await house();
    const { evidence_id } = (await world.deals.show(id)).deal;
    if (!evidence_id) throw new Error('no evidence');
    await world.offers.make({ evidence_id }, CALLER);
    expect(card(id)).toContain('offer made');
    expect(await stageOf(id)).toBe('offer_made');
  });
});
