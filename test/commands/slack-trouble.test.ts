import { blockProblems } from '../../integrations/slack/block-limits';
import { cardModel } from '../../integrations/slack/card.model';
import { until } from '../integrations/slack/support/door';
import { jsonRequest } from '../support/json-http';
import { openWorkspace, type Workspace } from '../support/workspace';

/** What Slack and people do to the team's channels: each has its outcome, and none loses the change. */
let world: Workspace;
// A Wednesday, 10:00 in Toronto.
beforeAll(async () => {
  world = await openWorkspace('2026-12-02T15:00:00Z');
});
afterAll(() => world.close());
afterEach(() => world.sandbox.faults.clear());

let count = 600;
const ANN = { kind: 'slack' as const, id: 'U0ANN', role: 'agent' as const };
const command = (name: string, text: string, more: object = {}) =>
  world.hears(() => world.sandbox.command({ command: name, text, ...more }));
async function newLead(name = 'Ann Roy'): Promise<string> {
  const said = await command('/lead', `${name} 416-555-0${++count} 12 King St W, Toronto ON`);
  return /L-\d+/.exec(said)?.[0] ?? '';
}
const press = (action_id: string, value: string, user = 'U0PERSON') =>
  world.hears(() => world.sandbox.action({ action_id, value, channel: 'leads', user }));
const leadsChannel = (state: { archived?: boolean; member?: boolean }) =>
  jsonRequest('POST', `${world.sandbox.url}/_sandbox/channels`, { body: { channel: 'leads', ...state } });
/** A refused card waits half a minute by the real clock. */
async function deliverAll(): Promise<void> {
  await cardModel(world.areas.store.connection).updateMany({}, { $set: { not_before: new Date(0) } });
  await world.deliver();
}
const soon = () => new Promise((resolve) => setTimeout(resolve, 20));
const cardsOf = async (id: string) =>
  (await world.channel('leads')).filter(({ text }) => text.includes(`(${id})`));
const linesOf = async (ts: string | undefined) =>
  (await world.thread('leads', ts ?? '')).map(({ text }) => text.split(' · ')[0]);

it.each([
  ['archived', { archived: true }, { archived: false }],
  ['closed to the bot', { member: false }, { member: true }],
])(
  'when the channel is %s, then the lead is taken in, who typed it hears so, and card and history come as it opens',
  async (_how, shut, opened) => {
    await leadsChannel(shut);
    const id = await newLead();
    await world.areas.deals.tend.assign(id as never, 'U0BEN', ANN);
    expect(id).toMatch(/^L-/);
    await deliverAll();
    await deliverAll();
    await leadsChannel(opened);
    expect(await cardsOf(id)).toEqual([]);
    await deliverAll();
    const cards = await cardsOf(id);
    expect(cards).toHaveLength(1);
    expect(await linesOf(cards[0]?.ts)).toEqual(['Taken in: slack', 'Belongs to <@U0BEN> now']);
  },
);

it('when somebody deleted the card of a lead, then the next change posts it anew, and its history goes on below it', async () => {
  const id = await newLead();
  const [old] = await cardsOf(id);
  const { channel_id: channel } =
    (await cardModel(world.areas.store.connection).findById(`lead:${id}`)) ?? {};
  await fetch(`${world.sandbox.apiUrl}chat.delete`, {
    method: 'POST',
    headers: { authorization: 'Bearer xoxb-test', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ channel: channel ?? '', ts: old?.ts ?? '' }),
  });
  await world.areas.deals.tend.assign(id as never, 'U0BEN', ANN);
  const [card] = await cardsOf(id);
  expect(card?.ts).not.toBe(old?.ts);
  await world.areas.deals.tend.assign(id as never, 'U0CARL', ANN);
  expect(await linesOf(card?.ts)).toContain('Belongs to <@U0CARL> now');
  expect(await linesOf(old?.ts)).toContain('Taken in: slack');
});

it('when Slack refuses the blocks of a card, then its text stands there, and the next change has them again', async () => {
  world.sandbox.faults.add({ kind: 'refuse', match: 'chat.postMessage', code: 'invalid_blocks', times: 1 });
  const id = await newLead();
  const [plain] = await cardsOf(id);
  expect(plain).toMatchObject({ words: '[]' });
  await world.areas.deals.tend.assign(id as never, 'U0BEN', ANN);
  const [whole] = await cardsOf(id);
  expect(whole?.ts).toBe(plain?.ts);
  expect(whole?.words).toContain('lead.assign');
});

it('when the response_url is over, then the answer comes as a line in the channel; where the bot is not, as a direct message', async () => {
  world.sandbox.faults.add({ kind: 'refuse', match: '/T0SANDBOX/', status: 404, code: 'expired_url' });
  const id = await newLead();
  expect(world.seen('ephemeral').at(-1)).toMatchObject({ via: 'chat.postEphemeral', user: 'U0PERSON' });
  await leadsChannel({ member: false });
  expect(await press('lead.stop', id)).toContain('6 steps');
  await leadsChannel({ member: true });
  expect(world.seen('posted').at(-1)).toMatchObject({ channelName: 'directmessage' });
  expect((await world.areas.ladder.tasksOf(id as never)).map(({ state }) => state)).toEqual(
    Array.from({ length: 6 }, () => 'stopped'),
  );
});

it('when nobody can be told at all, then the change is made all the same', async () => {
  const id = await newLead();
  for (const match of ['/T0SANDBOX/', 'chat.postEphemeral', 'chat.postMessage']) {
    world.sandbox.faults.add({ kind: 'refuse', match, status: 404, code: 'channel_not_found' });
  }
  await world.sandbox.action({ action_id: 'lead.stop', value: id, channel: 'leads' });
  const isStopped = async () =>
    (await world.areas.ladder.tasksOf(id as never)).every(({ state }) => state === 'stopped');
  while (!(await isStopped())) await soon();
  // Only then may Slack work again: what is told late would be heard by the next test.
  await until(() => world.log.lines.some(({ message }) => message.startsWith('A person could not be told')));
});

it.each([
  ['takes no more (429)', { kind: 'rate_limit', retryAfterSeconds: 30 }, 'try again in a minute'],
  ['refuses the form', { kind: 'refuse', code: 'invalid_blocks' }, 'could not be shown'],
  ['has let the trigger go', { kind: 'refuse', code: 'expired_trigger_id' }, 'once more'],
] as const)(
  'when Slack %s, then who pressed is told, nothing is done, and the next press works',
  async (_how, fault, words) => {
    const id = await newLead();
    world.sandbox.faults.add({ ...fault, match: 'views.open', times: 1 });
    expect(await press('lead.assign', id)).toContain(words);
    expect((await world.areas.leads.find(id as never))?.owner).toBe('U0PERSON');
    await world.opens(() => world.sandbox.action({ action_id: 'lead.assign', value: id, channel: 'leads' }));
  },
);

it('when Slack cannot say whose language it is (429), then the answer comes in English', async () => {
  world.sandbox.faults.add({ kind: 'rate_limit', match: 'users.info', retryAfterSeconds: 60 });
  expect(await command('/due', 'help', { user: 'U0LUC' })).toContain('Follow-up tasks');
});

it('when two press the same button, and one twice, then it has one effect and the second hears who was first', async () => {
  const id = await newLead();
  const [, call] = await world.areas.ladder.tasksOf(id as never);
  const task = call?._id ?? '';
  // Its card says it: who was first hears nothing.
  await world.sandbox.action({ action_id: 'task.no-answer', value: task, channel: 'tasks', user: 'U0ANN' });
  while ((await world.areas.ladder.find(task as never)).state === 'open') await soon();
  for (const user of ['U0BEN', 'U0ANN']) {
    expect(await press('task.no-answer', task, user)).toMatch(/already done: No answer · <@U0ANN>/);
  }
  const lines = await linesOf((await cardsOf(id))[0]?.ts);
  expect(lines.filter((line) => line?.startsWith('Step 2'))).toEqual(['Step 2 (Call): No answer']);
});

it('when more than 51 tasks are due, then the acknowledgement itself has a page of them that Slack takes', async () => {
  for (let lead = 0; lead < 6; lead++) await newLead('مرحبا'.repeat(50));
  world.areas.clock.set('2026-12-20T15:00:00Z');
  const said = await command('/due', 'all');
  const answer = JSON.parse(said) as { text: string; blocks: [] };
  expect(blockProblems(answer)).toEqual([]);
  expect(JSON.stringify(answer)).toMatch(/1–15 of (?:5[2-9]|[6-9]\d|\d{3})/);
});

it('when who edits a template is no manager, then the form does not open and the refusal says who can', async () => {
  world.setRole('agent');
  expect(await press('templates.edit', 'ladder-1:en')).toContain('manager');
  world.setRole('manager');
  await world.opens(() => world.sandbox.action({ action_id: 'templates.edit', value: 'ladder-1:fr' }));
});
