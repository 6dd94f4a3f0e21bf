import { createCardDelivery, type CardDelivery } from '../../../integrations/slack/card-delivery';
import { cardModel } from '../../../integrations/slack/card.model';
import { createCards } from '../../../integrations/slack/cards';
import { createSlackClient } from '../../../integrations/slack/client';
import { createSlack, type Slack } from '../../../integrations/slack/slack';
import { createSlackSandbox, type SlackSandbox } from '../../../integrations/slack/sandbox/sandbox';
import { defineButton, defineCommand } from '../../../src/contract/command';
import { type Cards } from '../../../src/contract/ports';
import { UserError } from '../../../src/errors';
import { intentModel } from '../../../src/intents/intent.model';
import { createIntents } from '../../../src/intents/intents';
import { openTestStore, type TestStore } from '../../support/store';
import { serveSlack, until } from './support/door';
import { recordLog } from './support/record-log';

interface Deps {
  cards: Cards;
}

const view = (state: string) => ({
  text: `Task 1: ${state}`,
  blocks: [
    { type: 'section' as const, text: { type: 'mrkdwn' as const, text: `Task 1: ${state}` } },
    {
      type: 'actions' as const,
      elements: [
        {
          type: 'button' as const,
          action_id: 'task.done',
          value: '1',
          text: { type: 'plain_text' as const, text: 'Done' },
        },
      ],
    },
  ],
});

const taskCommand = defineCommand<Deps, string>({
  name: '/task',
  family: 'test',
  summary: 'Makes a task',
  usage: '<fails>',
  fr: { summary: 'Exemple', usage: '<fails>' },
  examples: ['1'],
  role: 'viewer',
  effect: 'write',
  parse: (text) => text,
  run: async (text, { cards }) => {
    await cards.put({ key: 'task:1', channel: 'tasks', view: view('open') });
    if (text === 'fails') throw new UserError('conflict', 'No.');
    return { text: 'made' };
  },
});

const doneButton = defineButton<Deps>({
  id: 'task.done',
  role: 'viewer',
  effect: 'write',
  run: async (_value, { cards }, { actor }) => {
    await cards.put({ key: 'task:1', channel: 'tasks', view: view(`done by ${actor.id}`) });
    return undefined;
  },
});

let store: TestStore;
let sandbox: SlackSandbox;
let delivery: CardDelivery;
let slack: Slack;
let stopServer: () => Promise<void>;

beforeEach(async () => {
  store = await openTestStore();
  const { connection, transaction } = store;
  const log = recordLog();
  sandbox = await createSlackSandbox({ signingSecret: 'a-signing-secret' });
  const client = createSlackClient({ token: 'xoxb-test', apiUrl: sandbox.apiUrl, log });
  delivery = createCardDelivery({ connection, client, channels: { tasks: 'tasks' }, log });
  slack = createSlack<Deps>({
    commands: [taskCommand],
    buttons: [doneButton],
    deps: { cards: createCards({ connection }) },
    client,
    signingSecrets: ['a-signing-secret'],
    actorOfSlackUser: async (id) => ({ kind: 'slack', id, role: 'agent' }),
    holdersOf: async () => [],
    intents: createIntents({ connection }),
    transaction,
    clock: { now: () => new Date() },
    log,
    nudge: () => delivery.nudge(),
    hold: () => () => undefined,
  });
  await store.prepare();
  const server = await serveSlack(slack);
  sandbox.configure({ eventsUrl: server.url });
  stopServer = server.close;
});
afterEach(async () => {
  await slack.close();
  await delivery.close();
  await stopServer();
  await sandbox.close();
  await store.close();
});

const seen = (type: string) => sandbox.ledger.entries().filter((entry) => entry.type === type);
const intentOf = (key: string) => intentModel(store.connection).findById(key).lean();

it('when a command puts a card, then it is posted without waiting for the clock, and the intent is done with it', async () => {
  const { triggerId } = await sandbox.command({ command: '/task', text: '1' });
  await until(() => seen('posted').length > 0);
  expect(seen('posted')).toMatchObject([{ text: 'Task 1: open', channelName: 'tasks' }]);
  expect(await intentOf(`slack:cmd:${triggerId}`)).toMatchObject({ state: 'done', result: { text: 'made' } });
});

it('when two people press its button, then one message shows who was last, and no second one is posted', async () => {
  await sandbox.command({ command: '/task', text: '1' });
  await until(() => seen('posted').length > 0);
  await Promise.all(
    ['U0ANN', 'U0BOB'].map((user) => sandbox.action({ action_id: 'task.done', channel: 'tasks', user })),
  );
  await slack.close();
  await delivery.deliverCards({ limit: 9 });
  await until(() => seen('edited').length > 0);
  await delivery.close();
  expect(seen('posted')).toHaveLength(1);
  expect(await cardModel(store.connection).findById('task:1').lean()).toMatchObject({ state: 'clean' });
});

it('when the effect is refused, then nothing of it is there: no card, and the intent is closed', async () => {
  const { triggerId } = await sandbox.command({ command: '/task', text: 'fails' });
  await until(() => seen('ephemeral').length > 0);
  expect(await cardModel(store.connection).countDocuments()).toBe(0);
  expect(await intentOf(`slack:cmd:${triggerId}`)).toMatchObject({ state: 'failed' });
});

it('when a process died after its acknowledgement, then the next one does it', async () => {
  const { connection } = store;
  const past = createIntents({ connection, now: () => Date.now() - 61_000 });
  const payload = { kind: 'command', input: '1', user: 'U0ANN', channel: 'C0GENERAL' };
  await past.accept({
    _id: 'slack:cmd:dead',
    door: 'slack',
    name: '/task',
    payload: { ...payload, asked_at: new Date().toISOString() },
  });
  expect(await slack.resumeIntents()).toBe(1);
  await until(() => seen('posted').length > 0);
  expect(await intentOf('slack:cmd:dead')).toMatchObject({ state: 'done' });
  expect(await slack.resumeIntents()).toBe(0);
});
