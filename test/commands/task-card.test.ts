import { openWorkspace, type Workspace } from '../support/workspace';

let world: Workspace;
// A Wednesday, 10:00 in Toronto.
beforeAll(async () => {
  world = await openWorkspace('2026-12-02T15:00:00Z');
});
afterAll(() => world.close());

let count = 100;
/** A lead, and the step of it that is its first call. */
async function newStep() {
  const text = `Ann Roy 416-555-0${++count} 12 King St W, Toronto ON`;
  const said = await world.hears(() => world.sandbox.command({ command: '/lead', text }));
  const lead = /L-\d+/.exec(said)?.[0] ?? '';
  const [, call] = await world.areas.ladder.tasksOf(lead as never);
  return { lead, task: call?._id ?? '' };
}
const stepOf = (task: string) => world.areas.ladder.find(task as never);
const press = (action_id: string, value: string, user = 'U0PERSON') =>
  world.sandbox.action({ action_id, value, channel: 'tasks', user });
/** The digest on which its line stands. */
async function digestOf(lead: string) {
  await world.areas.ladder.postDueTasks();
  await world.areas.ladder.refreshDigests();
  return (await world.channel('tasks')).find(({ words }) => words.includes(`(${lead}), step 2`));
}
const opened = (task: string) => world.hears(() => press('due.open', task));

it('when a step’s card is given to somebody else, then it is theirs, and the card says so', async () => {
  const { lead, task } = await newStep();
  world.areas.clock.pass(30);
  expect((await digestOf(lead))?.words).toContain('<@U0PERSON>');
  expect(await opened(task)).toMatch(/task\.reassign.*task\.stop/);
  const form = await world.opens(() => press('task.reassign', task));
  expect(form.words).toMatch(/Step 2 of L-\d+.*"initial_user":"U0PERSON"/);
  const give = (owner: string) =>
    world.hears(() => world.sandbox.view({ callback_id: 'task.reassign', values: { owner } }));
  expect(await give('U0BEN')).toContain('<@U0BEN>’s now');
  expect(await stepOf(task)).toMatchObject({ owner: 'U0BEN', state: 'open' });
  expect((await digestOf(lead))?.words).toContain('<@U0BEN>');

  // The step ends while the form stands open.
  await world.opens(() => press('task.reassign', task, 'U0LUC'));
  await world.areas.ladder.skip(task as never, { kind: 'slack', id: 'U0BEN', role: 'agent' });
  const late = { callback_id: 'task.reassign', values: { owner: 'U0CARL' }, user: 'U0LUC' };
  expect(await world.hears(() => world.sandbox.view(late))).toMatch(/déjà/);
  expect(await stepOf(task)).toMatchObject({ owner: 'U0BEN', state: 'stopped' });
});

it('when the follow-up is stopped from a step’s card, then all that is left of it stops, once, and a step can be reopened', async () => {
  const { lead, task } = await newStep();
  world.areas.clock.pass(30);
  await digestOf(lead);
  expect(await world.hears(() => press('task.stop', task))).toContain(`of ${lead} is stopped: 6 steps`);
  expect(await world.hears(() => press('task.stop', task, 'U0LUC'))).toContain('déjà fait');
  const states = (await world.areas.ladder.tasksOf(lead as never)).map((one) => one.stopped_because);
  expect(states).toEqual(Array.from({ length: 6 }, () => 'person'));
  expect((await digestOf(lead))?.words).toContain('Stopped: by a person');
  expect(await opened(task)).toMatch(/Stopped: by a person.*task\.reopen/);
  await world.hears(() => press('task.reopen', task));
  expect(await stepOf(task)).toMatchObject({ state: 'open' });
});
