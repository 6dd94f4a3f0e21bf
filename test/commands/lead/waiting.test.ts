import { CALLER } from '../../support/areas';
import { openWorkspace, type Workspace } from '../../support/workspace';

let world: Workspace;
beforeAll(async () => {
  world = await openWorkspace('2026-12-02T15:00:00Z');
});
afterAll(() => world.close());

it('when a lead waits, then its owner has a direct message and the channel a card, both changed when it is contacted', async () => {
  const { lead } = await world.areas.deals.leadToDeal(
    {
      name: `Zoë ${'<b>&'.repeat(80)}`.slice(0, 255),
      source: 'referral',
      phone: '+14165550134',
      address: '12 King St W, Toronto ON',
      owner: 'U0PERSON',
    },
    null,
    CALLER,
    'waits',
  );
  world.areas.clock.pass(15);
  await world.areas.speed.remind();
  await world.deliver();
  const message = world.told().at(-1);
  expect(message).toContain('is yours and waits for a first contact');
  expect(message).toContain('"lead.call"');
  const card = (await world.channel('tasks')).find(({ text }) => text.includes('still waits'));
  expect(card?.words).toContain('<@U0PERSON>');
  const call = await world.opens(() =>
    world.sandbox.action({ action_id: 'lead.call', value: lead._id, channel: 'tasks' }),
  );
  expect(call.words).toContain('tel:+14165550134');
  const step = (await world.areas.ladder.tasksOf(lead._id))[1];
  await world.areas.ladder.complete(step?._id as never, 'no_answer', CALLER);
  const after = (await world.channel('tasks')).filter(({ ts }) => ts === card?.ts);
  expect(after.map(({ text }) => text)).toEqual([expect.stringContaining('was contacted after 15 min')]);
});
