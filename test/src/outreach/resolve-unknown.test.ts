import { type FaultRule } from '../../../integrations/sandbox/faults';
import { auditEntryModel } from '../../../src/audit/audit-entry.model';
import { type Areas } from '../../../src/areas';
import { type Message } from '../../../src/outreach/message.model';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../support/areas';
import { ANNA, messagesOf, metrics, queueText, stored } from './outbox';

// Wednesday, 10:00 in Toronto.
const TEN = '2026-12-02T15:00:00Z';
const MINUTE_MS = 60_000;

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

/** The same areas, so many real minutes later. */
const later = (minutes: number): Areas => world.another({ realNow: () => Date.now() + minutes * MINUTE_MS });

async function unknownText(kind: FaultRule['kind'], more: Parameters<typeof queueText>[1] = {}) {
  world.twilio.faults.add({ kind, times: 1 });
  const message = await queueText(world, more);
  await world.outreach.dispatch();
  expect((await stored(world, message)).state).toBe('unknown');
  return message;
}

const attempt = async (message: Message) =>
  (await world.policy.addresses.findById(message.to).lean())?.open_attempt;

describe('the provider’s list', () => {
  test('when Twilio has it, then it is sent, counted once, and the recipient is free', async () => {
    const message = await unknownText('reset_after');
    expect(await world.outreach.resolveUnknown()).toMatchObject({ found: 0, absent: 0, waiting: 0 });
    expect(await later(1).outreach.resolveUnknown()).toMatchObject({ found: 1 });

    const [sms] = world.accepted();
    expect(await stored(world, message)).toMatchObject({ state: 'sent', provider_id: sms?.sid });
    expect(await metrics(world)).toEqual(['sms_sent']);
    expect(await attempt(message)).toBeNull();
    expect(world.cards.last(`unknown:${message._id}`)?.text).toContain('settled');
    await later(60).outreach.resolveUnknown();
    await world.outreach.dispatch();
    expect(world.accepted()).toHaveLength(1);
  });

  test('when Twilio does not have it, then that proves it after five minutes, and it goes again', async () => {
    const message = await unknownText('reset_before');
    expect(await later(4).outreach.resolveUnknown()).toMatchObject({ waiting: 1, absent: 0 });
    expect((await stored(world, message)).state).toBe('unknown');
    expect(await later(8).outreach.resolveUnknown()).toMatchObject({ absent: 1 });
    expect(await stored(world, message)).toMatchObject({ state: 'queued', error: { code: 'not_accepted' } });
    await world.outreach.dispatch();
    expect(await stored(world, message)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(world.accepted()).toHaveLength(1);
    expect(await metrics(world)).toEqual(['sms_sent']);
  });

  test('when it is absent and the person has said stop meanwhile, then the gate keeps it', async () => {
    const message = await unknownText('reset_before');
    await world.policy.suppress(ANNA, ['SMS'], { cause: 'keyword', at: new Date(TEN) });
    await later(6).outreach.resolveUnknown();
    await world.outreach.dispatch();
    expect(await stored(world, message)).toMatchObject({ state: 'blocked', error: { code: 'opted_out' } });
    expect(world.accepted()).toEqual([]);
  });

  test('when the same words went to the same number before, then that one is not taken for it', async () => {
    await queueText(world);
    await world.outreach.dispatch();
    const message = await unknownText('reset_before');
    expect(await later(6).outreach.resolveUnknown()).toMatchObject({ absent: 1, found: 0 });
    await world.outreach.dispatch();
    expect((await stored(world, message)).state).toBe('sent');
    expect(world.accepted()).toHaveLength(2);
  });

  test('when something went to the number that is none of ours, then only a person can tell', async () => {
    const message = await unknownText('reset_before');
    await world.sms.send({ to: ANNA, body: 'by somebody else', validityPeriodSeconds: 600 });
    expect(await later(6).outreach.resolveUnknown()).toMatchObject({ waiting: 1, absent: 0 });
    expect((await stored(world, message)).state).toBe('unknown');
  });

  test('when the list cannot be had, then nothing is concluded, and the recipient waits fifteen minutes at most', async () => {
    const message = await unknownText('reset_after');
    world.twilio.faults.add({ kind: 'server_error' });
    expect(await later(6).outreach.resolveUnknown()).toMatchObject({ waiting: 1 });
    expect(await attempt(message)).toBe(message._id);
    expect(await later(16).outreach.resolveUnknown()).toMatchObject({ released: 1 });
    expect(await attempt(message)).toBeNull();
    world.twilio.faults.clear();
    expect(await later(60).outreach.resolveUnknown()).toMatchObject({ found: 1 });
    expect((await stored(world, message)).state).toBe('sent');
  });

  test('when it was given up as absent and its report comes after all, then it is sent and not sent again', async () => {
    const message = await unknownText('reset_before');
    await later(6).outreach.resolveUnknown();
    const { status_token: token } = message;
    await world.outreach.updateStatus({ token, providerId: 'SM1', providerStatus: 'sent', state: 'sent' });
    await world.outreach.dispatch();
    expect((await stored(world, message)).state).toBe('sent');
    expect(world.accepted()).toEqual([]);
  });
});

describe('a person', () => {
  test('when one says that it was sent, then it is, with who said so; the second press changes nothing', async () => {
    const message = await unknownText('hang_after');
    expect(await world.outreach.settleUnknown(message._id, 'sent', CALLER)).toMatchObject({ first: true });
    expect(await world.outreach.settleUnknown(message._id, 'not_sent', MANAGER)).toMatchObject({
      first: false,
    });
    expect((await stored(world, message)).state).toBe('sent');
    expect(world.cards.last(`unknown:${message._id}`)?.text).toContain(`<@${CALLER.id}>`);
    expect(await metrics(world)).toEqual(['sms_sent']);
    expect(await auditEntryModel(world.store.connection).find().lean()).toMatchObject([
      { actor: `slack:${CALLER.id}`, action: 'message.sent', thing: { id: message._id } },
    ]);
    expect(await attempt(message)).toBeNull();
  });

  test('when one says that it was not, then it passes the gate again', async () => {
    const message = await unknownText('hang');
    await world.outreach.settleUnknown(message._id, 'not_sent', MANAGER);
    world.clock.set('2026-12-03T03:00:00Z');
    await world.outreach.dispatch();
    expect(await stored(world, message)).toMatchObject({
      state: 'queued',
      not_before: new Date('2026-12-03T14:00:00Z'),
    });
    expect(world.accepted()).toEqual([]);
  });

  test('when it is an e-mail, then no list is asked, and its recipient is let go after fifteen minutes', async () => {
    const lost = world.another({ email: { send: async () => ({ kind: 'unknown', cause: 'timeout' }) } });
    const message = await queueText(world, { channel: 'EMAIL', to: 'anna@example.com', subject: 'Hello' });
    await lost.outreach.dispatch();
    expect(await later(1).outreach.resolveUnknown()).toMatchObject({ waiting: 1 });
    expect(await later(20).outreach.resolveUnknown()).toMatchObject({ released: 1 });
    expect((await stored(world, message)).state).toBe('unknown');
    expect(await attempt(message)).toBeNull();
  });
});

test('when an attempt ends, then the message that waited for it is due at once', async () => {
  const first = await unknownText('reset_after');
  const second = await queueText(world, { body: 'Second' });
  expect(await world.outreach.dispatch()).toMatchObject({ held: 1 });
  expect(await stored(world, second)).toMatchObject({ waits_for: 'recipient' });
  await later(1).outreach.resolveUnknown();
  expect((await stored(world, first)).state).toBe('sent');
  expect(await world.outreach.dispatch()).toMatchObject({ sent: 1 });
  expect(world.accepted().map(({ body }) => body)).toEqual([
    expect.stringMatching(/^Hello Anna /),
    expect.stringMatching(/^Second /),
  ]);
  expect(await messagesOf(world).countDocuments({ state: 'queued' })).toBe(0);
});
