import { consentsOf } from './consents-of';
import { MANAGER, openAreas, type TestAreas } from '../support/areas';
import { templateButtons } from '../../commands/templates/buttons';
import { templateModals } from '../../commands/templates/modals';
import { user } from './use-command';

let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z');
});
afterAll(() => areas.close());

const en = (line: string) => user(areas, 'en', MANAGER).type(line);
const fr = (line: string) => user(areas, 'fr', MANAGER).type(line);

describe('/templates', () => {
  test('when listed or shown, then each has its version, how it reads and what it costs', async () => {
    expect(await en('/templates')).toMatch(/`ladder-1` en v1[^]*`deal-seller-email` fr v1/);
    const words = await en('/template ladder-1 fr');
    expect(words).toContain('Bonjour {{ name }}, ici {{ sender }}.');
    expect(words).toContain('Bonjour Jane, ici Sandbox Homes.');
    expect(words).toMatch(/\d segment\(s\), GSM-7\./);
  });

  test('when edited, then it is the next version; a letter that doubles the price is warned of; the old one can be seen', async () => {
    const words = await en('/templates edit ladder-1 fr Bonjour {{ name }}, ça va? {{ sender }}');
    expect(words).toContain('Saved as version 2');
    expect(words).toMatch(/UCS-2\. These letters make it cost more: ç \(without them \d\)/);
    expect(await fr('/templates montrer ladder-1 fr v1')).toContain('Merci de votre message');
    expect(await fr('/templates ladder-1 fr')).toContain('ça va');
  });

  test('when a manager tries one out, then it goes through gate and outbox, and a stop of that number holds', async () => {
    expect(await en('/templates test ladder-1 en 416-555-0134')).toContain(
      'A test to +14165550134 is in the outbox',
    );
    await areas.outreach.dispatch();
    expect(areas.accepted().map((sms) => sms.to)).toEqual(['+14165550134']);
    expect(await consentsOf(areas, '+14165550134')).toMatchObject([
      { basis: 'express', recorded_by: 'asserted by slack:U0MANAGER' },
    ]);
    await areas.policy.suppress('+14165550134', ['SMS'], { cause: 'keyword', at: areas.clock.now() });
    expect(await en('/templates test ladder-1 en 416-555-0134')).toContain('asked not to be contacted');
    expect(await fr('/templates essai deal-buyer-email fr anna@example.com ON')).toContain(
      'anna@example.com',
    );
  });

  test.each([
    ['/templates nothing en', /name: nothing is not a template; there are ladder-1/],
    ['/templates ladder-1', /language: is missing/],
    ['/templates edit ladder-1 Hi', /language: is missing/],
    ['/templates edit ladder-1 en Hi {{ nam }}', /body: \{\{ nam \}\} has no value here/],
    ['/templates edit deal-buyer-email en Hi', /subject: an e-mail begins with/],
    ['/templates test ladder-1 en soon', /address: soon is not a number/],
    ['/templates ladder-1 en v9', /There is no version 9/],
  ])('when %s is typed, then the answer says what is wrong', async (line, words) => {
    expect(await en(line)).toMatch(words);
  });
});

describe('a template in its form', () => {
  const me = (locale: 'en' | 'fr' = 'en') => user(areas, locale, MANAGER);
  const open = (line = '/templates edit deal-seller en') => me().opens(line);
  const current = () => areas.outreach.templates.current('deal-seller', 'en');

  test.each(['en', 'fr'] as const)('when none is named, then it asks which, in %s', async (locale) => {
    const choice = await me(locale).opens('/templates edit');
    expect(JSON.stringify(choice)).toContain('"value":"deal-buyer-email:fr"');
    const form = await me(locale).pressOpens('templates.edit', 'deal-buyer-email:fr');
    expect(JSON.stringify(form)).toMatch(/"block_id":"subject".*Bonjour \{\{ name \}\}/);
    expect((await me(locale).opens('/templates edit ladder-1')).about).toContain(`"language":"${locale}"`);
  });

  test('when its text is typed, then the form shows how it reads and what it costs before it is saved', async () => {
    const form = await open();
    const values = { body: 'Hello {{ name }}, {{ sender }}' };
    const shown = await me().pressOpens('templates.preview', 'preview', { about: form.about, values });
    expect(JSON.stringify(shown)).toMatch(/Hello Jane, Sandbox Homes.*segment\(s\), GSM-7/);
    const broken = { about: form.about, values: { body: 'Hello {{ nam }} 🏠 '.repeat(90) } };
    expect(JSON.stringify(await me().pressOpens('templates.preview', 'preview', broken))).toContain('nam');
    expect((await current()).version).toBe(1);
  });

  test('when a letter makes it cost more, then it is said first, and saved when asked again', async () => {
    const values = { body: `Hi {{ name }}, ça va? ${'x'.repeat(60)} {{ sender }}` };
    const warned = await me().submitShows(await open(), values);
    expect(JSON.stringify(warned)).toMatch(/cost more.*ça va.*UCS-2/);
    expect((await current()).version).toBe(1);
    expect(await me().submit(warned, values)).toContain('Saved as version 2');
  });

  test('when it cannot be filled in, then the field is named and nothing is saved', async () => {
    const { version } = await current();
    expect(await me().submit(await open(), { body: 'Hi {{ nam }}' })).toMatch(
      /body: \{\{ nam \}\} has no value/,
    );
    expect((await current()).version).toBe(version);
  });

  test('when somebody saved it meanwhile, then that is said with what was typed, and saved when asked again', async () => {
    const form = await open();
    const { version } = await current();
    await me().submit(await open(), { body: 'Hi {{ name }}, {{ sender }} one' });
    const values = { body: 'Hi {{ name }}, {{ sender }} two' };
    const again = await me().submitShows(form, values);
    expect(JSON.stringify(again)).toMatch(new RegExp(`version ${version + 1} meanwhile.*two`));
    await me().submit(again, values);
    expect(await current()).toMatchObject({ version: version + 2, body: values.body });
  });

  test('when who asks is no manager, then the form’s button and submission need one', () => {
    for (const one of [...templateButtons, ...templateModals]) expect(one.role).toBe('manager');
  });
});
