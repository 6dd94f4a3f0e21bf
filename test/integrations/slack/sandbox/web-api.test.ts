import { WebClient } from '@slack/web-api';
import { type SlackLedgerEntry } from '../../../../integrations/slack/sandbox/state';
import { silentLogger } from '../../silent-logger';
import { type SandboxProcess, startSandboxProcess } from '../../sandbox/start-sandbox';

const TOKEN = 'xoxb-sandbox';

describe('the Slack simulator in a process of its own, asked by the real SDK', () => {
  let slack: SandboxProcess;
  let client: WebClient;

  beforeAll(async () => {
    slack = await startSandboxProcess('slack', {});
    client = new WebClient(TOKEN, {
      slackApiUrl: `${slack.url}/api/`,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: silentLogger,
      timeout: 700,
    });
  });
  afterAll(() => slack.stop());
  beforeEach(() => slack.control('reset', {}));

  const ledger = () => slack.ledger<SlackLedgerEntry>();
  const section = (text: string) => [{ type: 'section', text: { type: 'mrkdwn', text } }];

  it('when a message is posted and edited, then both are in the ledger and the channel holds the last', async () => {
    const posted = await client.chat.postMessage({
      channel: '#deals',
      text: 'New deal',
      blocks: section('*New deal*'),
      metadata: { event_type: 'card', event_payload: { key: 'deal-1' } },
    });
    await client.chat.update({
      channel: posted.channel ?? '',
      ts: posted.ts ?? '',
      text: 'Deal closed',
      blocks: section('closed'),
    });

    expect(await ledger()).toMatchObject([
      {
        type: 'posted',
        channelName: 'deals',
        text: 'New deal',
        metadata: { event_payload: { key: 'deal-1' } },
      },
      { type: 'edited', ts: posted.ts, text: 'Deal closed', blocks: section('closed') },
    ]);
    const plain = await client.conversations.history({ channel: posted.channel ?? '' });
    expect(plain.messages).toMatchObject([{ ts: posted.ts, text: 'Deal closed' }]);
    expect(plain.messages?.[0]?.metadata).toBeUndefined();
    const full = await client.conversations.history({
      channel: posted.channel ?? '',
      include_all_metadata: true,
    });
    expect(full.messages?.[0]?.metadata).toEqual({ event_type: 'card', event_payload: { key: 'deal-1' } });
  });

  it('when a message has replies, then the channel shows it alone, its thread shows them after it, and it survives its end', async () => {
    const { ts = '', channel = '' } = await client.chat.postMessage({ channel: '#deals', text: 'deal' });
    const metadata = { event_type: 'line', event_payload: { key: 'one' } };
    const one = await client.chat.postMessage({ channel, text: 'one', thread_ts: ts, metadata });
    await client.chat.postMessage({ channel, text: 'two', thread_ts: one.ts ?? '' });

    const top = await client.conversations.history({ channel });
    expect(top.messages).toMatchObject([{ text: 'deal', thread_ts: ts, reply_count: 2 }]);
    const first = await client.conversations.replies({ channel, ts, limit: 2, include_all_metadata: true });
    expect(first.messages).toMatchObject([{ text: 'deal' }, { text: 'one', thread_ts: ts, metadata }]);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.replies({ channel, ts, cursor });
    expect(second.messages?.at(-1)).toMatchObject({ text: 'two', thread_ts: ts });
    const late = await client.conversations.replies({ channel, ts, oldest: one.ts ?? '' });
    expect(late.messages).toMatchObject([{ text: 'deal' }, { text: 'two' }]);

    await client.chat.delete({ channel, ts });
    const left = await client.conversations.replies({ channel, ts });
    expect(left.messages).toMatchObject([{ subtype: 'tombstone' }, { text: 'one' }, { text: 'two' }]);
    await expect(client.chat.update({ channel, ts, text: 'again' })).rejects.toThrow('cant_update_message');
  });

  it('when a message without replies is deleted, then nothing can be said in its thread', async () => {
    const { ts = '', channel = '' } = await client.chat.postMessage({ channel: '#deals', text: 'deal' });
    await client.chat.delete({ channel, ts });
    await expect(client.chat.postMessage({ channel, text: 'late', thread_ts: ts })).rejects.toThrow(
      'thread_not_found',
    );
    await expect(client.conversations.replies({ channel, ts })).rejects.toThrow('thread_not_found');
  });

  it('when many are posted at once, then every ts is its own and history pages through them all', async () => {
    await Promise.all(
      Array.from({ length: 25 }, (_, n) => client.chat.postMessage({ channel: 'C0MANY', text: `m${n}` })),
    );

    const seen: string[] = [];
    for await (const page of client.paginate('conversations.history', { channel: 'C0MANY', limit: 10 })) {
      seen.push(...(page as unknown as { messages: { ts: string }[] }).messages.map(({ ts }) => ts));
    }
    expect(new Set(seen).size).toBe(25);
    expect(seen).toEqual(seen.toSorted().reverse());
  });

  it.each([
    ['no channel', { channel: 'Not A Channel', text: 'x' }, 'channel_not_found'],
    ['no text', { channel: 'C0GENERAL', text: '' }, 'no_text'],
    ['text of 40,001', { channel: 'C0GENERAL', text: 'x'.repeat(40_001) }, 'msg_too_long'],
    [
      '51 blocks',
      { channel: 'C0GENERAL', text: 'x', blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) },
      'invalid_blocks',
    ],
    [
      'a section of 3,001',
      { channel: 'C0GENERAL', text: 'x', blocks: section('x'.repeat(3_001)) },
      'invalid_blocks',
    ],
    ['an empty section', { channel: 'C0GENERAL', text: 'x', blocks: section('') }, 'invalid_blocks'],
    [
      'a header of 151',
      {
        channel: 'C0GENERAL',
        text: 'x',
        blocks: [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }],
      },
      'invalid_blocks',
    ],
    [
      '26 buttons',
      { channel: 'C0GENERAL', text: 'x', blocks: [{ type: 'actions', elements: buttons(26) }] },
      'invalid_blocks',
    ],
    [
      'a block_id of 256',
      { channel: 'C0GENERAL', text: 'x', blocks: [{ type: 'divider', block_id: 'x'.repeat(256) }] },
      'invalid_blocks',
    ],
    [
      'an unknown block',
      { channel: 'C0GENERAL', text: 'x', blocks: [{ type: 'marquee' }] },
      'invalid_blocks',
    ],
  ])('when a message has %s, then Slack refuses it and nothing is posted', async (_what, message, error) => {
    await expect(client.apiCall('chat.postMessage', message)).rejects.toMatchObject({ data: { error } });
    expect(await ledger()).toMatchObject([{ type: 'refused', error }]);
  });

  it('when a channel is archived or the bot not in it, then Slack says so', async () => {
    await slack.control('channels', { channel: 'C0OLD', archived: true });
    await slack.control('channels', { channel: 'C0OTHER', member: false });

    await expect(client.chat.postMessage({ channel: 'C0OLD', text: 'x' })).rejects.toMatchObject({
      data: { error: 'is_archived' },
    });
    await expect(client.chat.postMessage({ channel: 'C0OTHER', text: 'x' })).rejects.toMatchObject({
      data: { error: 'not_in_channel' },
    });
    await expect(
      client.chat.update({ channel: 'C0GENERAL', ts: '1.000001', text: 'x' }),
    ).rejects.toMatchObject({
      data: { error: 'message_not_found' },
    });
  });

  it('when a person is written to by their id, then only the id of the conversation shows, changes or deletes it', async () => {
    const posted = await client.chat.postMessage({ channel: 'U0ANN', text: 'x' });
    const { channel = '', ts = '' } = posted;
    expect(channel).toMatch(/^D/);
    expect((await client.conversations.open({ users: 'U0ANN' })).channel?.id).toBe(channel);
    expect((await client.conversations.history({ channel })).messages).toMatchObject([{ ts, text: 'x' }]);
    const refused = { data: { error: 'channel_not_found' } };
    await expect(client.conversations.history({ channel: 'U0ANN' })).rejects.toMatchObject(refused);
    await expect(client.chat.update({ channel: 'U0ANN', ts, text: 'y' })).rejects.toMatchObject(refused);
    await expect(client.chat.delete({ channel: 'U0ANN', ts })).rejects.toMatchObject(refused);
    await slack.control('users', { id: 'U0LEFT', name: 'left', deleted: true });
    await expect(client.conversations.open({ users: 'U0LEFT' })).rejects.toMatchObject({
      data: { error: 'user_disabled' },
    });
  });

  it('when a person is asked for, then the locale comes only when it is wanted', async () => {
    await slack.control('users', { id: 'U0MARIE', name: 'marie', locale: 'fr-CA' });

    expect((await client.users.info({ user: 'U0MARIE', include_locale: true })).user).toMatchObject({
      name: 'marie',
      locale: 'fr-CA',
    });
    expect((await client.users.info({ user: 'U0MARIE' })).user?.locale).toBeUndefined();
    await expect(client.users.info({ user: 'nobody' })).rejects.toMatchObject({
      data: { error: 'user_not_found' },
    });
  });

  it('when the App Home is published with an old hash, then it is a conflict', async () => {
    const home = { type: 'home' as const, blocks: section('tasks') };
    const first = await client.views.publish({ user_id: 'U0ANN', view: home });
    await client.views.publish({ user_id: 'U0ANN', view: home, hash: first.view?.hash ?? '' });

    await expect(
      client.views.publish({ user_id: 'U0ANN', view: home, hash: first.view?.hash ?? '' }),
    ).rejects.toMatchObject({
      data: { error: 'hash_conflict' },
    });
  });

  it('when the token is not a bot token, then invalid_auth', async () => {
    const other = new WebClient('xoxp-user', {
      slackApiUrl: `${slack.url}/api/`,
      retryConfig: { retries: 0 },
      logger: silentLogger,
    });
    await expect(other.auth.test()).rejects.toMatchObject({ data: { error: 'invalid_auth' } });
    expect(await client.auth.test()).toMatchObject({ ok: true, user_id: 'U0BOT', team_id: 'T0SANDBOX' });
  });

  it.each([
    ['rate_limit', 0],
    ['server_error', 0],
    ['reset_before', 0],
    ['reset_after', 1],
    ['hang_after', 1],
    ['server_error_after', 1],
    ['unreadable', 1],
  ])('when the fault is %s, then the call fails and %i message is in the channel', async (kind, count) => {
    await slack.control('faults', { kind, times: 1, match: 'chat.postMessage' });

    await expect(client.chat.postMessage({ channel: 'C0FAULT', text: 'x' })).rejects.toThrow();
    expect((await client.conversations.history({ channel: 'C0FAULT' })).messages).toHaveLength(count);
  });

  it('when it is rate limited, then the SDK is told how long', async () => {
    await slack.control('faults', { kind: 'rate_limit', retryAfterSeconds: 30 });
    await expect(client.chat.postMessage({ channel: 'C0GENERAL', text: 'x' })).rejects.toMatchObject({
      retryAfter: 30,
    });
  });
});

function buttons(count: number) {
  return Array.from({ length: count }, (_, n) => ({
    type: 'button',
    action_id: `b${n}`,
    text: { type: 'plain_text', text: `Button ${n}` },
  }));
}
