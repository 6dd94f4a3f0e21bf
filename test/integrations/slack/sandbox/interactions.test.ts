import { App, HTTPReceiver } from '@slack/bolt';
import { createSlackSandbox, type SlackSandbox } from '../../../../integrations/slack/sandbox/sandbox';
import { type SlackLedgerEntry } from '../../../../integrations/slack/sandbox/state';
import { silentLogger } from '../../silent-logger';

const BUTTON = {
  type: 'actions',
  block_id: 'task-7',
  elements: [
    { type: 'button', action_id: 'done', value: 'task-7', text: { type: 'plain_text', text: 'Done' } },
  ],
};
const MODAL = {
  type: 'modal' as const,
  callback_id: 'lead',
  title: { type: 'plain_text' as const, text: 'New lead' },
  submit: { type: 'plain_text' as const, text: 'Save' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'name',
      label: { type: 'plain_text' as const, text: 'Name' },
      element: { type: 'plain_text_input' as const, action_id: 'value' },
    },
    {
      type: 'input' as const,
      block_id: 'language',
      label: { type: 'plain_text' as const, text: 'Language' },
      element: {
        type: 'static_select' as const,
        action_id: 'value',
        options: ['en', 'fr'].map((value) => ({ text: { type: 'plain_text' as const, text: value }, value })),
      },
    },
  ],
};

describe('the Slack simulator driving a real Bolt app', () => {
  let slack: SlackSandbox;
  let app: App;
  const seen: unknown[] = [];

  beforeAll(async () => {
    slack = await createSlackSandbox({ signingSecret: 'shared' });
    const receiver = new HTTPReceiver({
      logger: silentLogger,
      signingSecret: 'shared',
      endpoints: '/slack/events',
    });
    app = new App({
      receiver,
      token: 'xoxb-sandbox',
      logger: silentLogger,
      clientOptions: { slackApiUrl: slack.apiUrl },
    });
    app.command('/lead', async ({ ack, client, body, respond }) => {
      await ack('one moment');
      await client.views.open({ trigger_id: body.trigger_id, view: MODAL });
      await respond({ response_type: 'in_channel', text: 'opened' });
    });
    app.action('done', async ({ ack, action, respond, body }) => {
      await ack();
      seen.push({ action, message: 'message' in body ? body.message : undefined });
      await respond({ replace_original: true, text: 'Done by Ann' });
    });
    app.view('lead', async ({ ack, view }) => {
      const name = view.state.values['name']?.['value']?.value ?? '';
      if (name === '') return ack({ response_action: 'errors', errors: { name: 'Who is it?' } });
      seen.push(view.state.values);
      return ack();
    });
    app.event('app_home_opened', async ({ event }) => void seen.push(event.user));
    const server = await app.start({ port: 0, host: '127.0.0.1' });
    const { port } = (server as { address(): unknown }).address() as { port: number };
    slack.configure({ eventsUrl: `http://127.0.0.1:${port}/slack/events` });
  });
  afterAll(async () => {
    await app.stop();
    await slack.close();
  });
  beforeEach(() => {
    seen.length = 0;
  });

  const entries = (type: SlackLedgerEntry['type']) =>
    slack.ledger.entries().filter((entry) => entry.type === type);

  it('when a command is typed, then the ack comes back and the modal opens with its trigger', async () => {
    const { webhook } = await slack.command({ command: '/lead', text: 'Ann', user: 'U0ANN' });

    expect(webhook).toMatchObject({ answered: true, status: 200, body: 'one moment' });
    await until(() => entries('view').length === 1 && entries('posted').length === 1);
    expect(entries('view')).toMatchObject([
      { via: 'views.open', user: 'U0ANN', view: { callback_id: 'lead' } },
    ]);
    expect(entries('posted')).toMatchObject([{ via: 'response_url', text: 'opened' }]);
  });

  it('when a modal is submitted, then errors keep it open and a right one closes it', async () => {
    await slack.command({ command: '/lead' });
    await until(() => entries('view').length >= 1);

    const wrong = await slack.view({ callback_id: 'lead', values: { language: 'fr' } });
    expect(wrong.webhook).toMatchObject({ body: expect.stringContaining('Who is it?') as string });
    await slack.view({ callback_id: 'lead', values: { name: 'Ann', language: 'fr' } });

    expect(seen).toMatchObject([
      { name: { value: { value: 'Ann' } }, language: { value: { selected_option: { value: 'fr' } } } },
    ]);
  });

  it('when a button is pressed, then it has its value and the message is replaced in place', async () => {
    await app.client.chat.postMessage({ channel: 'C0TASKS', text: 'Call Bob', blocks: [BUTTON] });

    const { webhook } = await slack.action({ action_id: 'done', channel: 'C0TASKS', user: 'U0ANN' });

    expect(webhook).toMatchObject({ status: 200 });
    await until(() => entries('edited').length === 1);
    expect(seen).toMatchObject([
      { action: { value: 'task-7', block_id: 'task-7' }, message: { text: 'Call Bob' } },
    ]);
    expect(entries('edited')).toMatchObject([
      { via: 'response_url', text: 'Done by Ann', channel: 'C0TASKS' },
    ]);
  });

  it('when an event is sent, then the bot hears it', async () => {
    const event = {
      type: 'app_home_opened',
      user: 'U0ANN',
      channel: 'D0ANN',
      tab: 'home',
      event_ts: '1.000001',
    };
    const response = await fetch(`${slack.url}/_sandbox/event`, {
      method: 'POST',
      body: JSON.stringify({ event }),
    });

    expect(await response.json()).toMatchObject({ webhook: { status: 200 } });
    await until(() => seen.includes('U0ANN'));
  });

  it('when a response_url is used a sixth time or a trigger twice, then Slack refuses', async () => {
    const { responseUrl, triggerId } = await slack.command({ command: '/lead' });
    await until(() => entries('refused').length === 0 && entries('view').length > 0);
    const use = () =>
      fetch(responseUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"text":"x"}',
      });

    // The bot itself has used one.
    const answers = [];
    for (let index = 0; index < 5; index += 1) answers.push((await use()).status);
    expect(answers).toEqual([200, 200, 200, 200, 404]);
    await expect(app.client.views.open({ trigger_id: triggerId, view: MODAL })).rejects.toMatchObject({
      data: { error: 'exchanged_trigger_id' },
    });
  });

  it('when the signing secrets differ, then Bolt answers 401', async () => {
    slack.configure({ signingSecret: 'wrong' });
    expect((await slack.command({ command: '/lead' })).webhook).toMatchObject({ status: 401 });
    slack.configure({ signingSecret: 'shared' });
  });
});

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !condition(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(condition()).toBe(true);
}
