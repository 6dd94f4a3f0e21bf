import { auditEntryModel } from '../../../src/audit/audit-entry.model';
import { SEEDED_RULES } from '../../../src/policy/policy-rules.schema';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../support/areas';
import { messagesOf, metrics } from '../outreach/outbox';
import { intake, stepOf, tasksIn } from './people';

const TEN = '2026-12-02T15:00:00Z';
const OTHER = { ...CALLER, id: 'U0OTHER' };

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

const audited = (action: string) => auditEntryModel(world.store.connection).countDocuments({ action });

describe('creation', () => {
  test('when created twice, and by two at once, then it is one ladder, counted once', async () => {
    const lead = await intake(world);
    const ladders = await Promise.all([1, 2, 3].map(() => world.ladder.create(lead, {}, CALLER)));
    expect(new Set(ladders.map((tasks) => tasks.map((task) => task._id).join())).size).toBe(1);
    expect(ladders[0]).toHaveLength(6);
    expect((await metrics(world)).filter((metric) => metric === 'ladder_created')).toHaveLength(1);
  });

  test('when the place is unknown, then the steps are held with the reason; when it becomes known, then they are planned', async () => {
    const lead = await intake(world, { address: 'somewhere', phone: '+18335550134' });
    const tasks = await world.ladder.create(lead, {}, CALLER);
    expect(tasks.map((task) => [task.contact_at, task.hold_reason])).toEqual(
      Array(6).fill([null, 'unknown_province']),
    );
    expect((await world.ladder.due({ limit: 10, include_closed: true })).held).toHaveLength(6);

    world.clock.set('2026-12-04T15:00:00Z');
    const known = await intake(world, { phone: '+18335550134', address: '12 King St W, Toronto ON' });
    await world.ladder.create(known, {}, CALLER);
    expect((await stepOf(world, lead, 1)).contact_at).toEqual(new Date('2026-12-04T15:00:00Z'));
    expect((await stepOf(world, lead, 2)).contact_at).toEqual(new Date('2026-12-04T15:30:00Z'));
    expect((await stepOf(world, lead, 3)).contact_at).toEqual(new Date('2026-12-04T18:00:00Z'));
  });

  test('when the lead turns out to be in another zone, then the calls move with it, and a waiting text is asked for again', async () => {
    // 07:00 in Toronto: the text waits for 09:00 there.
    world.clock.set('2026-12-02T12:00:00Z');
    const lead = await intake(world);
    await world.ladder.create(lead, {}, CALLER);
    world.clock.set('2026-12-02T14:00:00Z');
    await world.ladder.queueDueTexts();
    const moved = await intake(world, { address: '100 Main St, Calgary AB' });
    expect(moved._id).toBe(lead._id);
    await world.ladder.create(moved, {}, CALLER);
    expect(await messagesOf(world).find().lean()).toMatchObject([{ state: 'cancelled' }]);
    // 09:00 in Calgary, which stays at UTC−6 since 2026-11-01.
    expect(await stepOf(world, lead, 1)).toMatchObject({
      contact_at: new Date('2026-12-02T15:00:00Z'),
      province: 'AB',
    });
    await world.outreach.dispatch();
    world.clock.set('2026-12-02T15:00:00Z');
    await world.ladder.queueDueTexts();
    await world.outreach.dispatch();
    expect(world.accepted()).toHaveLength(1);
  });
});

describe('ending a step', () => {
  test('when two people complete it at once, then it has one effect and the second is told who was first', async () => {
    const lead = await intake(world);
    await world.ladder.create(lead, {}, CALLER);
    const { _id } = await stepOf(world, lead, 2);
    const both = await Promise.all([
      world.ladder.complete(_id, 'done', CALLER),
      world.ladder.complete(_id, 'no_answer', OTHER),
    ]);
    expect(both.filter((one) => one.first)).toHaveLength(1);
    const [first] = both.filter((one) => one.first);
    expect(both.map((one) => one.task.completed_by)).toEqual(Array(2).fill(first?.task.completed_by));
    expect(await audited('task.complete')).toBe(1);
    expect((await metrics(world)).filter((metric) => metric === 'followup_completed')).toHaveLength(1);
  });

  test('when a person has done it, then its waiting text is not sent any more', async () => {
    const lead = await intake(world);
    await world.ladder.start(lead, CALLER);
    await world.ladder.complete((await stepOf(world, lead, 1))._id, 'done', CALLER);
    await world.outreach.dispatch();
    expect(world.accepted()).toEqual([]);
  });

  test('when its text is accepted, then it is completed by the outbox, in the same transaction', async () => {
    const lead = await intake(world);
    await world.ladder.start(lead, CALLER);
    await world.outreach.dispatch();
    expect(await stepOf(world, lead, 1)).toMatchObject({
      state: 'completed',
      outcome: 'text_sent',
      completed_by: 'system:outbox',
    });
    expect((await world.leads.find(lead._id))?.status).toBe('contacted');
    expect(await metrics(world)).toEqual([
      'lead_created',
      'ladder_created',
      'sms_sent',
      'followup_completed',
    ]);
  });

  test('when the ladder was stopped, then nothing can be done with it; when there is no task, it is not found', async () => {
    const lead = await intake(world);
    await world.ladder.create(lead, {}, CALLER);
    expect(await world.ladder.stop(lead._id, 'dead', CALLER)).toBe(6);
    expect(await world.ladder.stop(lead._id, 'dead', CALLER)).toBe(0);
    const { _id } = await stepOf(world, lead, 2);
    await expect(world.ladder.complete(_id, 'done', CALLER)).rejects.toMatchObject({ code: 'conflict' });
    await expect(world.ladder.snooze(_id, 60, CALLER)).rejects.toMatchObject({ code: 'conflict' });
    await expect(world.ladder.complete('task_0' as never, 'done', CALLER)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('snooze', () => {
  test('when pressed by two at once, and again later, then it is one hour once', async () => {
    const lead = await intake(world);
    await world.ladder.create(lead, {}, CALLER);
    world.clock.set('2026-12-02T15:30:00Z');
    const { _id } = await stepOf(world, lead, 2);
    await Promise.all([world.ladder.snooze(_id, 60, CALLER), world.ladder.snooze(_id, 60, OTHER)]);
    world.clock.pass(5);
    await world.ladder.snooze(_id, 60, CALLER);
    expect((await stepOf(world, lead, 2)).contact_at).toEqual(new Date('2026-12-02T16:30:00Z'));
    expect(await audited('task.snooze')).toBe(1);
  });

  test('when the hour ends after the window, then the next opening; a step that opens later is not brought nearer', async () => {
    const lead = await intake(world);
    await world.ladder.create(lead, {}, CALLER);
    world.clock.set('2026-12-03T00:30:00Z');
    const { _id } = await stepOf(world, lead, 2);
    await world.ladder.snooze(_id, 60, CALLER);
    expect((await stepOf(world, lead, 2)).contact_at).toEqual(new Date('2026-12-03T14:00:00Z'));
    const six = await stepOf(world, lead, 6);
    expect(await world.ladder.snooze(six._id, 60, CALLER)).toMatchObject({ contact_at: six.contact_at });
  });

  test('when a text waits in the outbox, then it is taken back and asked for again when the time has come', async () => {
    const lead = await intake(world);
    await world.ladder.start(lead, CALLER);
    await world.ladder.snooze((await stepOf(world, lead, 1))._id, 60, CALLER);
    await world.outreach.dispatch();
    expect(world.accepted()).toEqual([]);
    world.clock.pass(60);
    expect(await world.ladder.queueDueTexts()).toBe(1);
    await world.outreach.dispatch();
    expect(world.accepted()).toHaveLength(1);
    expect(await stepOf(world, lead, 1)).toMatchObject({ state: 'completed', texts: 2 });
  });
});

describe('a changed policy', () => {
  const change = (rules: typeof SEEDED_RULES) =>
    world.policy.upsert(MANAGER, { province: 'SK', market: 'ALL', enabled: true, rules, reason: 'test' });

  test('when it narrows and widens, then the times follow both ways, never before a snooze', async () => {
    const lead = await intake(world, { address: '1 Main St, Regina SK' });
    await world.ladder.create(lead, {}, CALLER);
    const call = await stepOf(world, lead, 4);
    const contact_at = call.contact_at;
    const windows = (start: string) => [
      { days: [0, 1, 2, 3, 4] as (0 | 1 | 2 | 3 | 4)[], start, end: '20:00' },
    ];
    await change({ ...SEEDED_RULES, contact_windows_local: windows('14:00') });
    expect(await world.ladder.recomputeContactTimes()).toBe(1);
    // 14:00 in Regina is 20:00 UTC.
    expect((await stepOf(world, lead, 4)).contact_at).toEqual(new Date('2026-12-03T20:00:00Z'));
    await change(SEEDED_RULES);
    await world.ladder.recomputeContactTimes();
    expect((await stepOf(world, lead, 4)).contact_at).toEqual(contact_at);
    expect(await world.ladder.recomputeContactTimes()).toBe(0);
  });

  test('when it is switched off, then the open steps are held with that reason', async () => {
    const lead = await intake(world, { address: '1 Main St, Regina SK' });
    await world.ladder.create(lead, {}, CALLER);
    const off = {
      province: 'SK' as const,
      market: 'ALL',
      enabled: false,
      rules: SEEDED_RULES,
      reason: 'test',
    };
    await world.policy.upsert(MANAGER, off);
    await world.ladder.recomputeContactTimes();
    const reasons = (await world.ladder.tasksOf(lead._id)).map((task) => task.hold_reason);
    expect(reasons).toEqual(Array(6).fill('policy_disabled'));
    expect(await tasksIn(world).countDocuments({ recompute: true })).toBe(0);
    await change(SEEDED_RULES);
    await world.ladder.recomputeContactTimes();
    expect((await stepOf(world, lead, 2)).contact_at).not.toBeNull();
  });
});
