import { type LeadId } from '../../src/ids';
import { intake } from '../src/ladder/people';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../support/areas';
import { user } from './use-command';

let areas: TestAreas;
let id: LeadId;

// A Wednesday, 10:00 in Toronto.
beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z');
});
afterAll(() => areas.close());
beforeEach(async () => {
  await areas.reset('2026-12-02T15:00:00Z');
  const lead = await intake(areas);
  id = lead._id;
  await areas.ladder.create(lead, {}, CALLER);
});

const en = (line: string) => user(areas).type(line.replace('L', id));
const fr = (line: string) => user(areas, 'fr').type(line.replace('L', id));
const step = async (nth: number) => (await areas.ladder.tasksOf(id))[nth - 1];
const press = async (button: string, nth: number, locale: 'en' | 'fr' = 'en', actor = CALLER) =>
  user(areas, locale, actor).press(button, (await step(nth))?._id ?? '');

describe('/task', () => {
  test('when a step is ended, reopened, put off, skipped, taken and given, then each says what it did', async () => {
    expect(await en('/task L 2 no answer')).toContain('No answer');
    expect(await en('/task L 2 voicemail')).toContain('already done: No answer · <@U0CALLER>');
    expect(await en('/task L 2 reopen')).toMatch(/Open again; next <!date/);
    expect(await en('/task L 2 reopen')).toContain('open already');
    expect(await en('/task L 2 snooze 2d')).toMatch(/Put off until <!date/);
    expect(await en('/task L 2 take')).toContain('It is yours');
    expect(await user(areas, 'en', MANAGER).type(`/task ${id} 2 take`)).toContain('<@U0CALLER> has it');
    expect(await en('/task L 2 assign <@U0ANNA>')).toContain('<@U0ANNA>’s now');
    expect(await en('/task L 4 skip')).toContain('Skipped');
    expect(await en('/task L 6 reached')).toContain('What did Anna Roy say?');
    expect(await en('/task L stop')).toContain('is stopped: 4 steps');
    expect(await en('/task L')).toMatch(/Stopped: by a person[^]*Stopped: skipped[^]*Reached/);
  });

  test('when it is typed in French, then it is understood and answered in French', async () => {
    expect(await fr('/task L 2 pas de réponse')).toContain('Pas de réponse');
    expect(await fr('/task L 2 rouvrir')).toContain('Rouvert');
    expect(await fr('/task L 2 mauvais numéro')).toContain('marqué mauvais');
    expect(await fr('/task L 2 reached')).toContain('C’est déjà fait : Mauvais numéro');
  });

  test.each([
    ['/task', 'lead: ? does not begin with a lead'],
    ['/task L 7 done', 'step: 7 is not a step from 1 to 6'],
    ['/task L 2 dance', 'what: dance is none of done, reached'],
    ['/task L 2 snooze soon', 'snooze: soon is not a time such as 30m'],
    ['/task L 2 assign anna', 'assign: anna is not a person such as @anna'],
  ])('when %s is typed, then nothing is done and it is said why', async (line, why) => {
    expect(await en(line)).toContain(why);
  });

  test('when there is no such ladder, or the step is over, then it is said in the reader’s language', async () => {
    expect(await en('/task L-9 2 done')).toContain('There is no ladder of a lead');
    expect(await fr('/task L 2 sauter')).toContain('Sauté');
    expect(await fr('/task L 2 fait')).toContain('Cette étape est déjà terminée');
  });
});

describe('the buttons of a step', () => {
  test.each([
    ['task.done', ''],
    ['task.reached', 'What did Anna Roy say?'],
    ['task.no-answer', ''],
    ['task.voicemail', ''],
    ['task.wrong-number', 'marked bad'],
    ['task.do-not-call', 'do-not-call list'],
    ['task.skip', 'Skipped'],
  ])('when %s is pressed by two, then the second is told who was first', async (button, said) => {
    expect(await press(button, 2)).toContain(said);
    const second = await press(button, 2, 'fr', MANAGER);
    expect(second).toMatch(button === 'task.skip' ? /sauté/ : /C’est déjà fait : .* · <@U0CALLER>/);
    expect(await press('task.reopen', 2)).toMatch(
      button === 'task.do-not-call' ? /do-not-call list/ : /Open again; next/,
    );
  });

  test('when the whole ladder reached nobody, then the choice is made by a button, once', async () => {
    for (const nth of [1, 3, 5]) await press('task.skip', nth);
    for (const nth of [2, 4, 6]) await press('task.no-answer', nth);
    expect(await press('unreached.keep', 6)).toBe('');
    expect(await press('unreached.dead', 6, 'fr', MANAGER)).toContain('Gardée · <@U0CALLER>');
    expect(await press('task.done', 6, 'en')).toContain('already done');
  });

  test('when they were reached, then what they said is kept by a button', async () => {
    await press('task.reached', 2);
    expect(await press('reached.go-on', 2)).toContain('goes on as planned');
    expect(await press('reached.replied', 2)).toContain('has replied');
    expect(await press('reached.dead', 2, 'fr')).toContain('est morte');
    expect(await press('unreached.again', 6)).toContain('nothing to decide');
  });

  test('when the step is gone, then it is said', async () => {
    expect(await user(areas, 'fr').press('task.take', 'task_none')).toContain(
      'Il n’y a pas de suivi task_none',
    );
  });
});
