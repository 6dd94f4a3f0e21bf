import { kpiEventModel } from '../../../src/kpi/kpi-event.model';
import { goLiveModel } from '../../../src/governance/go-live/go-live.model';
import { SEEDED_RULES } from '../../../src/policy/policy-rules.schema';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../support/areas';
import { intake } from '../ladder/people';
import { ANNA, askForText, messagesOf, metrics, queueText, stored } from './outbox';

const TEN = '2026-12-02T15:00:00Z';
// 22:00 in Toronto, and the next morning's 09:00.
const NIGHT = '2026-12-03T03:00:00Z';
const MORNING = '2026-12-03T14:00:00Z';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

describe('the window', () => {
  test('when asked at night with queue, then it waits for 09:00 and is no block; with refuse it is one', async () => {
    world.clock.set(NIGHT);
    const message = await queueText(world);
    expect(message.not_before).toEqual(new Date(MORNING));
    world.clock.set('2026-12-03T13:59:59Z');
    await world.outreach.dispatch();
    expect(world.accepted()).toEqual([]);
    world.clock.set(MORNING);
    await world.outreach.dispatch();
    expect(world.accepted()).toHaveLength(1);

    world.clock.set(NIGHT);
    expect(await askForText(world, { whenClosed: 'refuse' })).toMatchObject({
      blocked: { reason: 'outside_legal_hours', next_open: new Date(MORNING) },
    });
    expect(await metrics(world)).toEqual(['sms_sent', 'sms_blocked_by_policy']);
  });

  test('when a ladder’s text comes to be asked for at night, then it waits for the opening and is no block', async () => {
    const lead = await intake(world);
    await world.ladder.create(lead, {}, CALLER);
    world.clock.set(NIGHT);
    await world.ladder.queueDueTexts();
    expect(await messagesOf(world).find().lean()).toMatchObject([
      { state: 'queued', not_before: new Date(MORNING) },
    ]);
    expect(await metrics(world)).not.toContain('sms_blocked_by_policy');
  });

  test('when the window closed between asking and hand-over, then it waits for the next opening, no block', async () => {
    const message = await queueText(world);
    world.clock.set('2026-12-03T01:00:00Z');
    expect(await world.outreach.dispatch()).toMatchObject({ held: 1, sent: 0 });
    expect(await stored(world, message)).toMatchObject({ state: 'queued', not_before: new Date(MORNING) });
    expect(await metrics(world)).toEqual([]);
  });

  test.each([
    ['2026-12-03T00:30:00Z', 30 * 60 - 60],
    ['2026-12-03T00:58:00Z', 60],
    [TEN, 36_000 - 60],
  ])(
    'when it is %s, then Twilio may keep it for %i s: until the window closes, less a minute',
    async (at, seconds) => {
      world.clock.set(at);
      await queueText(world);
      await world.outreach.dispatch();
      expect(world.accepted().map((sms) => sms.validityPeriod)).toEqual([seconds]);
    },
  );

  test('when less than two minutes are left, then it waits for the next opening', async () => {
    world.clock.set('2026-12-03T00:58:01Z');
    const message = await queueText(world);
    await world.outreach.dispatch();
    expect(world.accepted()).toEqual([]);
    expect((await stored(world, message)).not_before).toEqual(new Date(MORNING));
  });

  test('when it may be in either of two zones, then Twilio may keep it until the first of them closes', async () => {
    // 19:00 in Toronto, 18:00 in Winnipeg’s time.
    world.clock.set('2026-12-03T00:00:00Z');
    await queueText(world, { timezones: ['America/Winnipeg', 'America/Toronto'], market: 'ALL' });
    await world.outreach.dispatch();
    expect(world.accepted().map((sms) => sms.validityPeriod)).toEqual([3600 - 60]);
  });

  test('when a time is stated and the provider is real, then the real window bounds it all the same', async () => {
    world.clock.set('2026-12-03T00:30:00Z');
    await switchOn(world);
    const real = world.another({ isSandbox: { slack: true, twilio: false, sendgrid: true } });
    await queueText(world, { stated_time: { weekday: 0, minute_of_day: 600 } });
    await real.outreach.dispatch();
    expect(world.accepted().map((sms) => sms.validityPeriod)).toEqual([30 * 60 - 60]);

    world.clock.set(NIGHT);
    const late = await queueText(world, { stated_time: { weekday: 0, minute_of_day: 600 } });
    await real.outreach.dispatch();
    expect(world.accepted()).toHaveLength(1);
    expect((await stored(world, late)).not_before).toEqual(new Date(MORNING));
    // With the sandbox the stated time stands in for the clock.
    world.clock.pass(60);
    await messagesOf(world).updateOne({ _id: late._id }, { $set: { not_before: new Date(NIGHT) } });
    await world.outreach.dispatch();
    expect(world.accepted()).toHaveLength(2);
  });
});

describe('what is not the clock', () => {
  test('when the policy is switched off meanwhile, then it is blocked, counted once, and never sent', async () => {
    const message = await queueText(world, {
      province: 'MB',
      timezones: ['America/Winnipeg'],
      market: 'ALL',
    });
    const policy = { province: 'MB' as const, market: 'ALL', rules: SEEDED_RULES, reason: 'test' };
    await world.policy.upsert(MANAGER, { ...policy, enabled: false });
    await world.outreach.dispatch();
    await world.policy.upsert(MANAGER, { ...policy, enabled: true });
    world.clock.pass(60);
    await world.outreach.dispatch();
    expect(await stored(world, message)).toMatchObject({
      state: 'blocked',
      error: { code: 'policy_disabled' },
    });
    expect(world.accepted()).toEqual([]);
    expect(await metrics(world)).toEqual(['sms_blocked_by_policy']);
  });

  test('when go-live is off, then the message is held, not lost, and goes when it is on', async () => {
    const real = world.another({ isSandbox: { slack: true, twilio: false, sendgrid: true } });
    const message = await queueText(world);
    expect(await real.outreach.dispatch()).toMatchObject({ held: 1, blocked: 0 });
    expect(await stored(world, message)).toMatchObject({
      state: 'queued',
      decision: { reason: 'go_live_off' },
    });
    await switchOn(world);
    world.clock.pass(1);
    expect(await real.outreach.dispatch()).toMatchObject({ sent: 1 });
    expect(await metrics(world)).toEqual(['sms_sent']);
  });

  test('when the gate itself fails, then the message is held and nothing is sent', async () => {
    const message = await queueText(world);
    const blind = world.another({ zoneDataIsRight: false });
    expect(await blind.outreach.dispatch()).toMatchObject({ held: 1 });
    expect((await stored(world, message)).decision?.reason).toBe('gate_error');
    expect(world.accepted()).toEqual([]);
  });
});

describe('one intent', () => {
  test('when asked ten times at once with one key, then it is one message', async () => {
    const intent_key = 'test:once';
    await askForText(world, { intent_key });
    const asked = await Promise.all(
      Array.from({ length: 10 }, () => askForText(world, { intent_key: 'test:at-once' })),
    );
    expect(new Set(asked.map((one) => ('message' in one ? one.message._id : 'blocked'))).size).toBe(1);
    await world.outreach.dispatch();
    expect(world.accepted()).toHaveLength(2);
  });

  test('when nobody consented, then it is blocked with that reason, and the KPI event names no number', async () => {
    const to = '+14165550199';
    expect(await askForText(world, { to }, { consent: false })).toMatchObject({
      blocked: { reason: 'no_consent' },
    });
    expect(await messagesOf(world).countDocuments()).toBe(0);
    const event = await kpiEventModel(world.store.connection).findOne().lean();
    expect(event).toMatchObject({
      metric: 'sms_blocked_by_policy',
      success: false,
      live: false,
      detail: { to: 'L-1', province: 'ON', market: 'Toronto', reason: 'no_consent' },
    });
    expect(JSON.stringify(event)).not.toContain(ANNA.slice(2, 8));
  });
});

async function switchOn({ store, clock }: TestAreas): Promise<void> {
  const facts = { on: true, changed_by: 'test', changed_at: clock.now() };
  await goLiveModel(store.connection).create([
    { _id: 'GLOBAL', ...facts },
    { _id: 'ON', ...facts },
  ]);
}
