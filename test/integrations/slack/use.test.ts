import { CALL_TIMEOUT_MS } from '../../../integrations/slack/client';
import { blockAction, slashCommand } from '../../../integrations/slack/sandbox/requests';
import { type SlackLedgerEntry } from '../../../integrations/slack/sandbox/state';
import { type Door, openDoor, outage, SECRETS, until } from './support/door';
import { askButton, doneButton, look, newWorld, pay, send, type World } from './support/fake-uses';

let world: World;
let door: Door;

const open = (settings: Partial<Parameters<typeof openDoor<World>>[0]> = {}) =>
  openDoor<World>({
    commands: [look, pay, send],
    buttons: [doneButton, askButton],
    deps: world,
    role: 'manager',
    ...settings,
  });

beforeEach(async () => {
  world = newWorld();
  door = await open();
});
afterEach(() => door.close());

const signed = (command: string, text: string, triggerId = 'trigger.1') =>
  slashCommand({
    signingSecret: SECRETS[0] ?? '',
    timestamp: Math.floor(Date.now() / 1000),
    command,
    text,
    triggerId,
  });

const told = () =>
  door.sandbox.ledger
    .entries()
    .filter(
      (entry): entry is Extract<SlackLedgerEntry, { type: 'ephemeral' }> & { seq: number; at: string } =>
        entry.type === 'ephemeral',
    );

const shown = (answer: { body: string }) =>
  JSON.parse(answer.body) as { response_type: string; text: string };

describe('a command that reads', () => {
  it.each(['/look', '/LOOK', '/lookup', '/Look-Up'])(
    'when used as %s, then the acknowledgement answers',
    async (name) => {
      const answer = await door.send(signed(name, '7'));
      expect(shown(answer)).toEqual({ response_type: 'ephemeral', text: 'found 7' });
      expect(door.intents.all.size).toBe(0);
    },
  );

  it('when it takes longer than Slack waits, then the acknowledgement is empty and the answer follows', async () => {
    world.before = () => new Promise((resolve) => setTimeout(resolve, 2_300));
    const { webhook } = await door.sandbox.command({ command: '/look', text: '7' });
    expect(webhook).toMatchObject({ answered: true, status: 200, body: '' });
    await until(() => told().length > 0);
    expect(told()).toMatchObject([{ text: 'found 7', via: 'response_url', user: 'U0PERSON' }]);
  });

  it('when it has a bug, then its id is shown and logged once', async () => {
    world.before = () => Promise.reject(new Error('a bug'));
    const { text } = shown(await door.send(signed('/look', '7')));
    const bugs = door.log.lines.filter((line) => line.level === 'error');
    expect(bugs).toHaveLength(1);
    expect(bugs[0]?.fields.bug).toMatch(/^[0-9a-f]{8}$/);
    expect(text).toContain(String(bugs[0]?.fields.bug));
  });
});

describe('before anything is done', () => {
  it('when an argument is wrong, then it is named and a right use is shown', async () => {
    const { text } = shown(await door.send(signed('/pay', 'much')));
    expect(text).toContain('amount: "much" is not a number');
    expect(text).toContain('`/pay 450000`');
    expect(door.intents.all.size).toBe(0);
  });

  it.each(['help', ' HELP ', 'aide'])('when asked for "%s", then usage and an example', async (word) => {
    const { text } = shown(await door.send(signed('/pay', word)));
    expect(text).toContain('Pays &lt;somebody&gt; &amp; more');
    expect(text).toContain('`/pay &lt;amount&gt;`');
    expect(text).toContain('`/pay 450000`');
  });

  it('when the role is too small, then the one that is needed is named and nothing is stored', async () => {
    const small = await open({ role: 'agent' });
    const { text } = shown(await small.send(signed('/pay', '5')).finally(() => small.close()));
    expect(text).toContain('needs the role manager; yours is agent');
    expect(text).toContain('Who can: <@U0BOSS>.');
    expect(small.intents.all.size).toBe(0);
    expect(world.done).toEqual([]);
  });

  it('when the command is unknown, then the known ones are named', async () => {
    const { text } = shown(await door.send(signed('/teleport', '')));
    expect(text).toContain('`/teleport`');
    expect(text).toContain('`/pay`');
  });

  it('when the person reads French, then so is the answer', async () => {
    let answer = '';
    // Under load the first answers may come before Slack has said which language it is.
    for (let tries = 0; tries < 20 && !answer.includes('Par exemple'); tries++) {
      const { webhook } = await door.sandbox.command({ command: '/pay', text: 'help', user: 'U0MARIE' });
      answer = webhook.answered ? webhook.body : '';
    }
    expect(answer).toContain('Par exemple');
    expect(door.sandbox.ledger.entries().filter((entry) => entry.type === 'read')).toHaveLength(1);
  });

  it('when Slack is too slow with the language, then the answer is not', async () => {
    door.sandbox.faults.add({ kind: 'hang', match: 'users.info' });
    const began = performance.now();
    const { text } = shown(await door.send(signed('/look', '7')));
    expect(text).toBe('found 7');
    expect(performance.now() - began).toBeLessThan(CALL_TIMEOUT_MS);
  });

  it('when the store cannot say who it is, then nothing is promised', async () => {
    const deaf = await open({ actorFails: outage });
    const { text } = shown(await deaf.send(signed('/pay', '5')).finally(() => deaf.close()));
    expect(text).toContain('Nothing was done');
    expect(deaf.intents.all.size).toBe(0);
  });
});

describe('a command that writes', () => {
  it('when used, then its intent is stored, then it is acknowledged, then it is done, then the person hears', async () => {
    let letGo = () => {};
    world.before = () => new Promise((resolve) => (letGo = resolve));
    const { webhook, triggerId } = await door.sandbox.command({ command: '/pay', text: '5' });
    const key = `slack:cmd:${triggerId}`;

    expect(webhook).toMatchObject({ answered: true, status: 200, body: '' });
    expect(door.intents.all.get(key)).toMatchObject({ state: 'accepted', door: 'slack', name: '/pay' });
    expect(world.done).toEqual([]);
    letGo();
    await until(() => told().length > 0);
    expect(world.done).toEqual([`${key} 5 U0PERSON 2026-11-23T15:00:00.000Z`]);
    expect(door.intents.all.get(key)).toMatchObject({ state: 'done', result: { text: told()[0]?.text } });
    expect(told()).toMatchObject([{ text: 'For example: paid 5', via: 'response_url' }]);
    expect(door.nudges()).toBe(1);
  });

  it('when Slack delivers it twice, also at once, then it is done once and both are acknowledged', async () => {
    const answers = await Promise.all([
      door.send(signed('/pay', '5', 'trigger.2')),
      door.send(signed('/pay', '5', 'trigger.2')),
    ]);
    const again = await door.send(signed('/pay', '5', 'trigger.2'));
    expect([...answers, again]).toEqual([1, 2, 3].map(() => ({ status: 200, body: '' })));
    await until(() => world.done.length > 0);
    await door.slack.close();
    expect(world.done).toHaveLength(1);
  });

  it('when the store is down, then the acknowledgement promises nothing', async () => {
    door.intents.break(outage());
    const { text } = shown(await door.send(signed('/pay', '5')));
    expect(text).toContain('Nothing was done');
    door.intents.break(null);
    expect(await door.slack.resumeIntents()).toBe(0);
    expect(world.done).toEqual([]);
  });

  it('when the store takes the wish too late, then the person was told no, and no it is', async () => {
    const { accept } = door.intents;
    let stored = () => {};
    door.intents.accept = async (wish) => {
      await new Promise<void>((resolve) => (stored = resolve));
      return accept(wish);
    };
    const { text } = shown(await door.send(signed('/pay', '5', 'trigger.late')));
    expect(text).toContain('Nothing was done');
    stored();
    await until(() => door.intents.all.get('slack:cmd:trigger.late')?.state === 'failed');
    expect(world.done).toEqual([]);
  });

  it('when it has a bug, then the intent is closed and its id told', async () => {
    world.before = () => Promise.reject(new Error('a bug'));
    const { triggerId } = await door.sandbox.command({ command: '/pay', text: '5' });
    await until(() => told().length > 0);
    expect(told()[0]?.text).toMatch(/reference [0-9a-f]{8}/);
    expect(door.intents.all.get(`slack:cmd:${triggerId}`)).toMatchObject({ state: 'failed' });
    expect(door.log.lines.filter((line) => 'bug' in line.fields)).toHaveLength(1);
    expect(door.nudges()).toBe(0);
  });

  it('when the store fails during the effect, then the intent is kept and the person knows', async () => {
    world.before = () => Promise.reject(outage());
    const { triggerId } = await door.sandbox.command({ command: '/pay', text: '5' });
    await until(() => told().length > 0);
    expect(told()[0]?.text).toContain('Your request is kept');
    expect(door.intents.all.get(`slack:cmd:${triggerId}`)).toMatchObject({ state: 'accepted' });
  });

  it('when it is refused, then the reason reaches the person and only them', async () => {
    await door.sandbox.command({ command: '/send', text: '0' });
    await until(() => told().length > 0);
    expect(told()).toMatchObject([{ text: 'Nothing to send: &lt;0&gt;. Name an amount.' }]);
  });

  it('when the response_url takes no answer, then it comes as a line in the channel', async () => {
    door.sandbox.faults.add({
      kind: 'refuse',
      match: '/commands/',
      status: 404,
      code: 'expired_url',
      times: 1,
    });
    await door.sandbox.command({ command: '/pay', text: '5' });
    await until(() => told().length > 0);
    expect(told()).toMatchObject([{ via: 'chat.postEphemeral', text: 'For example: paid 5' }]);
    expect(world.done).toHaveLength(1);
  });

  it('when nobody at Slack answers, then what was done stays done', async () => {
    door.sandbox.faults.add({ kind: 'refuse', match: '/', code: 'fatal_error', status: 404 });
    const answer = await door.send(signed('/pay', '5', 'trigger.3'));
    expect(answer.status).toBe(200);
    await until(() => door.intents.all.get('slack:cmd:trigger.3')?.state === 'done');
    await door.slack.close();
    expect(world.done).toHaveLength(1);
  });

  it('when a flow answers in the channel, then everybody sees it', async () => {
    await door.sandbox.command({ command: '/send', text: '3' });
    await until(() => door.sandbox.ledger.entries().some((entry) => entry.type === 'posted'));
    expect(world.done).toEqual(['sent 3']);
  });
});

describe('a button', () => {
  it('when pressed, then it is acknowledged, done once, and answered beside the card', async () => {
    const { webhook, triggerId } = await door.sandbox.action({ action_id: 'task.done', value: 'T1' });
    expect(webhook).toMatchObject({ status: 200, body: '' });
    await until(() => told().length > 0);
    expect(world.done).toEqual(['done T1']);
    expect(told()).toMatchObject([{ text: 'T1 is done' }]);
    expect(door.intents.all.get(`slack:act:${triggerId}`)).toMatchObject({ state: 'done' });
  });

  it('when a press without a trigger_id is delivered twice, then it is done once', async () => {
    const press = blockAction({
      signingSecret: SECRETS[0] ?? '',
      timestamp: Math.floor(Date.now() / 1000),
      triggerId: '',
      action: { action_id: 'task.done', value: 'T2', action_ts: '17.5' },
    });
    await door.send(press);
    await door.send(press);
    await until(() => world.done.length > 0);
    await door.slack.close();
    expect([...door.intents.all.keys()]).toEqual(['slack:act:17.5:U0PERSON:task.done']);
    expect(world.done).toEqual(['done T2']);
  });

  it('when it only reads, then nothing is stored', async () => {
    await door.sandbox.action({ action_id: 'task.ask', value: 'T1' });
    await until(() => told().length > 0);
    expect(told()).toMatchObject([{ text: 'about T1' }]);
    expect(door.intents.all.size).toBe(0);
  });

  it('when it is unknown, then the person hears it; when it opens a page, then nothing', async () => {
    await door.sandbox.action({ action_id: 'open.page', extra: { url: 'https://example.com' } });
    await door.sandbox.action({ action_id: 'old.button', value: 'x' });
    await until(() => told().length > 0);
    expect(told()).toMatchObject([{ text: 'This button is no longer in use. Nothing was done.' }]);
  });
});
