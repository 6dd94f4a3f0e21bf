import { viewProblems } from '../../integrations/slack/view-problems';
import { intake, stepOf } from '../src/ladder/people';
import { MANAGER } from '../support/areas';
import { until } from '../integrations/slack/support/door';
import { openWorkspace, type Workspace } from '../support/workspace';

/** The App Home as people open and press it. */
let world: Workspace;
// A Wednesday, 10:00 in Toronto.
beforeEach(async () => {
  world = await openWorkspace('2026-12-02T15:00:00Z');
});
afterEach(() => world.close());

let count = 500;
async function leadOf(owner: string, more: object = {}) {
  const lead = await intake(world.areas, { phone: `+1416555${1000 + ++count}`, ...more });
  await world.areas.ladder.create(lead, {}, MANAGER);
  await world.areas.ladder.reassign(lead._id, owner);
  return lead;
}

/** What stands there, in order; no-break spaces as spaces. */
async function home(user = 'U0PERSON'): Promise<string> {
  const shown = await world.opens(() => world.sandbox.home(user));
  const { view } = world.seen('view').at(-1) ?? { view: {} };
  expect(viewProblems(view as never)).toEqual([]);
  return shown.words.replace(/[\u00a0\u202f]/g, ' ');
}

test('when a person has follow-ups, then what may be done now stands first, with its buttons, and a press goes on by direct message', async () => {
  const ann = await leadOf('U0PERSON', { name: 'Ann Roy' });
  await leadOf('U0PERSON', { name: 'Eve Snow', address: '1 Main St, Vancouver BC' });
  await leadOf('U0BEN', { name: 'Not Mine' });
  world.areas.clock.pass(30);
  const page = await home();
  expect(page).toMatch(/My follow-ups.*2 to do now, 10 later.*Start calling.*lead\.form/);
  expect(page).toMatch(/Call Ann Roy.*due\.open.*Opens later.*09:00 there/);
  expect(page).toContain('and 2 more');
  expect(page).not.toContain('Not Mine');

  const { viewId } = world.seen('view').at(-1) ?? { viewId: '' };
  const press = (action_id: string, value: string) =>
    world.hears(() => world.sandbox.action({ action_id, value, view_id: viewId, user: 'U0PERSON' }));
  const { _id } = await stepOf(world.areas, ann, 2);
  expect(await press('due.open', _id)).toMatch(/Call Ann Roy.*task\.no-answer/);
  expect(await press('due.list', '{"owner":"U0PERSON"}')).toContain('2 to do now');
  expect(await press('sla.owner', 'week by person')).toContain('SLA of the follow-ups');
  const pages = world.seen('view').length;
  expect(await press('due.next', 'next')).toMatch(/Call Ann Roy.*next/);
  await until(() => world.seen('view').length > pages);
});

test('when calls were done in and out of time, then the SLA is there, mine beside the team’s, in each one’s language', async () => {
  for (const [owner, after] of [
    ['U0PERSON', 10],
    ['U0PERSON', 20],
    ['U0BEN', 45],
  ] as const) {
    world.areas.clock.set('2026-12-02T15:00:00Z');
    const lead = await leadOf(owner);
    world.areas.clock.pass(30 + after);
    await world.areas.ladder.complete((await stepOf(world.areas, lead, 2))._id, 'reached', MANAGER);
    await world.areas.ladder.stop(lead._id, 'person', MANAGER);
  }
  const page = await home();
  expect(page).toMatch(/Mine.*Within 30 minutes: 100% \(2 of 2\).*team’s.*30 minutes: 66\.7% \(2 of 3\)/);
  expect(await home('U0LUC')).toMatch(
    /Mes suivis.*Rien à faire.*Les miens.*Rien n’était échu.*Ceux de l’équipe.*66,7 %/,
  );
});

test('when nothing is due, then it says so and when the next one opens', async () => {
  expect(await home()).toMatch(/My follow-ups.*Nothing is due\..*Mine.*Nothing was due/);
  world.areas.clock.set('2026-12-03T03:00:00Z');
  await leadOf('U0PERSON');
  const page = await home();
  expect(page).toMatch(/0 to do now, 6 later.*Nothing to do now\. Next: <!date.*Opens later.*09:00 there/);
  expect(page).not.toContain('Start calling');
});

test('when a part cannot be read, then the others are there', async () => {
  await world.areas.store.connection
    .collection('shift')
    .drop()
    .catch(() => undefined);
  world.areas.ladder.slaReport = async () => {
    throw new Error('a bug');
  };
  expect(await home()).toMatch(/My follow-ups.*could not be read just now/);
});

test('when a person wants no morning message, then the page says so and who said it, and it can be wanted again', async () => {
  await leadOf('U0PERSON');
  expect(await home()).toMatch(
    /Settings.*Morning message: on\..*08:30, Monday to Friday \(America\/Toronto\)/,
  );
  const press = async (action_id: string) => {
    const { viewId = '' } = world.seen('view').at(-1) ?? {};
    const pages = world.seen('view').length;
    await world.sandbox.action({ action_id, value: 'morning', view_id: viewId, user: 'U0PERSON' });
    await until(() => world.seen('view').length > pages);
    return JSON.stringify(world.seen('view').at(-1)?.view);
  };
  expect(await press('settings.morning-off')).toMatch(/message: off\..*Set by <@U0PERSON>.*Switch on/);
  // The page is the answer.
  expect(world.told()).toEqual([]);
  world.areas.clock.set('2026-12-03T14:00:00Z');
  await world.areas.mornings.tell();
  expect(await press('settings.morning-on')).toMatch(/message: on\..*Switch off/);
  world.areas.clock.set('2026-12-04T14:00:00Z');
  await world.areas.mornings.tell();
  await world.deliver();
  const direct = world.seen('posted').filter(({ channelName }) => channelName === 'directmessage');
  expect(direct.map(({ text }) => text)).toEqual([expect.stringContaining('Your day:')]);
});

test('when sending is on, then the page says where, and one click of anybody from agent up stops everything', async () => {
  const { areas } = world;
  await areas.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
  await areas.runbook.run(MANAGER);
  await areas.goLive.turnOn('ON', MANAGER);
  expect(await home()).toMatch(
    /Sending.*sending is off.*Switched on by province: ON\..*golive\.enable.*All switches/,
  );
  expect(await home('U0LUC')).toMatch(/Envoi.*Provinces activées : ON/);
  await areas.goLive.turnOn('GLOBAL', MANAGER);
  world.setRole('viewer');
  expect(await home()).toMatch(/contacted in ON\..*<@U0MANAGER>.*golive\.show/);
  expect(await home()).not.toMatch(/golive\.(?:kill|disable|enable)/);
  world.setRole('agent');
  const page = await home();
  expect(page).toContain('golive.kill');
  expect(page).not.toContain('golive.disable');
  const { viewId: view_id = '' } = world.seen('view').at(-1) ?? {};
  const press = (action_id: string) =>
    world.hears(() => world.sandbox.action({ action_id, value: 'GLOBAL', view_id, user: 'U0PERSON' }));
  expect(await press('golive.kill')).toContain('sending is off');
  expect((await areas.goLive.state()).global).toMatchObject({ on: false, changed_by: 'slack:U0PERSON' });
  expect(await press('golive.show')).toContain('ON');
});
