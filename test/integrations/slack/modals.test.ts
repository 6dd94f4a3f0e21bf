import { type SlackLedgerEntry } from '../../../integrations/slack/sandbox/state';
import { type Door, openDoor, outage, until } from './support/door';
import { amountChoice, newWorld, openButton, openForm, pay, payModal, type World } from './support/fake-uses';

let world: World;
let door: Door;

beforeEach(async () => {
  world = newWorld();
  door = await openDoor<World>({
    commands: [pay],
    buttons: [openButton, amountChoice],
    modals: [payModal],
    shortcuts: [openForm],
    deps: world,
  });
});
afterEach(() => door.close());

type Entry<Type> = Extract<SlackLedgerEntry, { type: Type }>;
const seen = <Type extends SlackLedgerEntry['type']>(type: Type) =>
  door.sandbox.ledger.entries().filter((entry): entry is typeof entry & Entry<Type> => entry.type === type);
const views = () => seen('view').map(({ via, view }) => ({ via, ...(view as { private_metadata: string }) }));
const told = () => [...seen('ephemeral'), ...seen('posted')].map(({ text }) => text);
const bodyOf = (webhook: { body?: string }) =>
  webhook.body ? (JSON.parse(webhook.body) as unknown) : webhook.body;

async function openModal(value = 'T1'): Promise<void> {
  await door.sandbox.action({ action_id: 'pay.open', value, channel: 'C0TASKS' });
  await until(() => views().length > 0);
}
const submit = (values: Record<string, string>) => door.sandbox.view({ callback_id: 'pay.form', values });

describe('opening a modal', () => {
  it('when a button asks for it, then it opens with its trigger, nothing is stored, and it knows where', async () => {
    await openModal();
    expect(views()).toMatchObject([{ via: 'views.open', callback_id: 'pay.form' }]);
    expect(JSON.parse(views()[0]?.private_metadata ?? '')).toEqual({ about: 'T1', channel: 'C0TASKS' });
    expect(door.intents.all.size).toBe(0);
  });

  it('when a message shortcut asks for it, then it knows the message and the way back to it', async () => {
    await door.sandbox.shortcut({
      callback_id: 'pay.message',
      text: 'Pay <@U0BOB|bob> &amp; me',
      channel: 'C0TALK',
    });
    await until(() => views().length > 0);
    const { about } = JSON.parse(views()[0]?.private_metadata ?? '') as { about: string };
    expect(about).toMatch(/^https:\/\/sandbox\.slack\.com\/archives\/C0TALK\/p\d{16} Pay <@U0BOB> & me$/);
  });

  it.each([
    ['expired_trigger_id', { kind: 'refuse' as const, code: 'expired_trigger_id' }, 'too little time'],
    ['a 429', { kind: 'rate_limit' as const }, 'try again in a minute'],
    ['invalid_arguments', { kind: 'refuse' as const, code: 'invalid_arguments' }, 'could not be shown'],
  ])('when Slack answers %s, then the person is told that nothing was done', async (_what, fault, words) => {
    door.sandbox.faults.add({ ...fault, match: 'views.open' });
    await door.sandbox.action({ action_id: 'pay.open', value: 'T1' });
    await until(() => told().length > 0);
    expect(told()).toEqual([expect.stringContaining(words)]);
    expect(told()[0]).toContain('Nothing was done');
  });

  it('when its content takes longer than the trigger lives, then the person is told', async () => {
    world.before = () => new Promise((resolve) => setTimeout(resolve, 3_300));
    await door.sandbox.action({ action_id: 'pay.open', value: 'T1' });
    await until(() => told().length > 0);
    expect(told()).toEqual([expect.stringContaining('too little time')]);
  });

  it('when the role is too small, then no modal opens', async () => {
    door.setRole('viewer');
    await door.sandbox.action({ action_id: 'pay.open', value: 'T1' });
    await until(() => told().length > 0);
    expect(told()).toEqual([expect.stringContaining('needs the role agent')]);
    expect(views()).toEqual([]);
  });
});

describe('an open modal', () => {
  it('when a field tells of a change, then the same view shows what follows, with what was typed in hand', async () => {
    await openModal('T7');
    const [{ id } = { id: '' }] = seen('view').map(({ viewId }) => ({ id: viewId }));
    await door.sandbox.action({
      action_id: 'pay.amount',
      view_id: id,
      extra: { type: 'plain_text_input', value: '50' },
      values: { amount: '50' },
    });
    await until(() => views().length > 1);
    expect(views()[1]).toMatchObject({ via: 'views.update', id });
    expect(JSON.stringify(views()[1])).toContain('50 it is');
    expect(JSON.parse(views()[1]?.private_metadata ?? '')).toEqual({ about: 'T7', channel: 'C0TASKS' });
  });

  it('when somebody types faster than the view changes, then it shows what follows from the last letter', async () => {
    await openModal();
    const [{ viewId } = { viewId: '' }] = seen('view');
    const typed = (value: string) =>
      door.sandbox.action({
        action_id: 'pay.amount',
        view_id: viewId,
        extra: { type: 'plain_text_input', value },
        values: { amount: value },
      });
    // Both are typed into the view as it stood at first.
    await Promise.all([typed('5'), typed('50')]);
    await until(() => JSON.stringify(views().at(-1)).includes('50 it is'));
    await door.slack.close();
    expect(JSON.stringify(views().at(-1))).toContain('50 it is');
    expect(told()).toEqual([]);
  });
});

describe('a submission', () => {
  it('when right, then its intent is stored by the view’s id and hash, it closes, is done, and answered where it was opened', async () => {
    await openModal();
    const { viewId, view } = seen('view')[0] ?? { viewId: '', view: {} };
    const { webhook } = await submit({ amount: '50' });
    expect(webhook).toMatchObject({ answered: true, status: 200, body: '' });
    const key = `slack:view:${viewId}:${(view as { hash: string }).hash}`;
    await until(() => door.intents.all.get(key)?.state === 'done');
    expect(world.done).toEqual([`${key} paid 50 for T1 -`]);
    await until(() => told().length > 0);
    expect(seen('ephemeral')).toMatchObject([{ text: 'For example: paid 50', channel: 'C0TASKS' }]);
    expect(door.nudges()).toBe(1);
  });

  it('when a field is wrong, then it is named, the modal stays open and nothing is stored', async () => {
    await openModal();
    const wrong = await submit({ amount: 'much' });
    expect(bodyOf(wrong.webhook as never)).toEqual({
      response_action: 'errors',
      errors: { amount: 'is not a number' },
    });
    const empty = await submit({});
    expect(bodyOf(empty.webhook as never)).toMatchObject({ errors: { amount: 'is missing' } });
    expect(door.intents.all.size).toBe(0);
    await submit({ amount: '5' });
    await until(() => world.done.length > 0);
  });

  it('when something is wrong that no field is for, then the first field says it: Slack takes no other', async () => {
    await openModal();
    const { webhook } = await submit({ amount: '13' });
    expect(bodyOf(webhook as never)).toMatchObject({ errors: { amount: 'account: has no luck' } });
  });

  it('when things have changed meanwhile, then the modal shows it in its place', async () => {
    await openModal();
    const { webhook } = await submit({ amount: '99' });
    expect(bodyOf(webhook as never)).toMatchObject({
      response_action: 'update',
      view: { callback_id: 'pay.form' },
    });
    expect(world.done).toEqual([]);
  });

  it('when submitted twice, also at once, then it is done once', async () => {
    await openModal();
    await Promise.all([submit({ amount: '5' }), submit({ amount: '5' })]);
    await until(() => world.done.length > 0);
    await door.slack.close();
    expect(world.done).toHaveLength(1);
  });

  it('when the store is down, then it stays open with what was typed; submitted again, it is done', async () => {
    await openModal();
    door.intents.break(outage());
    const { webhook } = await submit({ amount: '5' });
    expect(bodyOf(webhook as never)).toMatchObject({
      errors: { amount: expect.stringContaining('Nothing was done') as string },
    });
    door.intents.break(null);
    await submit({ amount: '5' });
    await until(() => world.done.length > 0);
  });

  it('when the store took the first try too late, then the second one is a wish of its own', async () => {
    await openModal();
    const { accept } = door.intents;
    let stored = () => {};
    door.intents.accept = async (wish) => {
      await new Promise<void>((resolve) => (stored = resolve));
      return accept(wish);
    };
    await submit({ amount: '5' });
    stored();
    await until(() => [...door.intents.all.values()].some(({ state }) => state === 'failed'));
    door.intents.accept = accept;
    await submit({ amount: '5' });
    await until(() => world.done.length > 0);
    expect([...door.intents.all.values()].map(({ state }) => state).sort()).toEqual(['done', 'failed']);
  });

  it('when the role was taken away meanwhile, then the first field says so', async () => {
    await openModal();
    door.setRole('viewer');
    const { webhook } = await submit({ amount: '5' });
    expect(bodyOf(webhook as never)).toMatchObject({
      errors: { amount: expect.stringContaining('needs the role agent') as string },
    });
  });

  it('when the process died after the acknowledgement, then the next one does it', async () => {
    door.intents.all.set('slack:view:V1:1.a', {
      _id: 'slack:view:V1:1.a',
      door: 'slack',
      name: 'pay.form',
      payload: {
        kind: 'modal',
        input: JSON.stringify({ about: 'T1', values: { amount: '5' } }),
        user: 'U0PERSON',
        channel: 'C0TASKS',
        asked_at: '2026-11-23T14:00:00.000Z',
      },
      state: 'accepted',
      leased_until: new Date(Date.now() - 1),
      attempts: 1,
      accepted_at: new Date(),
    });
    expect(await door.slack.resumeIntents()).toBe(1);
    expect(world.done).toEqual(['slack:view:V1:1.a paid 5 for T1 -']);
  });
});
