import { cardModel } from '../../integrations/slack/card.model';
import { jsonRequest } from '../support/json-http';
import { openWorkspace, type Workspace } from '../support/workspace';

/** The tasks channel as people see and press it. */
let world: Workspace;
// A Wednesday, 10:00 in Toronto.
beforeEach(async () => {
  world = await openWorkspace('2026-12-02T15:00:00Z');
});
afterEach(() => world.close());

let count = 300;
async function newLead(name: string): Promise<string> {
  const text = `${name} 416-555-0${++count} 12 King St W, Toronto ON`;
  return /L-\d+/.exec(await world.hears(() => world.sandbox.command({ command: '/lead', text })))?.[0] ?? '';
}
async function tick(): Promise<void> {
  await world.areas.ladder.postDueTasks();
  await world.areas.ladder.refreshDigests();
}
/** The newest messages of the tasks channel that are digests. */
const digests = async () =>
  (await world.channel('tasks')).filter(({ text }) => /follow-ups? to do|Follow-ups due/.test(text));
const press = (action_id: string, value: string, user = 'U0PERSON') =>
  world.hears(() => world.sandbox.action({ action_id, value, channel: 'tasks', user }));
const tasksChannel = (state: { archived?: boolean; member?: boolean }) =>
  jsonRequest('POST', `${world.sandbox.url}/_sandbox/channels`, { body: { channel: 'tasks', ...state } });
/** A refused card waits half a minute by the real clock. */
async function deliverAll(): Promise<void> {
  await cardModel(world.areas.store.connection).updateMany({}, { $set: { not_before: new Date(0) } });
  await world.deliver();
}
const callOf = async (lead: string) => (await world.areas.ladder.tasksOf(lead as never))[1]?._id ?? '';

test('when a line is opened and its result pressed by two, then it has one effect, the card shows it in place, and so does the digest', async () => {
  const lead = await newLead('Ann Roy');
  world.areas.clock.pass(30);
  await tick();
  const [digest] = await digests();
  const task = await callOf(lead);
  expect(digest?.words).toContain(`"action_id":"due.open"`);
  expect(await press('due.open', task)).toMatch(/May be contacted now.*task\.no-answer.*open/);
  const pressed = async () => press('task.no-answer', `${task} open`);
  expect(await pressed()).toMatch(/No answer · <@U0PERSON>.*task\.reopen/);
  expect(world.seen('ephemeral').at(-1)).toMatchObject({ via: 'response_url' });
  expect(await press('task.reached', `${task} open`, 'U0BEN')).toMatch(
    /already done: No answer · <@U0PERSON>/,
  );
  await tick();
  const after = await digests();
  expect(after).toHaveLength(1);
  expect(after[0]?.ts).toBe(digest?.ts);
  expect(after[0]?.text).toContain('all done (1)');
  expect(after[0]?.words).toContain('No answer · <@U0PERSON>');
});

test('when somebody begins to call from the digest, then each result brings the next one, and the list has all', async () => {
  await newLead('Ann Roy');
  await newLead('Ben Coe');
  world.areas.clock.pass(30);
  await tick();
  const first = await press('due.next', 'next');
  expect(first).toContain('Call Ann Roy');
  const [value = ''] = /task_\w+ next/.exec(first) ?? [];
  expect(await press('task.no-answer', value)).toContain('Call Ben Coe');
  const list = await press('due.list', '{}', 'U0LUC');
  expect(list).toMatch(/1 à faire maintenant.*Ben Coe/);
  // The digest is where it was: the list did not take its place.
  expect((await digests())[0]?.words).toContain('due.open');
});

it.each([
  ['archived', { archived: true }, { archived: false }],
  ['closed to the bot', { member: false }, { member: true }],
])(
  'when the channel is %s, then the digest comes once as it opens, with what was done meanwhile',
  async (_how, shut, opened) => {
    const lead = await newLead('Ann Roy');
    await newLead('Ben Coe');
    await tasksChannel(shut);
    world.areas.clock.pass(30);
    await tick();
    await deliverAll();
    await press('task.voicemail', `${await callOf(lead)} open`);
    await tick();
    await deliverAll();
    await tasksChannel(opened);
    expect(await digests()).toEqual([]);
    await deliverAll();
    const [only, ...others] = await digests();
    expect(others).toEqual([]);
    expect(only?.text).toMatch(/^1 follow-up to do/);
    expect(only?.words).toContain('Voicemail · <@U0PERSON>');
  },
);

test('when the process ends between telling and showing, then the next one shows it', async () => {
  await newLead('Ann Roy');
  world.areas.clock.pass(30);
  await world.areas.ladder.postDueTasks();
  expect(await digests()).toEqual([]);
  expect(await world.areas.another().ladder.refreshDigests()).toBe(1);
  expect(await digests()).toHaveLength(1);
});
