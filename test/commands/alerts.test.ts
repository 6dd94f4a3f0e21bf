import { openWorkspace, type Workspace } from '../support/workspace';
import { alarm } from '../src/heimdall/made-alarm';
import { MANAGER } from '../support/areas';
import { user } from './use-command';

let world: Workspace;
beforeAll(async () => {
  world = await openWorkspace('2026-12-02T15:00:00Z');
});
afterAll(() => world.close());

const command = (line: string, who = 'U0ANNA') => {
  const [name = '', ...rest] = line.split(' ');
  return world.hears(() => world.sandbox.command({ command: name, text: rest.join(' '), user: who }));
};
const press = (value: string, who: string) =>
  world.hears(() =>
    world.sandbox.action({ action_id: 'alerts.acknowledge', value, user: who, channel: 'alerts' }),
  );

test('when something is raised, then the feed and one card say so until somebody acknowledges it, and the second is told who did', async () => {
  expect(await command('/alerts')).toContain('No alert is open.');
  const { alert } = await world.areas.heimdall.raise(alarm('runbook:backup:2026-12-02'));
  await world.areas.heimdall.raise(alarm('runbook:backup:2026-12-02'));
  expect(await command('/alerts')).toMatch(
    /Open alerts: 1.*check backup of the runbook.*alerts\.acknowledge/s,
  );
  const before = await world.channel('alerts');
  expect(before).toHaveLength(1);
  expect(before[0]?.words).toContain('alerts.acknowledge');
  expect(await press(alert._id, 'U0ANNA')).toContain('acknowledged by <@U0ANNA>');
  expect(await press(alert._id, 'U0LUC')).toContain('<@U0ANNA> en avait déjà pris acte');
  const [card, ...more] = await world.channel('alerts');
  expect([card?.ts, more]).toEqual([before[0]?.ts, []]);
  expect(card?.words).toContain('acknowledged by <@U0ANNA>');
  expect(card?.words).not.toContain('alerts.acknowledge');
  expect(await command('/alerts', 'U0LUC')).toMatch(/Aucune alerte.*<@U0ANNA> en a pris acte/s);
  world.setRole('viewer');
  expect(await press(alert._id, 'U0ANNA')).toContain('agent');
  world.setRole('manager');
});

test('when a gate is set, then it is shown with who and why, in both languages; only a manager may', async () => {
  expect(await command('/gates')).toMatch(
    /`TRIPWIRE increase_offer_discount` from 95% on it acts by itself; below a person/,
  );
  const line = '/gates offers make 80% ask 0,5 because we begin <with> care';
  expect(await user(world.areas).type(line)).toContain('needs the role manager');
  const manager = user(world.areas, 'en', MANAGER);
  const said = await manager.type(line);
  expect(said).toContain('`OFFERS make` from 80% on it acts by itself, from 50% on a person is asked; below');
  expect(said).toMatch(/v1, <@U0MANAGER>, .*: we begin &lt;with&gt; care/);
  await manager.type('/gates TRIPWIRE increase_offer_discount 0.99 because all went well');
  const fr = await user(world.areas, 'fr').type('/gates');
  expect(fr).toContain('dès 99 %, il agit de lui-même ; en dessous, une personne est consultée.');
});

test.each([
  ['/alerts now', 'takes no text'],
  ['/gates 1 make 0.8 because x', 'domain: must be a word'],
  ['/gates OFFERS 1 0.8 because x', 'action: must be a word'],
  ['/gates OFFERS make because x', 'min_confidence: must be a number from 0 to 1'],
  ['/gates OFFERS make 1.5 because x', 'min_confidence: must be a number from 0 to 1'],
  ['/gates OFFERS make 0.8 ask because x', 'ask_from: must be a number from 0 to 1'],
  ['/gates OFFERS make 0.8 ask 0.9 because x', 'ask_from: must not be above the first number'],
  ['/gates OFFERS make 0.8 0.5 because x', 'ask_from: 0.5 is not ask <from>'],
  ['/gates OFFERS make 0.8', 'because: is missing'],
])('when %s is typed, then it says what is wrong', async (line, words) => {
  expect(
    (await user(world.areas, 'en', MANAGER).type(line)).replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
  ).toContain(words);
});
