import { consent } from './consent';
import { MANAGER, openAreas, type TestAreas } from '../../../support/areas';

// A Wednesday, 10:00 in Toronto. The provider counts as real, its texts go to the simulator.
const TEN = '2026-12-02T15:00:00Z';
const PHONE = '+14165550134';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN, { isSandbox: { slack: true, twilio: false, sendgrid: true } });
  await world.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
  await world.runbook.run(MANAGER);
  await world.goLive.turnOn('GLOBAL', MANAGER);
  await world.goLive.turnOn('ON', MANAGER);
});
afterAll(() => world.close());

test('when it is killed with a text in the queue, then the text is held, and goes out once it is on again', async () => {
  await consent(world, PHONE);
  const asked = await world.outreach.ask(
    {
      intent_key: 'message:1',
      channel: 'SMS',
      to: PHONE,
      contact: 'L-1',
      body: 'Hi',
      template: 'custom',
      province: 'ON',
      market: 'ALL',
      timezones: ['America/Toronto'],
      whenClosed: 'refuse',
    },
    MANAGER,
  );
  expect(asked).toMatchObject({ isNew: true });

  await world.goLive.kill(MANAGER);
  expect(await world.another().outreach.dispatch()).toMatchObject({ sent: 0, held: 1 });
  world.clock.pass(60);
  expect(await world.outreach.dispatch()).toMatchObject({ sent: 0, held: 1 });
  expect(world.accepted()).toEqual([]);

  await world.goLive.turnOn('GLOBAL', MANAGER);
  world.clock.pass(1);
  expect(await world.outreach.dispatch()).toMatchObject({ sent: 1 });
  expect(world.accepted()).toHaveLength(1);
});
