import { type StatusReport } from '../../../src/outreach/update-status';
import { openAreas, type TestAreas } from '../../support/areas';
import { ANNA, metrics, queueText, stored } from './outbox';

const TEN = '2026-12-02T15:00:00Z';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

const report = (token: string, state: StatusReport['state'], more: Partial<StatusReport> = {}) =>
  world.outreach.updateStatus({ token, providerId: 'SM1', providerStatus: state, state, ...more });

describe('status reports', () => {
  test.each([
    [['sent', 'delivered', 'sent'], 'delivered'],
    [['delivered', 'sent'], 'delivered'],
    [['undelivered', 'delivered', 'undelivered'], 'delivered'],
    [['failed', 'undelivered', 'failed'], 'undelivered'],
    [['sent', 'sent', 'failed', 'sent'], 'failed'],
  ] as const)('when %j come, then the message is %s and was counted once', async (states, last) => {
    const message = await queueText(world);
    await world.outreach.dispatch();
    for (const state of states) expect(await report(message.status_token, state)).toBe(true);
    expect((await stored(world, message)).state).toBe(last);
    expect(await metrics(world)).toEqual(['sms_sent']);
  });

  test('when the report is there before the answer to the send, then both count once', async () => {
    const message = await queueText(world);
    const fast = world.another({
      sms: {
        send: async (sms) => {
          const outcome = await world.sms.send(sms);
          await report(message.status_token, 'delivered');
          return outcome;
        },
      },
    });
    await fast.outreach.dispatch();
    expect((await stored(world, message)).state).toBe('delivered');
    expect(await metrics(world)).toEqual(['sms_sent']);
    expect(await world.policy.addresses.findById(ANNA).lean()).toMatchObject({ open_attempt: null });
  });

  test('when a message is unknown, then its report settles it, and its card says so; the same one twice, at once', async () => {
    world.twilio.faults.add({ kind: 'reset_after', times: 1 });
    const message = await queueText(world);
    await world.outreach.dispatch();
    const { status_token: token } = message;
    await Promise.all([report(token, 'delivered'), report(token, 'delivered'), report(token, 'sent')]);
    expect(['delivered']).toContain((await stored(world, message)).state);
    expect(await metrics(world)).toEqual(['sms_sent']);
    expect(world.cards.last(`unknown:${message._id}`)?.text).toContain('settled');
  });

  test('when it failed since the person has unsubscribed there (21610), then it is suppressed here', async () => {
    const message = await queueText(world);
    await world.outreach.dispatch();
    const error = { code: '21610', message: 'unsubscribed', because: 'opted_out' as const };
    await report(message.status_token, 'failed', { error });
    expect((await world.policy.askGate({ channel: 'SMS', to: ANNA, province: 'ON' })).reason).toBe(
      'opted_out',
    );
  });

  test('when a report names no message, or one that was never handed over, then nothing changes', async () => {
    expect(await report('none', 'delivered')).toBe(false);
    const message = await queueText(world);
    expect(await report(message.status_token, 'delivered')).toBe(true);
    expect((await stored(world, message)).state).toBe('queued');
    expect(await metrics(world)).toEqual([]);
  });
});
