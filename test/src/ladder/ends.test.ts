import { type Lead } from '../../../src/leads/lead.model';
import { CALLER, openAreas, type TestAreas } from '../../support/areas';
import { ANNA, intake, stepOf, tasksIn } from './people';

const ADMIN = { ...CALLER, role: 'admin' as const };
const TEN = '2026-12-02T15:00:00Z';
let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

const text = (body: string) =>
  world.outreach.receive({ messageSid: `SM${body}`, from: ANNA, to: '+15005550006', body });

const last = async (lead: Lead) => {
  for (const step of [1, 2, 3, 4, 5]) await world.ladder.skip((await stepOf(world, lead, step))._id, CALLER);
  return stepOf(world, lead, 6);
};

/** Every way in which a lead comes to its end, or its ladder does; and why its steps are stopped then. */
const ENDS: Record<string, { because: string; end: (lead: Lead) => Promise<unknown> }> = {
  'somebody says that it is dead': {
    because: 'dead',
    end: ({ _id }) => world.deals.tend.end(_id, 'sold', CALLER),
  },
  'the area alone ends it': {
    because: 'dead',
    end: ({ _id }) => world.store.transaction(() => world.leads.end(_id, 'sold', CALLER)),
  },
  'it is merged into another': {
    because: 'dead',
    end: async ({ _id }) => {
      const keep = await intake(world, { phone: '+14165550199' });
      await world.deals.tend.merge(keep._id, _id, CALLER);
    },
  },
  'its status becomes dead': {
    because: 'dead',
    end: ({ _id }) => world.store.transaction(() => world.leads.setStatus(_id, 'dead', CALLER)),
  },
  'its status becomes closed': {
    because: 'closed',
    end: ({ _id }) => world.store.transaction(() => world.leads.setStatus(_id, 'closed', CALLER)),
  },
  'the person who was called is not interested': {
    because: 'dead',
    end: async (lead) => {
      const call = await stepOf(world, lead, 2);
      await world.ladder.complete(call._id, 'reached', CALLER);
      await world.ladder.recordAnswer(call._id, 'dead', CALLER);
    },
  },
  'the person who was called wants to talk': {
    because: 'reply',
    end: async (lead) => {
      const call = await stepOf(world, lead, 2);
      await world.ladder.complete(call._id, 'reached', CALLER);
      await world.ladder.recordAnswer(call._id, 'replied', CALLER);
    },
  },
  'the number is somebody else’s': {
    because: 'wrong_number',
    end: async (lead) => world.ladder.complete((await stepOf(world, lead, 2))._id, 'wrong_number', CALLER),
  },
  'it answers': { because: 'reply', end: () => text('yes, call me') },
  'it opts out': { because: 'opt_out', end: () => text('STOP') },
  'the person is erased': {
    because: 'dead',
    end: ({ _id }) => world.records.erase({ id: _id }, 'they asked for it in writing', ADMIN, 'erase:1'),
  },
  'somebody stops the ladder': {
    because: 'person',
    end: ({ _id }) => world.deals.tend.stopLadder(_id, CALLER),
  },
};

describe('what ends a lead ends its ladder', () => {
  test.each(Object.keys(ENDS))('when %s, then no step is open', async (name) => {
    const lead = await intake(world);
    await world.ladder.create(lead, {}, CALLER);
    const { because, end } = ENDS[name] ?? fail();
    await end(lead);
    const tasks = await world.ladder.tasksOf(lead._id);
    expect(tasks.filter(({ state }) => state === 'open')).toEqual([]);
    const stopped = tasks.filter(({ state }) => state === 'stopped');
    expect(stopped.length).toBeGreaterThanOrEqual(5);
    expect(new Set(stopped.map(({ stopped_because }) => stopped_because))).toEqual(new Set([because]));
  });

  test('when nobody was reached and dead is chosen, then the steps that somebody opened since end too', async () => {
    const lead = await intake(world);
    await world.ladder.create(lead, {}, CALLER);
    const call = await last(lead);
    await world.ladder.complete(call._id, 'no_answer', CALLER);
    const asked = await tasksIn(world).findOne({ lead_id: lead._id, unreached: 'asked' }).lean();
    await tasksIn(world).updateOne({ lead_id: lead._id, step: 2 }, { $set: { state: 'open' } });
    await world.ladder.decideUnreached(asked?._id ?? call._id, 'dead', CALLER);
    expect(await world.leads.find(lead._id)).toMatchObject({ status: 'dead' });
    expect(await tasksIn(world).countDocuments({ lead_id: lead._id, state: 'open' })).toBe(0);
  });
});

function fail(): never {
  throw new Error('no such end');
}
