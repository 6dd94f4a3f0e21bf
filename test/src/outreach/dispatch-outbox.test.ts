import { AsyncResource } from 'node:async_hooks';
import { type FaultRule } from '../../../integrations/sandbox/faults';
import { inboundTextModel } from '../../../src/outreach/inbound-text.model';
import { beginSending } from '../../../src/outreach/begin-sending';
import { OUTBOX } from '../../../src/outreach/outbox-settings';
import { type OutreachDeps } from '../../../src/outreach/outreach-ports';
import { type Policy } from '../../../src/policy/policy';
import { openAreas, type TestAreas } from '../../support/areas';
import { ANNA, askForText, messagesOf, metrics, queueText, stored } from './outbox';

// Wednesday, 10:00 in Toronto; the window is open from 09:00 to 20:00.
const TEN = '2026-12-02T15:00:00Z';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

describe('one hand-over', () => {
  test('when Twilio accepts, then it is sent once, counted once, and the recipient is free again', async () => {
    const message = await queueText(world);
    expect(await world.outreach.dispatch()).toMatchObject({ sent: 1 });
    expect(await world.outreach.dispatch()).toMatchObject({ sent: 0 });

    const [sms] = world.accepted();
    expect(world.accepted()).toHaveLength(1);
    expect(await stored(world, message)).toMatchObject({
      state: 'sent',
      provider_id: sms?.sid,
      attempts: 1,
      decision: { ok: true, reason: 'within_window', policy_version: 1 },
    });
    expect(sms?.statusCallback).toContain(`/webhooks/twilio/status/${message.status_token}`);
    expect(await metrics(world)).toEqual(['sms_sent']);
    expect(await world.policy.addresses.findById(ANNA).lean()).toMatchObject({ open_attempt: null });
  });

  test.each<[FaultRule['kind'], string, number]>([
    ['refuse', 'failed', 0],
    ['rate_limit', 'queued', 0],
    ['server_error', 'unknown', 0],
    ['server_error_after', 'unknown', 1],
    ['hang', 'unknown', 0],
    ['hang_after', 'unknown', 1],
    ['reset_before', 'unknown', 0],
    ['reset_after', 'unknown', 1],
    ['unreadable', 'unknown', 1],
    ['slow', 'sent', 1],
  ])('when Twilio fails by %s, then it is %s and never accepted twice', async (kind, state, accepted) => {
    world.twilio.faults.add({ kind, times: 1, ...(kind === 'slow' ? { delayMs: 20 } : {}) });
    const message = await queueText(world);
    await world.outreach.dispatch();
    expect((await stored(world, message)).state).toBe(state);
    expect(world.accepted()).toHaveLength(accepted);

    world.clock.pass(60);
    await world.outreach.dispatch();
    // Only what was certainly not processed is tried again.
    expect(world.accepted()).toHaveLength(kind === 'rate_limit' ? 1 : accepted);
    const card = world.cards.last(`unknown:${message._id}`);
    expect(card === undefined).toBe(state !== 'unknown');
  });

  test('when Twilio keeps asking to slow down, then it waits as long as it was told, and in the end it is dead', async () => {
    world.twilio.faults.add({ kind: 'rate_limit', retryAfterSeconds: 40 });
    const message = await queueText(world);
    await world.outreach.dispatch();
    expect((await stored(world, message)).not_before).toEqual(new Date('2026-12-02T15:00:40Z'));
    for (let hour = 0; hour < 14; hour++) {
      world.clock.pass(20);
      await world.outreach.dispatch();
    }
    expect(await stored(world, message)).toMatchObject({ state: 'dead', attempts: 14 });
    expect(await metrics(world)).toEqual([]);
  });

  test('when the number has unsubscribed at Twilio (21610), then it is suppressed here too', async () => {
    world.twilio.faults.add({ kind: 'refuse', code: 21610, times: 1 });
    await queueText(world);
    await world.outreach.dispatch();
    const again = await askForText(world);
    expect(again).toMatchObject({ blocked: { reason: 'opted_out' } });
    const record = await world.policy.addresses.findById(ANNA).lean();
    expect(record?.suppressions).toEqual([{ channel: 'SMS', cause: 'provider', at: new Date(TEN) }]);
  });
});

describe('two workers', () => {
  test('when two dispatchers run at once, then each message is sent once', async () => {
    for (let n = 0; n < 6; n++) await queueText(world, { to: `+1416555020${n}` });
    const other = world.another();
    const reports = await Promise.all([world.outreach.dispatch(), other.outreach.dispatch()]);
    expect(reports.reduce((sum, report) => sum + report.sent, 0)).toBe(6);
    expect(new Set(world.accepted().map((sms) => sms.to)).size).toBe(6);
    expect(world.accepted()).toHaveLength(6);
  });

  test('when a claim was taken over, then the one who lost it can neither begin nor write an outcome', async () => {
    const message = await queueText(world);
    const late = world.another({
      sms: {
        send: async () => {
          // Meanwhile the lease ends, and another worker takes over after the sweep of a person who resolved it.
          await messagesOf(world).updateOne({ _id: message._id }, { $inc: { fence: 1 } });
          return { kind: 'accepted', providerId: `SM${'a'.repeat(32)}`, status: 'queued' };
        },
      },
    });
    await late.outreach.dispatch();
    expect(await stored(world, message)).toMatchObject({ state: 'sending' });
    expect(await metrics(world)).toEqual([]);
  });

  test('when a message is cancelled between claim and hand-over, then it is not sent', async () => {
    const message = await queueText(world);
    await messagesOf(world).updateOne({ _id: message._id }, { $set: { state: 'cancelled' } });
    await world.outreach.dispatch();
    expect(world.accepted()).toEqual([]);
  });

  test('when a process died in `sending`, then the message is unknown after its lease and never sent again', async () => {
    const message = await queueText(world);
    const lost = { state: 'sending' as const, leased_until: new Date(Date.now() - 4_000) };
    await messagesOf(world).updateOne({ _id: message._id }, { $set: lost });
    await world.outreach.dispatch();
    expect((await stored(world, message)).state).toBe('sending');

    await messagesOf(world).updateOne(
      { _id: message._id },
      { $set: { leased_until: new Date(Date.now() - 6_000) } },
    );
    expect(await world.outreach.dispatch()).toMatchObject({ unknown: 1 });
    world.clock.pass(24 * 60);
    await world.outreach.dispatch();
    expect((await stored(world, message)).state).toBe('unknown');
    expect(world.accepted()).toEqual([]);
  });

  test('when a frozen process comes back with its answer after the sweep, then the answer settles it', async () => {
    const message = await queueText(world);
    const frozen = world.another({
      sms: {
        send: async (sms) => {
          const outcome = await world.sms.send(sms);
          await messagesOf(world).updateOne({ _id: message._id }, { $set: { leased_until: new Date(1) } });
          await world.outreach.dispatch();
          expect((await stored(world, message)).state).toBe('unknown');
          return outcome;
        },
      },
    });
    await frozen.outreach.dispatch();
    expect((await stored(world, message)).state).toBe('sent');
    expect(await metrics(world)).toEqual(['sms_sent']);
    expect(world.cards.last(`unknown:${message._id}`)?.text).toContain('settled');
  });

  test('when a claim has too little lease left, then nothing is handed over', async () => {
    const message = await queueText(world);
    const model = messagesOf(world);
    let standstill = 0;
    const slow = world.another({
      realNow: () => Date.now() + standstill,
      transaction: async (work) => {
        const done = await world.store.transaction(work);
        // The process stands still between its decision and the socket.
        standstill = 31_000;
        return done;
      },
    });
    await slow.outreach.dispatch({ limit: 1 });
    expect(world.accepted()).toEqual([]);
    expect((await model.findById(message._id).lean())?.state).toBe('queued');
  });
});

describe('one recipient', () => {
  test('when an attempt is open, then the next message to the same number waits for its end', async () => {
    world.twilio.faults.add({ kind: 'hang_after', times: 1 });
    const first = await queueText(world);
    await world.outreach.dispatch();
    const second = await queueText(world);
    expect(await world.outreach.dispatch()).toMatchObject({ sent: 0, held: 1 });

    const { status_token: token } = first;
    await world.outreach.updateStatus({ token, providerId: 'SM1', providerStatus: 'sent', state: 'sent' });
    world.clock.pass(1);
    await world.outreach.dispatch();
    expect((await stored(world, second)).state).toBe('sent');
    expect(world.accepted()).toHaveLength(2);
  });

  test('when STOP was committed, then no send begins afterwards, whoever was first to claim', async () => {
    for (let round = 0; round < 8; round++) {
      const from = `+1416555030${round}`;
      await queueText(world, { to: from });
      const before = world.accepted().length;
      let stoppedAt = 0;
      const stop = world.outreach
        .receive({ messageSid: `SM${round}`, from, to: '+15005550006', body: 'STOP' })
        .then(() => (stoppedAt = world.accepted().length));
      await Promise.all([stop, world.another().outreach.dispatch()]);
      const after = world.accepted().length;
      const message = await messagesOf(world).findOne({ to: from }).lean();
      expect(['sent', 'cancelled', 'blocked']).toContain(message?.state);
      // At most the one that had begun before the stop was committed.
      expect(after - before).toBe(message?.state === 'sent' ? 1 : 0);
      expect(stoppedAt).toBeLessThanOrEqual(after);
    }
    expect(await inboundTextModel(world.store.connection).countDocuments()).toBe(8);
  });

  test('when STOP commits in the middle of the last decision, then the decision is made again and sees it', async () => {
    const message = await queueText(world);
    let decisions = 0;
    const policy: Policy = {
      ...world.policy,
      async together(addresses) {
        const view = await world.policy.together(addresses);
        return {
          ...view,
          // Asked for after the gate has said yes, before anything is written.
          async clockAt(place) {
            decisions += 1;
            await outside.runInAsyncScope(() =>
              world.policy.suppress(ANNA, ['SMS'], { cause: 'keyword', at: new Date(TEN) }),
            );
            return view.clockAt(place);
          },
        };
      },
    };
    const deps = {
      ...world,
      ...world.store,
      policy,
      settings: OUTBOX,
      realNow: Date.now,
      messages: messagesOf(world),
    };
    const isSandbox = { SMS: true, EMAIL: true };
    const onNotSent = async () => undefined;
    const begun = await beginSending({ ...deps, isSandbox, onNotSent } as unknown as OutreachDeps)([message]);
    expect(begun).toEqual([{ kind: 'blocked' }]);
    expect(decisions).toBe(1);
    expect(await stored(world, message)).toMatchObject({ state: 'blocked', error: { code: 'opted_out' } });
  });
});

/** Not in the transaction that goes on around it. */
const outside = new AsyncResource('outside');
