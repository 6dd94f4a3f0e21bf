import { WebClient } from '@slack/web-api';
import { type CardChannels } from '../../../integrations/slack/card-channels';
import { createCardMessages } from '../../../integrations/slack/card-messages';
import { CARD_LEASE_MS } from '../../../integrations/slack/card-store';
import { CALL_TIMEOUT_MS, createSlackClient } from '../../../integrations/slack/client';
import { createQuietView } from '../../../integrations/slack/quiet-view';
import { deliverCard } from '../../../integrations/slack/deliver-card';
import { createDeliverCards } from '../../../integrations/slack/deliver-cards';
import { createSlackSandbox, type SlackSandbox } from '../../../integrations/slack/sandbox/sandbox';
import { type View } from '../../../src/contract/view';
import { silentLogger } from '../silent-logger';
import { until } from './support/door';
import { memoryCardStore } from './support/memory-card-store';
import { recordLog } from './support/record-log';

let sandbox: SlackSandbox;
let nowMs: number;
let store: ReturnType<typeof memoryCardStore>;
let log: ReturnType<typeof recordLog>;

beforeEach(async () => {
  sandbox = await createSlackSandbox();
  nowMs = Date.now();
  store = memoryCardStore(() => nowMs);
  log = recordLog();
});
afterEach(() => sandbox.close());

const ALL: CardChannels = { leads: 'leads', tasks: 'tasks' };

/** One process that delivers; two of them share the store. */
function process({ channels = ALL, apiUrl = sandbox.apiUrl } = {}) {
  const client = createSlackClient({ token: 'xoxb-test', apiUrl, log });
  const messages = createCardMessages(client);
  const quietView = createQuietView({ client, log });
  return createDeliverCards({ store: store.store, messages, quietView, channels, log, nowMs: () => nowMs });
}

const view = (text: string): View => ({
  text,
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text } },
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'task.done', value: '1', text: { type: 'plain_text', text: 'Done' } },
      ],
    },
  ],
});
const put = (text: string, key = 'task:1', channel: 'leads' | 'tasks' | 'deals' = 'tasks') =>
  store.cards.put({ key, channel, view: view(text) });
const seen = (type: string) => sandbox.ledger.entries().filter((entry) => entry.type === type);
const card = (key = 'task:1') => store.all.get(key);

it('when a card is put, then it is posted with its key; when it changes, then it is updated in place', async () => {
  const deliver = process();
  await put('one');
  expect(await deliver({ limit: 9 })).toEqual({ posted: 1, updated: 0, failed: 0, waiting: 0 });
  await put('one');
  expect(await deliver({ limit: 9 })).toEqual({ posted: 0, updated: 0, failed: 0, waiting: 0 });
  await put('two');
  expect(await deliver({ limit: 9 })).toEqual({ posted: 0, updated: 1, failed: 0, waiting: 0 });

  const metadata = (rev: number) => ({
    event_type: 'dealrunner_card',
    event_payload: { key: 'task:1', rev },
  });
  expect(seen('posted')).toMatchObject([{ text: 'one', channelName: 'tasks', metadata: metadata(1) }]);
  expect(seen('edited')).toMatchObject([{ text: 'two', ts: card()?.ts, metadata: metadata(2) }]);
});

it('when two processes deliver at once, then each card is posted once', async () => {
  for (let number = 0; number < 12; number++) await put(`card ${number}`, `task:${number}`);
  const reports = await Promise.all(
    [process(), process(), process()].map((deliver) => deliver({ limit: 20 })),
  );
  expect(reports.reduce((sum, { posted }) => sum + posted, 0)).toBe(12);
  expect(seen('posted')).toHaveLength(12);
});

it.each([
  ['a reset after Slack took it', { kind: 'reset_after' }],
  ['a 500 after Slack took it', { kind: 'server_error_after' }],
  ['an answer that cannot be read', { kind: 'unreadable' }],
] as const)(
  'when the answer is lost (%s), then the message is found and not posted again',
  async (_how, fault) => {
    const deliver = process();
    sandbox.faults.add({ ...fault, match: 'chat.postMessage', times: 1 });
    await put('one');
    expect(await deliver({ limit: 9 })).toMatchObject({ posted: 0, failed: 1, waiting: 1 });
    expect(await deliver({ limit: 9 })).toMatchObject({ posted: 0, failed: 0, waiting: 1 });
    nowMs += 5_000;
    expect(await deliver({ limit: 9 })).toMatchObject({ posted: 1, waiting: 0 });
    expect(seen('posted')).toHaveLength(1);
    expect(card()).toMatchObject({ state: 'clean', posted_rev: 1 });
  },
);

it.each([
  ['after Slack took it', 'hang_after'],
  ['before Slack took it', 'hang'],
] as const)(
  'when Slack hangs (%s), then the call is given up, and the message stands there once',
  async (_when, kind) => {
    const client = new WebClient('xoxb-test', {
      slackApiUrl: sandbox.apiUrl,
      retryConfig: { retries: 0 },
      timeout: 300,
      logger: silentLogger,
    });
    const deliver = createDeliverCards({
      store: store.store,
      messages: createCardMessages(client),
      quietView: async (shown) => shown,
      channels: ALL,
      log,
      nowMs: () => nowMs,
    });
    sandbox.faults.add({ kind, match: 'chat.postMessage', times: 1 });
    await put('one');
    expect(await deliver({ limit: 9 })).toMatchObject({ posted: 0, failed: 1 });
    nowMs += 5_000;
    expect(await deliver({ limit: 9 })).toMatchObject({ posted: 1, waiting: 0 });
    expect(seen('posted')).toHaveLength(1);
  },
);

it.each([
  ['says 429', { kind: 'rate_limit', retryAfterSeconds: 30 }],
  ['has archived the channel', { kind: 'refuse', code: 'is_archived' }],
  ['has thrown the bot out', { kind: 'refuse', code: 'not_in_channel' }],
  ['fails', { kind: 'server_error' }],
] as const)(
  'when Slack %s as a card changes, then the same message shows the change later',
  async (_how, fault) => {
    const deliver = process();
    await put('one');
    await deliver({ limit: 9 });
    sandbox.faults.add({ ...fault, match: 'chat.update', times: 1 });
    await put('two');
    expect(await deliver({ limit: 9 })).toMatchObject({ updated: 0, failed: 1, waiting: 1 });
    nowMs += 60_000;
    expect(await deliver({ limit: 9 })).toMatchObject({ posted: 0, updated: 1, waiting: 0 });
    expect(seen('posted')).toHaveLength(1);
    expect(seen('edited')).toMatchObject([{ text: 'two' }]);
  },
);

it('when a request was lost on its way, then it is looked for, not found, and posted', async () => {
  const deliver = process();
  sandbox.faults.add({ kind: 'reset_before', match: 'chat.postMessage', times: 1 });
  await put('one');
  await deliver({ limit: 9 });
  nowMs += 5_000;
  expect(await deliver({ limit: 9 })).toMatchObject({ posted: 1 });
  expect(seen('posted')).toHaveLength(1);
});

it('when it cannot be looked for, then it is not posted again', async () => {
  const deliver = process();
  sandbox.faults.add({ kind: 'reset_after', match: 'chat.postMessage', times: 1 });
  sandbox.faults.add({ kind: 'refuse', match: 'conversations.history', code: 'missing_scope' });
  await put('one');
  for (let hour = 0; hour < 5; hour++) {
    await deliver({ limit: 9 });
    nowMs += 3_600_000;
  }
  expect(seen('posted')).toHaveLength(1);
  sandbox.faults.clear();
  expect(await deliver({ limit: 9 })).toMatchObject({ posted: 1, waiting: 0 });
  expect(seen('posted')).toHaveLength(1);
});

it('when a process dies in the middle of a post, then another finds the message after the lease', async () => {
  await put('one');
  const claimed = await store.store.claim(['tasks']);
  if (!claimed) throw new Error('nothing was claimed');
  await store.store.beginPost(claimed, { postedTo: 'tasks' });
  const client = createSlackClient({ token: 'xoxb-test', apiUrl: sandbox.apiUrl, log });
  const dead = createCardMessages(client);
  await dead.post({ key: claimed._id, rev: claimed.desired_rev, channelId: 'tasks', view: claimed.view });

  await put('two');
  const deliver = process();
  expect(await deliver({ limit: 9 })).toMatchObject({ posted: 0, updated: 0 });
  nowMs += CARD_LEASE_MS;
  expect(await deliver({ limit: 9 })).toEqual({ posted: 1, updated: 1, failed: 0, waiting: 0 });
  expect(seen('posted')).toHaveLength(1);
  expect(seen('edited')).toMatchObject([{ text: 'two' }]);
  // The dead one wakes up: what it knows counts no more.
  expect(await store.store.shown(claimed, { ts: '1.0', channelId: 'C1', postedTo: 'tasks', rev: 1 })).toBe(
    false,
  );
});

it.each(['internal_error', 'fatal_error'])(
  'when Slack itself failed (%s), then it may have been done: it is looked for first',
  async (code) => {
    const deliver = process();
    sandbox.faults.add({ kind: 'refuse', match: 'chat.postMessage', code, times: 1 });
    await put('one');
    await deliver({ limit: 9 });
    nowMs += 5_000;
    expect(await deliver({ limit: 9 })).toMatchObject({ posted: 1 });
    expect(seen('read')).toContainEqual(expect.objectContaining({ method: 'conversations.history' }));
  },
);

it.each([
  ['before its post', false],
  ['while it looked for a lost one', true],
])('when a deliverer lost its lease %s, then it posts nothing', async (_when, hasAttempt) => {
  await put('one');
  const slow = await store.store.claim(['tasks']);
  if (!slow) throw new Error('nothing was claimed');
  if (hasAttempt) slow.attempt = { at: new Date(nowMs), posted_to: 'tasks' };
  nowMs += CARD_LEASE_MS;
  await store.store.claim(['tasks']);
  const client = createSlackClient({ token: 'xoxb-test', apiUrl: sandbox.apiUrl, log });
  const parts = { store: store.store, messages: createCardMessages(client), nowMs: () => nowMs };
  expect(await deliverCard(slow, { ok: true, channelId: 'tasks' }, parts)).toEqual({ result: 'lost' });
  expect(seen('posted')).toEqual([]);
});

it('when a view is changed while it is being posted, then the change is shown too', async () => {
  sandbox.faults.add({ kind: 'slow', match: 'chat.postMessage', delayMs: 500, times: 1 });
  await put('one');
  const delivering = process()({ limit: 9 });
  await until(() => seen('posted').length > 0);
  await put('two');
  expect(await delivering).toMatchObject({ posted: 1, updated: 1, waiting: 0 });
  expect(seen('edited')).toMatchObject([{ text: 'two' }]);
});

it('when Slack says 429, then that channel waits as long as it says, and the others do not', async () => {
  const deliver = process();
  sandbox.faults.add({ kind: 'rate_limit', match: 'channel=tasks', retryAfterSeconds: 30, times: 1 });
  await put('one', 'task:1');
  await put('two', 'task:2');
  await put('three', 'lead:1', 'leads');
  expect(await deliver({ limit: 9 })).toEqual({ posted: 1, updated: 0, failed: 1, waiting: 2 });
  nowMs += 29_000;
  expect(await deliver({ limit: 9 })).toMatchObject({ posted: 0, failed: 0 });
  nowMs += 1_000;
  expect(await deliver({ limit: 9 })).toMatchObject({ posted: 2, waiting: 0 });
});

it.each(['channel_not_found', 'not_in_channel', 'is_archived'])(
  'when the channel is closed to us (%s), then the card is kept, said once, and posted when it opens',
  async (code) => {
    const deliver = process();
    sandbox.faults.add({ kind: 'refuse', match: 'chat.postMessage', code });
    await put('one');
    for (let hour = 0; hour < 4; hour++) {
      await deliver({ limit: 9 });
      nowMs += 3_600_000;
    }
    const warnings = log.lines.filter((line) => line.message.includes(code));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.message).toContain('SLACK_CHANNEL_TASKS');
    sandbox.faults.clear();
    expect(await deliver({ limit: 9 })).toMatchObject({ posted: 1, waiting: 0 });
  },
);

it('when Slack refuses the blocks, then the text is shown, and a later view has its blocks again', async () => {
  const deliver = process();
  sandbox.faults.add({ kind: 'refuse', match: 'chat.postMessage', code: 'invalid_blocks', times: 1 });
  await put('one');
  expect(await deliver({ limit: 9 })).toMatchObject({ posted: 1, failed: 0 });
  expect(seen('posted')).toMatchObject([{ text: 'one', blocks: [] }]);
  await put('two');
  await deliver({ limit: 9 });
  expect(seen('edited')).toMatchObject([{ blocks: [{ type: 'section' }, { type: 'actions' }] }]);
});

it('when somebody deleted the message, then the next change posts it anew', async () => {
  const deliver = process();
  await put('one');
  await deliver({ limit: 9 });
  const client = createSlackClient({ token: 'xoxb-test', apiUrl: sandbox.apiUrl, log });
  const { ts = '', channel_id: channel = '' } = card() ?? {};
  await client.chat.delete({ channel, ts });
  await put('two');
  expect(await deliver({ limit: 9 })).toMatchObject({ posted: 1, updated: 0 });
  expect(card()?.ts).not.toBe(ts);
});

it('when a purpose moves to another channel and the old one is archived, then its card is posted there', async () => {
  await put('one');
  await process()({ limit: 9 });
  sandbox.faults.add({ kind: 'refuse', match: 'chat.update', code: 'is_archived' });
  await put('two');
  expect(await process()({ limit: 9 })).toMatchObject({ failed: 1 });
  nowMs += 60_000;
  expect(await process({ channels: { tasks: 'new-tasks' } })({ limit: 9 })).toMatchObject({ posted: 1 });
  expect(seen('posted')).toMatchObject([{ channelName: 'tasks' }, { channelName: 'new-tasks' }]);
});

it('when a purpose has no channel, then its cards wait and the variable is named once', async () => {
  const deliver = process();
  await put('one', 'deal:1', 'deals');
  await deliver({ limit: 9 });
  expect(await deliver({ limit: 9 })).toEqual({ posted: 0, updated: 0, failed: 0, waiting: 1 });
  expect(log.lines.filter((line) => line.message.includes('SLACK_CHANNEL_DEALS is not set'))).toHaveLength(1);
});

describe('a reply in the thread of a card', () => {
  const reply = (text: string, key = 'line:1') =>
    store.cards.put({ key, channel: 'tasks', view: view(text), parent: 'task:1' });
  const client = () => createSlackClient({ token: 'xoxb-test', apiUrl: sandbox.apiUrl, log });
  const remove = (key: string) => {
    const { ts = '', channel_id: channel = '' } = card(key) ?? {};
    return client().chat.delete({ channel, ts });
  };
  const thread = async (ts = card()?.ts ?? '') => {
    const { messages = [] } = await client().conversations.replies({ channel: 'tasks', ts });
    return messages.map(({ text }) => text);
  };

  it('when its parent is not posted, then it waits for it, however long; then all are posted in their order', async () => {
    sandbox.faults.add({ kind: 'refuse', match: 'chat.postMessage', code: 'not_in_channel' });
    const deliver = process();
    await put('one');
    for (const [number, text] of ['first', 'second', 'third'].entries()) {
      await reply(text, `line:${number}`);
      nowMs += 1;
    }
    for (let hour = 0; hour < 3; hour++) {
      expect(await deliver({ limit: 9 })).toMatchObject({ posted: 0, waiting: 4 });
      nowMs += 3_600_000;
    }
    sandbox.faults.clear();
    await deliver({ limit: 9 });
    expect(await thread()).toEqual(['one', 'first', 'second', 'third']);
    expect(seen('posted')).toHaveLength(4);
  });

  it('when it changes, then it is updated in its thread', async () => {
    await put('one');
    await reply('two');
    await process()({ limit: 9 });
    await reply('three');
    expect(await process()({ limit: 9 })).toMatchObject({ posted: 0, updated: 1, waiting: 0 });
    expect(await thread()).toEqual(['one', 'three']);
  });

  it.each([
    ['reset_after', 'posted'],
    ['reset_before', 'not posted'],
  ] as const)(
    'when its answer is lost (%s: it was %s), then the thread is looked through and it stands there once',
    async (kind, _was) => {
      const deliver = process();
      await put('one');
      await deliver({ limit: 9 });
      sandbox.faults.add({ kind, match: 'chat.postMessage', times: 1 });
      await reply('two');
      expect(await deliver({ limit: 9 })).toMatchObject({ posted: 0, failed: 1 });
      nowMs += 5_000;
      expect(await deliver({ limit: 9 })).toMatchObject({ posted: 1, waiting: 0 });
      expect(await thread()).toEqual(['one', 'two']);
      expect(seen('read')).toContainEqual(expect.objectContaining({ method: 'conversations.replies' }));
    },
  );

  it('when its parent was deleted, then that one is posted anew and it stands in the new thread', async () => {
    const deliver = process();
    await put('one');
    await deliver({ limit: 9 });
    const old = card()?.ts;
    await remove('task:1');
    await reply('two');
    await deliver({ limit: 9 });
    expect(card()?.ts).not.toBe(old);
    expect(await thread()).toEqual(['one', 'two']);
  });

  it('when the parent was deleted while an answer was lost, then nothing is lost and nothing stands twice', async () => {
    const deliver = process();
    await put('one');
    await deliver({ limit: 9 });
    sandbox.faults.add({ kind: 'reset_before', match: 'chat.postMessage', times: 1 });
    await reply('two');
    await deliver({ limit: 9 });
    await remove('task:1');
    nowMs += 5_000;
    await deliver({ limit: 9 });
    expect(await thread()).toEqual(['one', 'two']);
  });

  it('when a parent with replies was deleted, then its thread goes on until the card changes, and then the new one', async () => {
    const deliver = process();
    await put('one');
    await reply('two', 'line:1');
    await deliver({ limit: 9 });
    const old = card()?.ts;
    await remove('task:1');
    await reply('three', 'line:2');
    await deliver({ limit: 9 });
    expect(await thread(old)).toEqual(['This message was deleted.', 'two', 'three']);
    await put('one, changed');
    await deliver({ limit: 9 });
    await reply('four', 'line:3');
    await deliver({ limit: 9 });
    expect(await thread()).toEqual(['one, changed', 'four']);
  });

  it('when the channel moved and the old one is archived, then the parent is posted there, and the reply with it', async () => {
    await put('one');
    await process()({ limit: 9 });
    sandbox.faults.add({ kind: 'refuse', match: 'channel=C', code: 'is_archived' });
    await reply('two');
    await process()({ limit: 9 });
    sandbox.faults.clear();
    sandbox.faults.add({ kind: 'refuse', match: card()?.channel_id ?? '', code: 'is_archived' });
    nowMs += 60_000;
    await process({ channels: { tasks: 'new-tasks' } })({ limit: 9 });
    expect(seen('posted')).toMatchObject([
      { channelName: 'tasks', text: 'one' },
      { channelName: 'new-tasks', text: 'one', threadTs: null },
      { channelName: 'new-tasks', text: 'two', threadTs: card()?.ts },
    ]);
  });

  it('when the channel is archived and no other is named, then the reply is kept, and posted when it opens', async () => {
    const deliver = process();
    await put('one');
    await deliver({ limit: 9 });
    sandbox.faults.add({ kind: 'refuse', match: 'chat.postMessage', code: 'is_archived' });
    await reply('two');
    expect(await deliver({ limit: 9 })).toMatchObject({ failed: 1, waiting: 1 });
    sandbox.faults.clear();
    nowMs += 60_000;
    expect(await deliver({ limit: 9 })).toMatchObject({ posted: 1, waiting: 0 });
    expect(await thread()).toEqual(['one', 'two']);
  });
});

describe('a card to one person', () => {
  const ANA = { user: 'U0ANA' };
  const send = (text: string, key = 'reminder:1', channel = ANA) =>
    store.cards.put({ key, channel, view: view(text) });
  const opened = () => seen('read').filter((entry) => JSON.stringify(entry).includes('conversations.open'));

  it('when put and changed, then it stands once in their direct messages, whatever channels are set', async () => {
    const deliver = process({ channels: {} });
    await send('one');
    expect(await deliver({ limit: 9 })).toEqual({ posted: 1, updated: 0, failed: 0, waiting: 0 });
    await send('two');
    expect(await deliver({ limit: 9 })).toMatchObject({ updated: 1, waiting: 0 });
    await send('other', 'reminder:2', { user: 'U0LUC' });
    await deliver({ limit: 9 });
    expect(seen('posted')).toMatchObject([
      { text: 'one', channelName: 'directmessage' },
      { text: 'other', channelName: 'directmessage' },
    ]);
    expect(seen('edited')).toMatchObject([{ text: 'two', ts: card('reminder:1')?.ts }]);
    expect(card('reminder:1')?.channel_id).toMatch(/^D/);
    expect(card('reminder:2')?.channel_id).not.toBe(card('reminder:1')?.channel_id);
    expect(opened()).toHaveLength(2);
  });

  it('when the answer is lost, then it is found there and not posted again, also by another process', async () => {
    sandbox.faults.add({ kind: 'reset_after', match: 'chat.postMessage', times: 1 });
    await send('one');
    expect(await process()({ limit: 9 })).toMatchObject({ posted: 0, failed: 1, waiting: 1 });
    nowMs += 5_000;
    expect(await process()({ limit: 9 })).toMatchObject({ posted: 1, waiting: 0 });
    expect(seen('posted')).toHaveLength(1);
  });

  it('when Slack does not open the conversation, then it waits, and the others go', async () => {
    sandbox.faults.add({ kind: 'refuse', match: 'users=U0GONE', code: 'user_disabled' });
    const deliver = process();
    await send('one', 'reminder:1', { user: 'U0GONE' });
    await send('two', 'reminder:2');
    await put('three');
    expect(await deliver({ limit: 9 })).toEqual({ posted: 2, updated: 0, failed: 1, waiting: 1 });
    expect(log.lines).toContainEqual(
      expect.objectContaining({
        message: expect.stringContaining('(user_disabled): the person has left the workspace') as string,
      }),
    );
    nowMs += 60_000;
    sandbox.faults.clear();
    expect(await deliver({ limit: 9 })).toMatchObject({ posted: 1, waiting: 0 });
  });

  it('when one person is spoken to too fast (429), then only that card waits', async () => {
    const deliver = process();
    sandbox.faults.add({ kind: 'rate_limit', match: 'chat.postMessage', retryAfterSeconds: 30, times: 1 });
    await send('one');
    await send('two', 'reminder:2', { user: 'U0LUC' });
    expect(await deliver({ limit: 9 })).toMatchObject({ posted: 1, failed: 1, waiting: 1 });
    nowMs += 30_000;
    expect(await deliver({ limit: 9 })).toMatchObject({ posted: 1, waiting: 0 });
  });
});

it('when Slack hangs, then a call ends before its lease does', () => {
  expect(CALL_TIMEOUT_MS * 2).toBeLessThan(CARD_LEASE_MS);
});
