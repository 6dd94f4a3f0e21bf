import { blockAction, slashCommand } from '../../integrations/slack/sandbox/requests';
import { type SignedRequest } from '../../integrations/slack/sandbox/signing';
import { kpiEventModel } from '../../src/kpi/kpi-event.model';
import { leadModel } from '../../src/leads/lead.model';
import { until } from '../integrations/slack/support/door';
import { openWorkspace, type Workspace } from '../support/workspace';

/** People and Slack at cross purposes; what Slack does to channels and cards is in slack-trouble.test.ts. */
let world: Workspace;
// A Wednesday, 10:00 in Toronto.
beforeAll(async () => {
  world = await openWorkspace('2026-12-02T15:00:00Z');
});
afterAll(() => world.close());

let count = 700;
const BEN = { kind: 'slack' as const, id: 'U0BEN', role: 'agent' as const };
const seller = () => `Ann Roy 416-555-0${++count} 12 King St W, Toronto ON`;
async function newLead(): Promise<string> {
  const text = seller();
  const said = await world.hears(() => world.sandbox.command({ command: '/lead', text }));
  return /L-\d+/.exec(said)?.[0] ?? '';
}
const leadOf = (id: string) => world.areas.leads.find(id as never);
const tasksOf = (id: string) => world.areas.ladder.tasksOf(id as never);
const press = (action_id: string, value: string, user = 'U0PERSON') =>
  world.sandbox.action({ action_id, value, channel: 'leads', user });
const signed = (triggerId: string) => ({
  signingSecret: 'a-signing-secret',
  timestamp: Math.floor(Date.now() / 1000),
  triggerId,
});
/** Slack delivers it, and twice more: at once, and after the first was done. */
async function deliverThrice(request: SignedRequest, isDone: () => boolean): Promise<number[]> {
  const send = () => fetch(world.eventsUrl, { method: 'POST', ...request });
  const first = await Promise.all([send(), send()]);
  await until(isDone);
  return [...first, await send()].map(({ status }) => status);
}
const answered = () => world.log.lines.filter(({ message }) => message.includes('was answered')).length;

test('when Slack delivers a command three times, then there is one lead with one ladder', async () => {
  const before = answered();
  const request = slashCommand({ ...signed('1.2.command'), command: '/lead', text: seller() });
  expect(await deliverThrice(request, () => answered() >= before + 2)).toEqual([200, 200, 200]);
  await until(() => answered() >= before + 3);
  const found = await leadModel(world.areas.store.connection)
    .find({ phone: `+14165550${count}` })
    .lean();
  expect(found).toHaveLength(1);
  const id = found[0]?._id ?? '';
  expect(await tasksOf(id)).toHaveLength(6);
  // Nobody is told that the lead was known already.
  expect(world.told().filter((words) => words.includes(id))).toHaveLength(1);
});

test('when Slack delivers a press three times, then the step is done once and counted once', async () => {
  const [, call] = await tasksOf(await newLead());
  const task = call?._id ?? '';
  const before = answered();
  const action = { action_id: 'task.no-answer', value: task };
  const request = blockAction({ ...signed('1.2.press'), action });
  await deliverThrice(request, () => answered() >= before + 2);
  await until(() => answered() >= before + 3);
  expect(await world.areas.ladder.find(task as never)).toMatchObject({ outcome: 'no_answer' });
  const counted = { metric: 'followup_completed' as const, 'detail.task_id': task };
  expect(await kpiEventModel(world.areas.store.connection).countDocuments(counted)).toBe(1);
  // Who pressed once is not told that it was done already.
  expect(world.told().filter((words) => words.includes('already done'))).toEqual([]);
});

test.each([
  ['dead', { why: 'sold' }, /over already/],
  ['assign', { owner: 'U0CARL' }, /belongs to <@U0CARL>/],
  ['edit', { name: 'Anna Roy-Coe' }, /saved|changed this meanwhile/],
  ['text', { text: 'Hello there' }, /No: /],
])(
  'when the form %s is sent about a lead that died meanwhile, then it says what holds, and the lead stays dead',
  async (form, values, said) => {
    const id = await newLead();
    const { callback_id, id: view_id } = await world.opens(() => press(`lead.${form}`, id));
    await world.areas.deals.tend.end(id as never, 'moved away', BEN);
    const views = world.seen('view').length;
    const before = world.told().length;
    await world.sandbox.view({ view_id, callback_id, values });
    await until(() => world.told().length > before || world.seen('view').length > views);
    const heard = [...world.told().slice(before), ...world.seen('view').slice(views)];
    expect(JSON.stringify(heard)).toMatch(said);
    expect(await leadOf(id)).toMatchObject({ status: 'dead', dead: { why: 'moved away' } });
    expect((await tasksOf(id)).every(({ state }) => state === 'stopped')).toBe(true);
  },
);

test('when people press different ends of the same step in the same moment, then one holds and the other hears which', async () => {
  const [, call] = await tasksOf(await newLead());
  const task = call?._id ?? '';
  const before = world.told().length;
  await Promise.all([
    press('task.no-answer', task, 'U0ANN'),
    press('task.voicemail', task, 'U0BEN'),
    press('task.skip', task, 'U0CARL'),
  ]);
  await until(() => world.told().slice(before).join('').split('already').length > 2);
  const { completed_by, stopped_by } = await world.areas.ladder.find(task as never);
  const first = (completed_by ?? stopped_by ?? '').replace('slack:', '');
  expect(['U0ANN', 'U0BEN', 'U0CARL']).toContain(first);
  const told = world
    .told()
    .slice(before)
    .filter((words) => words.includes('already'));
  expect(told).toHaveLength(2);
  for (const words of told) expect(words).toContain(`<@${first}>`);
});
