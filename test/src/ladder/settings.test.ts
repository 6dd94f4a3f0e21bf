import { auditEntryModel } from '../../../src/audit/audit-entry.model';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../support/areas';
import { messagesOf } from '../outreach/outbox';
import { intake, stepOf } from './people';

const TEN = '2026-12-02T15:00:00Z';
const ON = { province: 'ON' as const, market: 'ALL' };

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

const versions = () =>
  auditEntryModel(world.store.connection).find({ action: 'ladder_setting.upsert' }).lean();

describe('delays', () => {
  test('when they are set for a market, then its ladders have them, the province keeps its own, and both are versions in the audit', async () => {
    await world.ladder.set(MANAGER, { ...ON, delays: [0, 60, 120, 180, 240, 300] });
    const saved = await world.ladder.set(MANAGER, {
      ...ON,
      market: 'Toronto',
      delays: [10, 20, 30, 40, 50, 60],
    });
    expect(saved).toMatchObject({ _id: 'ON:TORONTO', version: 1, changed_by: 'slack:U0MANAGER' });
    const toronto = await intake(world);
    const ottawa = await intake(world, { phone: '+16135550134', address: '1 Elgin St, Ottawa ON' });
    const due = async (lead: typeof toronto) =>
      (await world.ladder.create(lead, {}, CALLER)).map((task) => (+task.due_at - +new Date(TEN)) / 60_000);
    expect(await due(toronto)).toEqual([10, 20, 30, 40, 50, 60]);
    expect(await due(ottawa)).toEqual([0, 60, 120, 180, 240, 300]);
    expect(await versions()).toHaveLength(2);
    expect((await versions())[0]).toMatchObject({ actor: 'slack:U0MANAGER', thing: { id: 'ON:ALL' } });
    await world.ladder.set(MANAGER, { ...ON, market: 'Toronto', delays: [10, 20, 30, 40, 50, 60] });
    expect(await versions()).toHaveLength(2);
  });

  test('when they change while a ladder runs, then what is open is planned again from its start, what is over stays', async () => {
    const lead = await intake(world);
    await world.ladder.create(lead, {}, CALLER);
    await world.ladder.complete((await stepOf(world, lead, 1))._id, 'done', CALLER);
    await world.ladder.set(MANAGER, { ...ON, delays: [0, 120, 240, 1440, 4320, 10080] });
    expect(await world.ladder.recomputeContactTimes()).toBe(1);
    expect(await stepOf(world, lead, 1)).toMatchObject({ state: 'completed', due_at: new Date(TEN) });
    const second = new Date('2026-12-02T17:00:00Z');
    expect(await stepOf(world, lead, 2)).toMatchObject({ due_at: second, contact_at: second });
    expect((await stepOf(world, lead, 3)).contact_at).toEqual(new Date('2026-12-02T19:00:00Z'));
    await world.ladder.set(MANAGER, { ...ON, delays: null });
    await world.ladder.recomputeContactTimes();
    expect((await stepOf(world, lead, 2)).due_at).toEqual(new Date('2026-12-02T15:30:00Z'));
  });

  test.each([
    ['five of them', [0, 1, 2, 3, 4], 'six delays'],
    ['one that goes back', [0, 30, 20, 40, 50, 60], 'smaller'],
    ['less than nothing', [-1, 30, 40, 50, 60, 70], 'whole minutes'],
  ])('when there are %s, then nothing is saved and it is said why', async (_what, delays, why) => {
    expect(() => world.ladder.set(MANAGER, { ...ON, delays })).toThrow(why);
    expect(await versions()).toHaveLength(0);
  });
});

describe('texts by themselves', () => {
  test('when they are switched off, then new and running steps are cards, and a text that waits is taken back', async () => {
    // 07:00 in Toronto: the text would wait in the outbox, asked for a minute before nine.
    world.clock.set('2026-12-02T14:00:00Z');
    const lead = await intake(world);
    await world.ladder.start(lead, CALLER);
    expect(await messagesOf(world).findOne().lean()).toMatchObject({ state: 'queued' });
    await world.ladder.set(MANAGER, { ...ON, auto_sms: false });
    await world.ladder.recomputeContactTimes();
    expect(await messagesOf(world).findOne().lean()).toMatchObject({ state: 'cancelled' });
    expect(await world.ladder.queueDueTexts()).toBe(0);
    expect(await stepOf(world, lead, 1)).toMatchObject({ state: 'open', auto: false });

    await world.ladder.postDueTasks();
    const other = await intake(world, { phone: '+14165550177' });
    expect((await world.ladder.create(other, {}, CALLER)).every((task) => !task.auto)).toBe(true);

    // Approved by a person.
    await world.ladder.text((await stepOf(world, lead, 1))._id, CALLER);
    await world.outreach.dispatch();
    expect(world.accepted()).toHaveLength(1);
  });

  test('when a person asked for the text, then switching off leaves it on its way', async () => {
    const lead = await intake(world);
    await world.ladder.create(lead, {}, CALLER);
    await world.ladder.text((await stepOf(world, lead, 1))._id, CALLER);
    await world.ladder.set(MANAGER, { ...ON, auto_sms: false });
    await world.ladder.recomputeContactTimes();
    expect(await messagesOf(world).findOne().lean()).toMatchObject({ state: 'queued' });
  });

  test('when they are switched for one market, then it is refused', () => {
    expect(() => world.ladder.set(MANAGER, { ...ON, market: 'Toronto', auto_sms: false })).toThrow(
      'whole province',
    );
  });
});
