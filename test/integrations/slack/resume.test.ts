import { type Intent } from '../../../src/intents/intent.model';
import { type Door, openDoor, outage } from './support/door';
import { doneButton, newWorld, pay, send, type World } from './support/fake-uses';

let world: World;
let door: Door;

beforeEach(async () => {
  world = newWorld();
  door = await openDoor<World>({
    commands: [pay, send],
    buttons: [doneButton],
    deps: world,
    role: 'manager',
  });
});
afterEach(() => door.close());

/** What a process left that was killed between its acknowledgement and the effect. */
function left(change: Partial<Intent> = {}): Intent {
  const intent: Intent = {
    _id: 'slack:cmd:dead',
    door: 'slack',
    name: '/pay',
    payload: {
      kind: 'command',
      input: '5',
      user: 'U0PERSON',
      channel: 'C0GENERAL',
      asked_at: '2026-11-23T14:00:00.000Z',
    },
    state: 'accepted',
    leased_until: new Date(Date.now() - 1),
    attempts: 1,
    accepted_at: new Date(Date.now() - 61_000),
    ...change,
  };
  door.intents.all.set(intent._id, intent);
  return intent;
}

const stateOf = (key: string) => door.intents.all.get(key)?.state;
const told = () => door.sandbox.ledger.entries().flatMap((entry) => ('text' in entry ? [entry.text] : []));

it('when a process died after the acknowledgement, then the next one does it as it was asked, once, and says so', async () => {
  left();
  expect(await door.slack.resumeIntents()).toBe(1);
  expect(await door.slack.resumeIntents()).toBe(0);
  expect(world.done).toEqual(['slack:cmd:dead 5 U0PERSON 2026-11-23T14:00:00.000Z']);
  expect(stateOf('slack:cmd:dead')).toBe('done');
  expect(told()).toEqual(['Your earlier `/pay` had been interrupted. It is done now.\nFor example: paid 5']);
  expect(door.nudges()).toBe(1);
});

it('when somebody is still at work on it, then it is left alone', async () => {
  left({ leased_until: new Date(Date.now() + 5_000) });
  expect(await door.slack.resumeIntents()).toBe(0);
  expect(world.done).toEqual([]);
});

it('when the store fails once more, then it is kept for the next time and nothing is said', async () => {
  left();
  world.before = () => Promise.reject(outage());
  await door.slack.resumeIntents();
  expect(stateOf('slack:cmd:dead')).toBe('accepted');
  expect(told()).toEqual([]);
});

it.each([
  ['was tried too often', { attempts: 3 }],
  ['is from two days ago', { accepted_at: new Date(Date.now() - 48 * 3_600_000) }],
  ['names a command that is gone', { name: '/gone' }],
])('when it %s, then the person is told that it was not done', async (_why, change) => {
  const { name } = left(change);
  expect(await door.slack.resumeIntents()).toBe(1);
  expect(world.done).toEqual([]);
  expect(stateOf('slack:cmd:dead')).toBe('failed');
  expect(told()).toEqual([`Your earlier \`${name}\` was interrupted and was not done. Please try it again.`]);
});

it('when another process took it up meanwhile, then this one leaves the answer to it', async () => {
  left();
  world.before = async () => {
    const intent = door.intents.all.get('slack:cmd:dead');
    if (intent) door.intents.all.set(intent._id, { ...intent, attempts: intent.attempts + 1 });
  };
  await door.slack.resumeIntents();
  expect(stateOf('slack:cmd:dead')).toBe('accepted');
  expect(told()).toEqual([]);
});

it('when the role was taken away in between, then it is not done', async () => {
  left();
  door.setRole('viewer');
  await door.slack.resumeIntents();
  expect(world.done).toEqual([]);
  expect(stateOf('slack:cmd:dead')).toBe('failed');
});

it('when the bot is not in the channel, then the person hears by a direct message', async () => {
  left();
  door.sandbox.faults.add({ kind: 'refuse', match: 'chat.postEphemeral', code: 'not_in_channel' });
  await door.slack.resumeIntents();
  expect(door.sandbox.ledger.entries()).toContainEqual(
    expect.objectContaining({ type: 'posted', channelName: 'directmessage' }),
  );
});

it('when one cannot be read, then the others are done all the same', async () => {
  left({ _id: 'slack:cmd:strange', payload: 'of another version' });
  left({ _id: 'slack:act:dead', name: 'task.done', payload: { ...pressed(), input: 'T9' } });
  await door.slack.resumeIntents();
  expect(world.done).toEqual(['done T9']);
  expect(door.log.lines.some((line) => line.fields.intent === 'slack:cmd:strange')).toBe(true);
});

it('when one that cannot be read was tried too often, then it is closed and the others go on', async () => {
  left({ _id: 'slack:cmd:strange', payload: 'of another version', attempts: 3 });
  left({ attempts: 3 });
  expect(await door.slack.resumeIntents()).toBe(2);
  expect(told()).toHaveLength(1);
});

function pressed() {
  return { kind: 'button', user: 'U0PERSON', channel: 'C0GENERAL', asked_at: '2026-11-23T14:00:00.000Z' };
}
