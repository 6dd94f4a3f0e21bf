import { type MessageWish } from '../../../src/outreach/ask-message';
import { CALLER, openAreas, type TestAreas } from '../../support/areas';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas('2026-12-02T15:00:00Z');
  for (const to of [ANN, BOB]) {
    await world.policy.recordConsent(to, {
      basis: 'express',
      at: new Date('2026-11-01T12:00:00Z'),
      evidence: 'form',
      recorded_by: 'test',
    });
  }
});
afterAll(() => world.close());

const ANN = '+14165550111';
const BOB = '+14165550112';
const STRANGER = '+14165550113';
const wish = (intent_key: string, to: string): MessageWish => ({
  intent_key,
  channel: 'SMS',
  to,
  contact: 'B-1',
  body: 'Hello',
  template: 'custom',
  province: 'ON',
  market: 'Toronto',
  timezones: ['America/Toronto'],
  whenClosed: 'queue',
});
const count = (name: string, filter: object) =>
  world.store.connection.collection(name).countDocuments(filter);

describe('asking for several messages at once', () => {
  test('when some are known, twice the same, or refused, then each has its own answer, in their order', async () => {
    const first = await world.outreach.ask(wish('a', ANN), CALLER);
    if (!('message' in first)) throw new Error('blocked');
    const answers = await world.outreach.askAll(
      [wish('b', BOB), wish('a', ANN), wish('b', BOB), wish('c', STRANGER)],
      CALLER,
    );
    expect(answers).toMatchObject([
      { isNew: true, message: { intent_key: 'b', to: BOB, state: 'queued' } },
      { isNew: false, message: { _id: first.message._id } },
      { isNew: false, message: { intent_key: 'b' } },
      { blocked: { reason: 'no_consent' } },
    ]);
    expect(await count('message', {})).toBe(2);
    expect(await count('kpi_event', { metric: 'sms_blocked_by_policy' })).toBe(1);
  });

  test('when two processes ask for the same at once, then each message is there once', async () => {
    const wishes = ['d', 'e', 'f'].map((key) => wish(key, ANN));
    const both = await Promise.all([
      world.outreach.askAll(wishes, CALLER),
      world.another().outreach.askAll([...wishes].reverse(), CALLER),
    ]);
    const made = both.flat().filter((answer) => 'message' in answer && answer.isNew);
    expect(made).toHaveLength(3);
    expect(await count('message', { intent_key: { $in: ['d', 'e', 'f'] } })).toBe(3);
  });

  test('when nothing is asked for, then nothing happens', async () => {
    expect(await world.outreach.askAll([], CALLER)).toEqual([]);
  });
});
