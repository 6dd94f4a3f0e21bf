import { CALLER, openAreas, type TestAreas } from '../../support/areas';
import { messagesOf, metrics } from '../outreach/outbox';
import { ANNA, intake, stepOf } from './people';

const TEN = '2026-12-02T15:00:00Z';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

const consent = { basis: 'express' as const, at: new Date('2026-11-01T12:00:00Z'), evidence: 'form' };
const digest = () => world.cards.last('due:2026-12-02T15:00:00.000Z');
const blocks = async () =>
  (await metrics(world)).filter((metric) => metric === 'sms_blocked_by_policy').length;

describe('texts that go by themselves', () => {
  test('when two processes queue at once, and a person presses too, then the step has one text', async () => {
    const lead = await intake(world);
    const [first] = await world.ladder.create(lead, {}, CALLER);
    await Promise.all([
      world.ladder.queueDueTexts(),
      world.another().ladder.queueDueTexts(),
      world.ladder.text(first?._id as never, CALLER),
    ]);
    await world.outreach.dispatch();
    expect(world.accepted()).toHaveLength(1);
  });

  test('when nobody consented, then the step is held with the reason, counted once and not asked again each tick', async () => {
    const lead = await intake(world, { source: 'list' });
    await world.ladder.create(lead, {}, CALLER);
    for (let tick = 0; tick < 3; tick++) {
      await world.ladder.queueDueTexts();
      await world.ladder.recomputeContactTimes();
    }
    expect(await stepOf(world, lead, 1)).toMatchObject({
      contact_at: null,
      hold_reason: 'no_consent',
      state: 'open',
    });
    // Looked at again daily, without counting another block.
    world.clock.pass(25 * 60);
    await world.ladder.recomputeContactTimes();
    expect(await stepOf(world, lead, 1)).toMatchObject({ contact_at: null, hold_reason: 'no_consent' });
    expect(await blocks()).toBe(1);

    await world.policy.recordConsent(ANNA, { ...consent, recorded_by: 'test' });
    world.clock.pass(24 * 60);
    await world.ladder.recomputeContactTimes();
    await world.ladder.queueDueTexts();
    await world.outreach.dispatch();
    expect(world.accepted()).toHaveLength(1);
  });

  test('when the text of a call is refused, then the call may still be made', async () => {
    const lead = await intake(world, { source: 'list' });
    await world.ladder.create(lead, {}, CALLER);
    world.clock.pass(30);
    const call = await stepOf(world, lead, 2);
    expect(await world.ladder.text(call._id, CALLER)).toMatchObject({
      asked: { blocked: { reason: 'no_consent' } },
    });
    expect(await stepOf(world, lead, 2)).toMatchObject({ contact_at: call.contact_at, hold_reason: null });
  });

  test('when everything stood still for four days, then the texts keep their distance', async () => {
    const lead = await intake(world, { consent });
    await world.ladder.create(lead, {}, CALLER);
    world.clock.set('2026-12-07T15:00:00Z');
    for (let tick = 0; tick < 3; tick++) {
      await world.ladder.queueDueTexts();
      await world.outreach.dispatch();
      world.clock.pass(1);
    }
    expect(world.accepted()).toHaveLength(1);
    world.clock.set('2026-12-07T18:01:00Z');
    for (let tick = 0; tick < 3; tick++) {
      await world.ladder.queueDueTexts();
      await world.outreach.dispatch();
      world.clock.pass(1);
    }
    expect(world.accepted()).toHaveLength(2);
    expect((await stepOf(world, lead, 5)).contact_at?.toISOString()).toMatch(/^2026-12-10T1[58]:0/);
  });

  test('when Twilio refuses the text, then a person gets a card that says why, and may try again once each', async () => {
    world.twilio.faults.add({ kind: 'refuse', code: 30004, times: 1 });
    const lead = await intake(world);
    await world.ladder.start(lead, CALLER);
    await world.outreach.dispatch();
    await world.ladder.postDueTasks();
    await world.ladder.refreshDigests();
    const task = await stepOf(world, lead, 1);
    expect(task).toMatchObject({ state: 'open', auto: false });
    expect(JSON.stringify(digest())).toContain('The text was not sent');

    const pressed = await Promise.all([
      world.ladder.text(task._id, CALLER),
      world.ladder.text(task._id, CALLER),
    ]);
    expect(new Set(pressed.map(({ asked }) => ('message' in asked ? asked.message._id : ''))).size).toBe(1);
    await world.outreach.dispatch();
    expect(world.accepted()).toHaveLength(1);
    expect((await stepOf(world, lead, 1)).state).toBe('completed');
    await world.ladder.refreshDigests();
    expect(JSON.stringify(digest())).toContain('Text sent');
  });

  test('when nobody knows whether it was sent, then pressing again sends nothing', async () => {
    world.twilio.faults.add({ kind: 'reset_after', times: 1 });
    const lead = await intake(world);
    await world.ladder.start(lead, CALLER);
    await world.outreach.dispatch();
    const { _id } = await stepOf(world, lead, 1);
    await expect(world.ladder.text(_id, CALLER)).rejects.toMatchObject({ code: 'conflict' });
    expect(await messagesOf(world).countDocuments()).toBe(1);
  });

  test('when the number has unsubscribed at Twilio, then the ladder is stopped', async () => {
    world.twilio.faults.add({ kind: 'refuse', code: 21610, times: 1 });
    const lead = await intake(world);
    await world.ladder.start(lead, CALLER);
    await world.outreach.dispatch();
    expect((await world.ladder.tasksOf(lead._id)).every((task) => task.stopped_because === 'opt_out')).toBe(
      true,
    );
  });

  test('when one lead has no number any more, then the others’ texts go all the same', async () => {
    const lead = await intake(world);
    await world.ladder.create(lead, {}, CALLER);
    const other = await intake(world, { phone: '+14165550177' });
    await world.ladder.create(other, {}, CALLER);
    await world.store.connection.collection('lead').updateOne({ _id: lead._id }, { $unset: { phone: 1 } });
    expect(await world.ladder.queueDueTexts()).toBe(1);
    expect(await stepOf(world, lead, 1)).toMatchObject({ auto: false, state: 'open' });
    await expect(world.ladder.text((await stepOf(world, lead, 1))._id, CALLER)).rejects.toMatchObject({
      code: 'refused',
    });
  });
});
