import { consentsOf } from './consents-of';
import { MANAGER, openAreas, type TestAreas } from '../support/areas';
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
    ['/templates edit ladder-1 en', /text: is missing/],
    ['/templates edit ladder-1 en Hi {{ nam }}', /body: \{\{ nam \}\} has no value here/],
    ['/templates edit deal-buyer-email en Hi', /subject: an e-mail begins with/],
    ['/templates test ladder-1 en soon', /address: soon is not a number/],
    ['/templates ladder-1 en v9', /There is no version 9/],
  ])('when %s is typed, then the answer says what is wrong', async (line, words) => {
    expect(await en(line)).toMatch(words);
  });
});
