import { type ShiftTerms } from '../../../src/shifts/change-shift';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../support/areas';
import { messagesOf } from '../outreach/outbox';
import { intake, stepOf } from './people';

// A Wednesday, 10:00 in Toronto.
const TEN = '2026-12-02T15:00:00Z';
let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

let nth = 0;
async function seller(name = 'Anna Roy') {
  const lead = await intake(world, { name, phone: `+1416555${2000 + ++nth}` });
  await world.ladder.create(lead, {}, CALLER);
  return lead;
}
async function tick(ladder = world.ladder) {
  const posted = await ladder.postDueTasks();
  await ladder.refreshDigests();
  return posted;
}
const keys = () => [...new Set(world.cards.all.map(({ key }) => key))];
const digest = (time: string) => JSON.stringify(world.cards.last(`due:2026-12-02T${time}:00.000Z`));

describe('the digest of a quarter hour', () => {
  test('when calls become due, then each quarter hour has one card, by two processes too, and it shows what became of each', async () => {
    const first = await seller();
    world.clock.pass(5);
    await seller('Ben Coe');
    expect(await tick()).toEqual({ posted: 0, waiting: 0 });
    // 10:30: only the first one's call.
    world.clock.pass(25);
    const both = await Promise.all([tick(), tick(world.another().ladder)]);
    expect(both.reduce((sum, one) => sum + one.posted, 0)).toBe(1);
    expect(world.cards.last('due:2026-12-02T15:30:00.000Z')?.text).toMatch(
      /^1 follow-up to do · due .*: Call Anna Roy \(L-\d+\), step 2 of 6$/,
    );
    // Until 20:00 in Toronto.
    expect(digest('15:30')).toContain(`<!date^${Date.parse('2026-12-03T01:00:00Z') / 1000}^`);
    expect(digest('15:30')).toContain('10:30 there');
    world.clock.pass(5);
    await tick();
    expect(world.cards.last('due:2026-12-02T15:30:00.000Z')?.text).toMatch(/^2 follow-ups.*Anna.*Ben/);

    await world.ladder.complete((await stepOf(world, first, 2))._id, 'no_answer', CALLER);
    await tick();
    expect(digest('15:30')).toMatch(/1 follow-up to do.*Ben Coe.*Anna Roy[^{]*No answer · <@U0CALLER>/);
    expect(keys().filter((key) => /^(?:due|task):/.test(key))).toEqual(['due:2026-12-02T15:30:00.000Z']);
  });

  test('when nothing changed, then a run writes nothing; when all is done or moved, then the card says so', async () => {
    const lead = await seller();
    world.clock.pass(30);
    await tick();
    const put = world.cards.all.length;
    expect(await world.ladder.refreshDigests()).toBe(0);
    expect(world.cards.all).toHaveLength(put);
    const { _id } = await stepOf(world, lead, 2);
    await world.ladder.snooze(_id, 60, CALLER);
    await tick();
    expect(digest('15:30')).toMatch(/nothing to do now, 1 later.*Next/);
    // It comes again on a newer one, and stands on that only.
    world.clock.pass(60);
    await tick();
    expect(digest('16:30')).toContain('Anna Roy');
    expect(digest('15:30')).toMatch(/none is left here/);
    expect(digest('15:30')).not.toContain('Anna Roy');
    await world.ladder.complete(_id, 'reached', MANAGER);
    await tick();
    expect(digest('16:30')).toMatch(/all done \(1\).*Reached · <@U0MANAGER>/);
    expect(digest('16:30')).not.toContain('due.next');
  });

  test('when it is taken, given away, stopped or reopened, then its line says so', async () => {
    const lead = await seller();
    world.clock.pass(30);
    await tick();
    const { _id } = await stepOf(world, lead, 2);
    expect(digest('15:30')).toContain('nobody’s yet');
    await world.ladder.take(_id, CALLER);
    await tick();
    expect(digest('15:30')).toContain('<@U0CALLER>');
    await world.ladder.stop(lead._id, 'person', MANAGER);
    await tick();
    expect(digest('15:30')).toContain('Stopped: by a person');
    await world.ladder.reopen(_id, MANAGER);
    await tick();
    expect(digest('15:30')).toMatch(/1 follow-up to do.*May be contacted now/);
  });

  test('when more is due than a card holds, then it shows the first ones and counts the rest, and Slack takes it', async () => {
    for (let count = 0; count < 18; count++) await seller(`Seller ${count}`);
    world.clock.pass(30);
    expect(await tick()).toEqual({ posted: 18, waiting: 0 });
    expect(digest('15:30')).toMatch(/18 follow-ups.*Seller 14 .*and 3 more: `\/due all`/);
    expect(digest('15:30')).not.toContain('Seller 15 ');
  });

  test('when the window has closed since, then a line that changes says when it opens again', async () => {
    const [lead] = [await seller(), await seller('Ben Coe')];
    // 19:50 in Toronto.
    world.clock.set('2026-12-03T00:50:00Z');
    await tick();
    world.clock.set('2026-12-03T02:00:00Z');
    await world.ladder.complete((await stepOf(world, lead, 2))._id, 'reached', CALLER);
    await tick();
    const card = JSON.stringify(world.cards.last('due:2026-12-03T00:45:00.000Z'));
    expect(card).toMatch(new RegExp(`Ben Coe.*Next <!date\\^${Date.parse('2026-12-03T14:00:00Z') / 1000}`));
  });

  test('when the person said no calls, or the window closed, then nothing is told and the step says why', async () => {
    const lead = await seller();
    await world.policy.suppress(lead.phone ?? '', ['CALL'], { cause: 'request', at: world.clock.now() });
    world.clock.pass(30);
    expect(await tick()).toEqual({ posted: 0, waiting: 1 });
    expect(await stepOf(world, lead, 2)).toMatchObject({ contact_at: null, hold_reason: 'do_not_call' });

    const other = await seller('Ben Coe');
    // 21:00 in Toronto.
    world.clock.set('2026-12-03T02:00:00Z');
    expect(await tick()).toEqual({ posted: 0, waiting: 1 });
    expect((await stepOf(world, other, 2)).contact_at).toEqual(new Date('2026-12-03T14:00:00Z'));
    expect(keys().filter((key) => key.startsWith('due:'))).toEqual([]);
  });

  test('when a person sends a text instead, then the line says that one is on its way and who asked, once', async () => {
    const lead = await seller();
    world.clock.pass(30);
    await tick();
    const { _id } = await stepOf(world, lead, 2);
    await world.ladder.text(_id, CALLER);
    await world.ladder.text(_id, MANAGER);
    await tick();
    expect(digest('15:30')).toContain('A text is in the outbox · <@U0CALLER>');
    expect(await messagesOf(world).countDocuments()).toBe(1);
  });
});

describe('the team’s own hours', () => {
  const hours = (start: string, end: string): ShiftTerms => ({
    hours: [{ days: [0, 1, 2, 3, 4], start, end }],
    provinces: [],
    languages: [],
  });

  test('when nobody is on shift, then the channel is quiet, and who begins finds all of it on one card', async () => {
    await world.shifts.set(MANAGER, 'U0ANNA', hours('12:00', '17:00'));
    await seller();
    world.clock.pass(30);
    await seller('Ben Coe');
    world.clock.pass(60);
    expect(await tick()).toEqual({ posted: 0, waiting: 2 });
    expect(await world.ladder.nudgeUnclaimed()).toBe(false);
    // 12:00 in Toronto.
    world.clock.set('2026-12-02T17:00:00Z');
    await tick();
    expect(digest('17:00')).toMatch(/2 follow-ups.*Anna.*Ben/);
    expect(keys().filter((key) => key.startsWith('due:'))).toHaveLength(1);
  });

  test('when a task has been nobody’s for half an hour, then one card an hour tells of it, those on shift are called, and it says when all are taken', async () => {
    await world.shifts.set(MANAGER, 'U0ANNA', hours('10:00', '17:00'));
    await world.shifts.set(MANAGER, 'U0BEN', hours('18:00', '19:00'));
    const nudge = () => world.ladder.nudgeUnclaimed();
    const unowned = async (name: string) => {
      const lead = await seller(name);
      await world.ladder.reassign(lead._id, null);
      return stepOf(world, lead, 2);
    };
    const first = await unowned('Anna Roy');
    world.clock.pass(20);
    await unowned('Ben Coe');
    world.clock.pass(39);
    expect(await nudge()).toBe(false);
    world.clock.pass(1);
    expect(await Promise.all([nudge(), world.another().ladder.nudgeUnclaimed()])).toContain(true);
    const cards = () => keys().filter((key) => key.startsWith('unclaimed:'));
    expect(cards()).toEqual(['unclaimed:2026-12-02T16:00:00.000Z']);
    const card = () => JSON.stringify(world.cards.last(cards().at(-1) ?? ''));
    expect(card()).toMatch(/1 follow-up has been due.*On shift: <@U0ANNA>.*Anna Roy.*task\.take/);
    expect(card()).not.toContain('U0BEN');

    // A second one within the hour: the same card. After it a new one, and the old one points to it.
    world.clock.pass(20);
    await nudge();
    expect(cards()).toHaveLength(1);
    expect(card()).toMatch(/2 follow-ups/);
    world.clock.pass(40);
    await nudge();
    expect(card()).toMatch(/2 follow-ups/);
    expect(cards()).toHaveLength(2);
    expect(JSON.stringify(world.cards.last(cards()[0] ?? ''))).toContain('see the newer message');
    // Only what none has told of begins a card: the same two never do.
    world.clock.pass(120);
    await nudge();
    expect(cards()).toHaveLength(2);
    await world.ladder.take(first._id, CALLER);
    await nudge();
    expect(card()).toMatch(/1 follow-up has/);
    await world.ladder.stop((await world.ladder.find(first._id)).lead_id, 'person', CALLER);
    for (const task of (await world.ladder.due({ limit: 9 })).due) await world.ladder.take(task._id, CALLER);
    await nudge();
    expect(card()).toContain('All follow-ups that were due have somebody.');
    expect(await nudge()).toBe(false);
  });
});
