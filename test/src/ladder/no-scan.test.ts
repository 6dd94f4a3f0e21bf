import mongoose from 'mongoose';
import { cents } from '../../../src/money';
import { CALLER, openAreas, type TestAreas } from '../../support/areas';
import { ANNA, intake } from './people';

const TEN = '2026-12-02T15:00:00Z';
const READS = [
  'find',
  'findOne',
  'findOneAndUpdate',
  'updateOne',
  'updateMany',
  'countDocuments',
  'replaceOne',
];

interface Asked {
  collection: string;
  filter: object;
  sort: object;
}

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());

async function asking(work: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  mongoose.set('debug', (collection: string, method: string, filter: object, ...rest: object[]) => {
    const options = rest.at(-1) as { sort?: object } | undefined;
    if (READS.includes(method)) asked.push({ collection, filter, sort: options?.sort ?? {} });
  });
  try {
    await work();
  } finally {
    mongoose.set('debug', false);
  }
  return asked;
}

async function scans(asked: Asked[]): Promise<string[]> {
  const found: string[] = [];
  for (const { collection, filter, sort } of asked) {
    const cursor = world.store.connection
      .collection(collection)
      .find(filter)
      .sort(sort as never);
    const plan = JSON.stringify(await cursor.explain('queryPlanner'));
    if (plan.includes('COLLSCAN')) found.push(`${collection} ${JSON.stringify(filter)}`);
  }
  return found;
}

test('when leads flow in and the jobs run, then every query is answered by an index', async () => {
  const facts = { name: 'Anna', phone: ANNA, address: '12 King St W, Toronto ON', source: 'web_form' };
  const numbers = { arv: cents(500_000_00), repairs: cents(40_000_00), holding_cost: cents(0) };
  const asked = await asking(async () => {
    await world.deals.leadToDeal(facts, numbers, CALLER, 'test:flow');
    await world.outreach.dispatch();
    await world.ladder.queueDueTexts();
    await world.ladder.recomputeContactTimes();
    world.clock.pass(30);
    await world.ladder.postDueTasks();
    await world.ladder.refreshDigests();
    world.clock.pass(30);
    await world.ladder.nudgeUnclaimed();
    await world.mornings.tell();
    await world.ladder.day('U0CALLER', world.clock.now());
    await world.tripwire.evaluate(CALLER);
    await world.tripwire.evaluateDue();
    for (const filter of [{}, { owner: 'U0CALLER' }, { province: 'ON' as const }]) {
      await world.ladder.due({ ...filter, limit: 20, include_closed: true });
    }
    await world.ladder.sla(new Date(0), world.clock.now());
    for (const filter of [{}, { owner: 'U0CALLER' }, { province: 'ON' as const }]) {
      await world.ladder.slaReport({ ...filter, span: 'week', by: 'day' });
    }
    for (const text of ['anna', 'king toronto', '416-555-0134', 'L-1001']) await world.leads.search(text, 10);
    await world.policy.askGate({ channel: 'SMS', to: ANNA });
    await world.outreach.receive({ messageSid: 'SM1', from: ANNA, to: '+15005550006', body: 'STOP' });
    await world.outreach.updateStatus({
      token: 't',
      providerId: 'SM1',
      providerStatus: 'sent',
      state: 'sent',
    });
  });
  expect(asked.length).toBeGreaterThan(60);
  expect(await scans(asked)).toEqual([]);
});

test('when a lead comes in, then its flow asks the store for no more than it must', async () => {
  await intake(world, { phone: '+14165550188' });
  const facts = {
    name: 'Bo',
    phone: '+14165550189',
    address: '12 King St W, Toronto ON',
    source: 'web_form',
  };
  const numbers = { arv: cents(500_000_00), repairs: cents(40_000_00), holding_cost: cents(0) };
  const asked = await asking(() => world.deals.leadToDeal(facts, numbers, CALLER, 'test:flow-2'));
  const of = (...names: string[]) => asked.filter(({ collection }) => names.includes(collection)).length;
  expect(of('market_policy')).toBeLessThanOrEqual(2);
  expect(of('policy_revision')).toBeLessThanOrEqual(4);
  // What was set for ladders there, the text's template, whose shift it is and the deal's short number are one each.
  // The card asks the gate whether the person may be called and texted. The overrides of zones and
  // the team's language are read once a second, whatever comes in.
  const byTheClock = of('market_policy', 'policy_revision', 'zone_override', 'team_setting');
  expect(asked.length - byTheClock).toBeLessThanOrEqual(23);
  expect(asked.filter((one) => 'state' in one.filter)).toEqual([]);
});
