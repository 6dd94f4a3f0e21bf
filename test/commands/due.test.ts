import { type LeadId } from '../../src/ids';
import { MANAGER, openAreas, type TestAreas } from '../support/areas';
import { user } from './use-command';

let areas: TestAreas;

// A Wednesday, 10:00 in Toronto.
beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z');
  await areas.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
});
afterAll(() => areas.close());

const en = (line: string) => user(areas).type(line);
const fr = (line: string) => user(areas, 'fr').type(line);
const leadIn = (words: string) => /L-\d+/.exec(words)?.[0] ?? '';

describe('/due and its buttons', () => {
  test('when tasks are due, later and held, then each is listed, and strange ids call nobody', async () => {
    const id = '<!channel> & crm' as LeadId;
    await areas.ladder.create(await areas.leads.stub(id, { province: 'AB', market: 'ALL' }), {}, MANAGER);
    areas.clock.pass(24 * 60);
    for (const filter of ['all', 'tous', 'AB', 'alberta'])
      expect(await en(`/due ${filter}`)).toMatch(/\d+ to do now, \d+ later/);
    expect(await en('/due')).toContain('to do now');
    expect(await en('/due <@U0NOBODY>')).toContain('Nothing is due. New leads come in with /lead.');
    expect(await fr('/due <@U0NOBODY>')).toContain('Rien à faire.');
    expect(await fr('/due all')).toMatch(/à faire maintenant/);
  });

  test('when a button is pressed by two, then it has one effect and the second is told who was first', async () => {
    const words = await en('/lead Amy Poe 416-555-0199 12 King St W, Toronto ON');
    const tasks = await areas.ladder.tasksOf(leadIn(words) as LeadId);
    const [first, second] = tasks.map((task) => task._id);
    expect(await user(areas).press('task.done', first ?? '')).toBe('');
    expect(await user(areas, 'en', MANAGER).press('task.done', first ?? '')).toContain('<@U0CALLER>');
    expect(await user(areas, 'fr', MANAGER).press('task.no-answer', first ?? '')).toContain(
      'C’est déjà fait : Fait · <@U0CALLER>',
    );
    expect(await user(areas).press('task.snooze', second ?? '')).toMatch(/Put off until <!date/);
    expect(await user(areas).press('task.done', 'task_none')).toContain('There is no task task_none.');
  });
});
