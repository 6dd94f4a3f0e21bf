import { type LeadId } from '../../src/ids';
import { intake, tasksIn } from '../src/ladder/people';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../support/areas';
import { user } from './use-command';

const TEN = '2026-12-02T15:00:00Z';
let areas: TestAreas;

beforeAll(async () => {
  areas = await openAreas(TEN);
});
afterAll(() => areas.close());
beforeEach(() => areas.reset(TEN));

/** Leads whose first call is due, without an owner. */
async function callsDue(count: number): Promise<LeadId[]> {
  const ids: LeadId[] = [];
  for (let nth = 0; nth < count; nth++) {
    const lead = await intake(areas, { name: `Seller ${nth}`, phone: `+1416555${1000 + nth}` });
    await areas.ladder.create(lead, {}, CALLER);
    ids.push(lead._id);
    areas.clock.pass(1);
  }
  areas.clock.pass(30);
  return ids;
}
const call = async (lead: LeadId) => (await areas.ladder.tasksOf(lead))[1];

describe('/due next', () => {
  test('when a result is pressed, then the next task follows in its place, until nothing is left', async () => {
    const [first, second] = await callsDue(2);
    expect(await user(areas).type('/due next')).toMatch(/Call Seller 0[^]*10:32 there/);
    const one = await call(first as LeadId);
    expect(one?.owner).toBe('U0CALLER');
    expect(await user(areas).press('task.no-answer', `${one?._id} next`)).toContain('Call Seller 1');
    const two = await call(second as LeadId);
    const later = (await areas.ladder.tasksOf(first as LeadId))[3];
    await areas.ladder.assign(later?._id as never, 'U0CALLER', MANAGER);
    const last = await user(areas).press('task.wrong-number', `${two?._id} next`);
    expect(last).toMatch(/marked bad[^]*Nothing to do now. Next: <!date/);
    expect(await user(areas, 'fr').type('/due suivant')).toContain('Rien à faire maintenant');
  });

  test('when two dial, then each has another person, and one of their own comes before those of nobody', async () => {
    const [first, second, third] = await callsDue(3);
    await areas.ladder.assign((await call(third as LeadId))?._id as never, 'U0CALLER', MANAGER);
    expect(await user(areas).type('/due next')).toContain('Call Seller 2');
    const both = await Promise.all([
      areas.ladder.next({ ...CALLER, id: 'U0ANN' }),
      areas.ladder.next({ ...CALLER, id: 'U0BOB' }),
    ]);
    expect(new Set(both.map((next) => next?.task.lead_id))).toEqual(new Set([first, second]));
  });

  test('when the gate refuses a step, then it is passed over and held with the reason', async () => {
    const [first] = await callsDue(2);
    await areas.policy.suppress('+14165551000', ['CALL'], { cause: 'request', at: areas.clock.now() });
    expect(await user(areas).type('/due ON next')).toContain('Call Seller 1');
    expect(await call(first as LeadId)).toMatchObject({ contact_at: null, hold_reason: 'do_not_call' });
  });
});

describe('the pages of /due', () => {
  test('when there are 51 tasks and more, then they come by pages, what may be done now first, and none is lost', async () => {
    await callsDue(12);
    let seen: string[] = [];
    let words = await user(areas).type('/due all');
    expect(words).toMatch(/24 to do now, 48 later[^]*To do now[^]*Call Seller 0 /);
    for (let offset = 15; ; offset += 15) {
      seen = [...seen, ...(words.match(/(?:Call|Text) Seller \d+ \(L-\d+\), step \d/g) ?? [])];
      if (offset >= 72) break;
      words = await user(areas).press('due.more', `${offset} {}`);
    }
    expect(new Set(seen).size).toBe(72);
    expect(words).toMatch(/Opens later[^]*61–72/);
    expect(await user(areas, 'fr').press('due.back', '0 {}')).toContain('À faire maintenant');
  });

  test('when a task is opened, then its card has what can be done', async () => {
    const [first] = await callsDue(1);
    const card = await user(areas).press('due.open', (await call(first as LeadId))?._id ?? '');
    expect(card).toMatch(/Call Seller 0[^]*May be contacted now until[^]*Reached[^]*Do not call/);
  });

  test('when a result is pressed on a card that was opened, then the card shows it in its place; so does the second one who presses', async () => {
    const [first] = await callsDue(1);
    const value = `${(await call(first as LeadId))?._id} open`;
    expect(await user(areas).press('task.snooze', value)).toMatch(/Put off until[^]*Call Seller 0[^]*Next/);
    const done = await user(areas).press('task.no-answer', value);
    expect(done).toMatch(/Call Seller 0[^]*No answer · <@U0CALLER>[^]*Reopen/);
    expect(await user(areas, 'fr', MANAGER).press('task.reached', value)).toMatch(
      /déjà fait : Pas de réponse · <@U0CALLER>[^]*Appeler Seller 0/,
    );
  });

  test('when only what is overdue is asked for, then it is what could have been done half an hour ago', async () => {
    await callsDue(1);
    expect(await user(areas).type('/due all overdue')).not.toContain('Call Seller 0');
    areas.clock.pass(30);
    expect(await user(areas).type('/due all overdue')).toContain('Call Seller 0');
    expect(await user(areas, 'fr').type('/due tous retard')).toContain('Appeler Seller 0');
    expect(await user(areas).type('/due nowhere')).toContain('filter: nowhere is neither all, overdue, next');
  });
});

test('when 200 pairs press on the same steps at once, then each has one effect and both are told', async () => {
  const rounds = Number(process.env.PRESS_PAIRS ?? 20);
  await callsDue(rounds);
  const calls = await tasksIn(areas).find({ step: 2 }).lean();
  for (const { _id } of calls) {
    const answers = await Promise.all([
      user(areas).press('task.voicemail', _id),
      user(areas, 'en', MANAGER).press('task.wrong-number', _id),
    ]);
    const after = await areas.ladder.find(_id);
    const told = answers.filter((answer) => answer.includes('already done'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(after.completed_by === 'slack:U0CALLER' ? '<@U0CALLER>' : '<@U0MANAGER>');
    expect(after.outcome).toBe(after.completed_by === 'slack:U0CALLER' ? 'voicemail' : 'wrong_number');
  }
  expect(calls).toHaveLength(rounds);
}, 120_000);
