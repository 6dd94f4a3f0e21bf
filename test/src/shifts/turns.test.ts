import { type LeadFacts } from '../../../src/leads/intake-facts.rules';
import { leadModel } from '../../../src/leads/lead.model';
import { shiftModel, type ShiftHours } from '../../../src/shifts/shift.model';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../support/areas';

// A Wednesday, 10:00 in Toronto.
const TEN = '2026-12-02T15:00:00Z';
const DAILY: ShiftHours = [{ days: [0, 1, 2, 3, 4, 5, 6], start: '09:00', end: '17:00' }];
let areas: TestAreas;
let count = 0;
beforeAll(async () => {
  areas = await openAreas(TEN);
});
afterAll(() => areas.close());
beforeEach(() => areas.reset(TEN));

const works = (user: string, more: object = {}) =>
  areas.shifts.set(MANAGER, user, { hours: DAILY, provinces: [], languages: [], ...more });
const facts = (more: Partial<LeadFacts> = {}): LeadFacts => ({
  name: 'Jane Doe',
  source: 'web_form',
  phone: `+1416555${1000 + ++count}`,
  address: '12 King St W, Toronto ON',
  ...more,
});
const take = async (more: Partial<LeadFacts> = {}, on = areas.deals) =>
  (await on.leadToDeal(facts(more), null, CALLER, `turn:${++count}`)).lead;
const ownerOf = async (id: string) => (await leadModel(areas.store.connection).findById(id).lean())?.owner;

describe('the turns of those on shift', () => {
  test('when leads come one after the other, then each has its turn, and the ladder and the audit log follow', async () => {
    for (const user of ['U0ANNA', 'U0BEN', 'U0CARL']) await works(user);
    const leads = [];
    for (let n = 0; n < 7; n++) leads.push(await take());
    expect(leads.map(({ owner }) => owner)).toEqual([
      'U0ANNA',
      'U0BEN',
      'U0CARL',
      'U0ANNA',
      'U0BEN',
      'U0CARL',
      'U0ANNA',
    ]);
    const [first] = leads;
    expect((await areas.ladder.tasksOf(first?._id as never)).map(({ owner }) => owner)).toEqual(
      Array.from({ length: 6 }, () => 'U0ANNA'),
    );
    expect(
      await areas.store.connection
        .collection('audit_entry')
        .findOne({ action: 'lead.create', 'thing.id': first?._id }),
    ).toMatchObject({ after: { owner: 'U0ANNA', by: 'turn' } });
    expect(areas.cards.last(`lead:${first?._id}:turn`)?.text).toContain('<@U0ANNA>, whose turn it was');
  });

  test('when many come at once, from two processes, then nobody has more than one above another', async () => {
    for (const user of ['U0ANNA', 'U0BEN', 'U0CARL']) await works(user);
    const other = areas.another().deals;
    await Promise.all(Array.from({ length: 12 }, (_, n) => take({}, n % 2 === 0 ? areas.deals : other)));
    const owners = (await leadModel(areas.store.connection).find({}).lean()).map(({ owner }) => owner);
    for (const user of ['U0ANNA', 'U0BEN', 'U0CARL']) {
      expect(owners.filter((owner) => owner === user)).toHaveLength(4);
    }
    const turns = (await shiftModel(areas.store.connection).find({}).lean()).map(({ turn }) => turn);
    expect(turns.sort((a, b) => a - b)).toEqual([10, 11, 12]);
  });

  test('when somebody begins, is off and stops, then the very next lead knows it in every process', async () => {
    const other = areas.another().deals;
    const owners = async () => [(await take()).owner, (await take({}, other)).owner];
    expect(await owners()).toEqual([undefined, undefined]);
    await works('U0ANNA');
    expect(await owners()).toEqual(['U0ANNA', 'U0ANNA']);
    await areas.shifts.takeOff(MANAGER, 'U0ANNA', { from: '2026-12-02', until: '2026-12-02' });
    expect(await owners()).toEqual([undefined, undefined]);
    await areas.shifts.comeBack(MANAGER, 'U0ANNA');
    expect(await owners()).toEqual(['U0ANNA', 'U0ANNA']);
    await areas.shifts.remove(MANAGER, 'U0ANNA');
    expect(await owners()).toEqual([undefined, undefined]);
  });

  test('when people serve provinces or languages, then a lead goes to one who serves it', async () => {
    await works('U0ANNA', { provinces: ['ON'] });
    await works('U0LUC', { languages: ['fr'] });
    expect((await take()).owner).toBe('U0ANNA');
    expect((await take()).owner).toBe('U0ANNA');
    expect((await take({ address: '1 rue Saint-Denis, Montréal QC' })).owner).toBe('U0LUC');
    expect((await take({ address: '1 Main St, Vancouver BC' })).owner).toBeUndefined();
  });

  test('when somebody is off or new, then nobody is flooded when they are there again', async () => {
    await works('U0ANNA');
    await works('U0BEN');
    await areas.shifts.takeOff(MANAGER, 'U0BEN', { from: '2026-12-02', until: '2026-12-02' });
    for (let n = 0; n < 3; n++) expect((await take()).owner).toBe('U0ANNA');
    await areas.shifts.comeBack(MANAGER, 'U0BEN');
    expect([(await take()).owner, (await take()).owner, (await take()).owner]).toEqual([
      'U0BEN',
      'U0ANNA',
      'U0BEN',
    ]);
  });

  test('when an owner is named or the person is known, then no turn is taken', async () => {
    await works('U0ANNA');
    expect((await take({ owner: 'U0CALLER' })).owner).toBe('U0CALLER');
    const phone = '+14165550999';
    await take({ phone });
    expect((await take({ phone, name: 'Jane A. Doe' })).owner).toBe('U0ANNA');
    expect(await shiftModel(areas.store.connection).findById('U0ANNA').lean()).toMatchObject({ turn: 1 });
  });
});

describe('leads that nobody has', () => {
  test('when a shift begins, then they are given out, the longest waiting first', async () => {
    areas.clock.set('2026-12-02T13:00:00Z');
    await works('U0ANNA');
    const first = await take();
    areas.clock.pass(10);
    const second = await take();
    expect(first.owner).toBeUndefined();
    await works('U0BEN');
    expect(await areas.deals.assignWaiting()).toBe(0);
    areas.clock.set('2026-12-02T14:00:00Z');
    expect(await areas.deals.assignWaiting()).toBe(2);
    expect([await ownerOf(first._id), await ownerOf(second._id)]).toEqual(['U0ANNA', 'U0BEN']);
    expect(new Set((await areas.ladder.tasksOf(second._id)).map(({ owner }) => owner))).toEqual(
      new Set(['U0BEN']),
    );
    expect(await areas.deals.assignWaiting()).toBe(0);
  });

  const cards = () => areas.cards.all.filter(({ key }) => key.startsWith('unowned:'));
  const words = () => JSON.stringify(cards().at(-1)?.view);

  test('when they wait for five minutes, then one card of the day says so and is changed, no second one comes', async () => {
    const one = await take();
    expect(await areas.deals.nudgeUnowned()).toBe(false);
    areas.clock.pass(5);
    await areas.deals.nudgeUnowned();
    expect(words()).toContain('1 lead waits');
    await take();
    areas.clock.pass(5);
    await areas.deals.nudgeUnowned();
    expect(words()).toContain('2 leads wait');
    expect(new Set(cards().map(({ key }) => key))).toEqual(new Set(['unowned:2026-12-02']));
    const taken = await Promise.all([CALLER, MANAGER].map((actor) => areas.deals.tend.take(one._id, actor)));
    expect(taken.filter(({ first }) => first)).toHaveLength(1);
    expect(new Set(taken.map(({ lead }) => lead.owner)).size).toBe(1);
    expect(words()).toContain('1 lead waits');
    areas.clock.set('2026-12-03T15:00:00Z');
    await areas.deals.nudgeUnowned();
    expect(
      cards()
        .slice(-2)
        .map(({ key, view }) => [key, view.text]),
    ).toEqual([
      ['unowned:2026-12-02', 'Leads without an owner are in a newer message now'],
      ['unowned:2026-12-03', '1 lead waits for somebody to take it'],
    ]);
    for (const { _id } of await areas.leads.unowned(9, areas.clock.now())) {
      await areas.deals.tend.end(_id, 'sold', CALLER);
    }
    await areas.deals.nudgeUnowned();
    expect(words()).toContain('has an owner again');
    const before = cards().length;
    expect(await areas.deals.nudgeUnowned()).toBe(false);
    expect(cards()).toHaveLength(before);
  });

  test('when nobody works, then no card begins until somebody does', async () => {
    await works('U0ANNA', { provinces: ['BC'] });
    areas.clock.set('2026-12-02T03:00:00Z');
    await take();
    areas.clock.pass(30);
    expect(await areas.deals.nudgeUnowned()).toBe(false);
    areas.clock.set(TEN);
    expect(await areas.deals.nudgeUnowned()).toBe(true);
  });
});
