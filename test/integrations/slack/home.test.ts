import { type KnownBlock } from '@slack/types';
import { createPublishHome } from '../../../integrations/slack/home';
import { viewProblems } from '../../../integrations/slack/view-problems';
import { section } from '../../../src/slack-blocks';
import { defineHomeSection } from '../../../src/contract/home-section';
import { type Door, openDoor, until } from './support/door';
import { recordLog } from './support/record-log';
import { askButton, doneButton, homeText, newWorld, type World } from './support/fake-uses';

let door: Door | undefined;
afterEach(() => door?.close());

const open = async (...sections: ReturnType<typeof homeText>[]) => {
  const settings = { buttons: [doneButton, askButton], homeSections: sections };
  door = await openDoor<World>({ ...settings, deps: newWorld() });
  return door;
};
const homes = ({ sandbox }: Door) =>
  sandbox.ledger
    .entries()
    .flatMap((entry) => (entry.type === 'view' && entry.via === 'views.publish' ? [entry] : []));

it('when a person opens the home, then the sections stand there in order, each for its role', async () => {
  const secret = { ...homeText('for managers'), role: 'manager' as const };
  const world = await open(homeText('one'), secret, homeText('two'));
  await world.sandbox.home('U0ANN');
  await until(() => homes(world).length > 0);
  const [home] = homes(world);
  expect(home?.user).toBe('U0ANN');
  expect(JSON.stringify(home?.view)).toMatch(/one.*divider.*two/);
  expect(JSON.stringify(home?.view)).not.toContain('managers');
  expect(viewProblems(home?.view as never)).toEqual([]);
});

it('when a section fails, then the others are there and the failure is logged', async () => {
  const world = await open(homeText('broken', true), homeText('two'));
  await world.sandbox.home('U0ANN');
  await until(() => homes(world).length > 0);
  expect(JSON.stringify(homes(world)[0]?.view)).toMatch(/could not be read.*two/);
  expect(world.log.lines.some(({ fields }) => fields.section === 'broken')).toBe(true);
});

it('when a section shows what Slack would refuse, then the others are there and it is logged', async () => {
  const named = (id: string) =>
    defineHomeSection<World>({
      id,
      role: 'viewer',
      blocks: async () => [{ type: 'section', block_id: 'same', text: { type: 'mrkdwn', text: id } }],
    });
  const world = await open(named('one'), named('twin'), homeText('three'));
  await world.sandbox.home('U0ANN');
  await until(() => homes(world).length > 0);
  expect(JSON.stringify(homes(world)[0]?.view)).toMatch(/one.*could not be read.*three/);
  expect(world.log.lines.some(({ fields }) => fields.section === 'twin')).toBe(true);
});

it('when a section hangs, then the page comes without it', async () => {
  const hanging = { ...homeText('hangs'), blocks: () => new Promise<KnownBlock[]>(() => undefined) };
  const published: unknown[] = [];
  const log = recordLog();
  const publish = createPublishHome<World>({
    client: { views: { publish: async (page: unknown) => void published.push(page) } } as never,
    sections: [hanging, homeText('two')],
    deps: newWorld(),
    actorOfSlackUser: async (id) => ({ kind: 'slack', id, role: 'agent' }),
    locales: { of: async () => 'en' },
    clock: { now: () => new Date(0) },
    log,
    sectionMs: 5,
  });
  await publish('U0ANN');
  expect(JSON.stringify(published)).toMatch(/could not be read.*two/);
  expect(log.lines.some(({ fields }) => fields.section === 'hangs')).toBe(true);
});

it('when Slack takes no more (429), then the page follows with what holds by then; when it refuses the page, a line says so', async () => {
  const shown = { text: 'before' };
  const changing = { ...homeText('one'), blocks: async () => [section(shown.text)] };
  const world = await open(changing);
  world.sandbox.faults.add({
    kind: 'rate_limit',
    match: 'views.publish',
    retryAfterSeconds: 1,
    times: 1,
  });
  await world.sandbox.home('U0ANN');
  await until(() => world.log.lines.some(({ message }) => message.includes('could not be shown')));
  shown.text = 'after';
  await until(() => homes(world).length > 0);
  expect(JSON.stringify(homes(world))).toMatch(/after/);
  world.sandbox.faults.add({ kind: 'refuse', match: 'views.publish', code: 'invalid_blocks', times: 1 });
  await world.sandbox.home('U0ANN');
  await until(() => homes(world).length > 1);
  expect(JSON.stringify(homes(world)[1]?.view)).toContain('Slack refuses this page');
});

it('when there is nothing to show, or far too much, then Slack takes it all the same', async () => {
  const block: KnownBlock = { type: 'section', text: { type: 'mrkdwn', text: 'x' } };
  const long = defineHomeSection<World>({
    id: 'long',
    role: 'viewer',
    blocks: async () => Array<KnownBlock>(300).fill(block),
  });
  const empty = { ...long, blocks: async () => [] };
  for (const sections of [[empty], [long]]) {
    const world = await open(...sections);
    await world.sandbox.home('U0ANN');
    await until(() => homes(world).length > 0);
    expect(viewProblems(homes(world)[0]?.view as never)).toEqual([]);
    await world.close();
  }
  door = undefined;
});

it('when a button of the home has done something, then the home is shown anew and the answer is a direct message', async () => {
  const world = await open(homeText('one'));
  await world.sandbox.home('U0PERSON');
  await until(() => homes(world).length > 0);
  const { viewId } = homes(world)[0] ?? { viewId: '' };
  await world.sandbox.action({ action_id: 'task.done', view_id: viewId, value: 'T1' });
  await until(() => homes(world).length > 1);
  const posted = world.sandbox.ledger.entries().filter((entry) => entry.type === 'posted');
  expect(posted).toMatchObject([{ text: 'T1 is done', channelName: 'directmessage' }]);
});
