import { commands } from '../../commands';
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

describe('help', () => {
  test.each(commands.map(({ name }) => name))(
    'when %s help is typed, then it shows usage and a right use in both languages',
    async (name) => {
      const command = commands.find((one) => one.name === name);
      const english = await en(`${name} help`);
      expect(english).toContain(command?.summary);
      expect(english).toMatch(/How to use it: .*\nFor example: /);
      const french = await fr(`${name} aide`);
      expect(french).toContain(command?.fr.summary);
      expect(french).toMatch(/Utilisation : .*\nPar exemple : /);
      expect(french).not.toContain(command?.summary);
    },
  );

  test.each(
    commands.flatMap(({ name, examples }) =>
      // As Slack sends people and groups: by id.
      examples.map(
        (text) => `${name} ${text.replace('@anna', '<@U0ANNA>').replace('@callers', '<!subteam^S0CALLERS>')}`,
      ),
    ),
  )('when the example %s is typed, then it is understood', async (line) =>
    expect(await en(line)).not.toContain('I could not read that'),
  );
});

describe('a wrong argument', () => {
  test.each([
    ['/lead 416-555-0134', 'name: is missing. For example: Jane Doe'],
    ['/lead Jane Doe', 'phone: a number or an e-mail address is missing. For example: 416-555-0134'],
    ['/lead Jane 000-000-0000', 'phone: 000-000-0000 is not a number that can exist'],
    ['/lead Jane 416-555-0134 ARV 450.000', 'arv: 450.000 is not an amount. For example: arv 450k'],
    ['/offer 450000 ON Toronto', 'repairs: ON is not an amount'],
    ['/offer lots 50000 ON', 'arv: lots is not an amount'],
    ['/offer 450000 50000', 'province: is missing. For example: ON Toronto'],
    ['/offer 450000 50000 Springfield', 'province: Springfield is not a place in Canada'],
    ['/offer 101M 50000 ON', 'arv: 101M is not an amount'],
    ['/cancontact SMS', 'place: is missing. For example: ON Toronto SMS'],
    ['/cancontact Ottawa, IL', 'place: Ottawa, IL is not a place in Canada'],
    ['/cancontact ON 25:00 monday', 'time: 25:00 is not a time of day. For example: sunday 11:00'],
    ['/cancontact ON 24:00 monday', 'time: 24:00 is not a time of day'],
    ['/cancontact ON monday', 'time: is missing beside the weekday'],
    [
      '/cancontact ON 2026-02-30 11:00',
      'date: 2026-02-30 is not a date that exists. For example: 2026-12-24 11:00',
    ],
    ['/due Narnia', 'filter: Narnia is neither all, overdue, next, a province'],
    ['/buyer Sam Lee', 'phone: a number or an e-mail address is missing. For example: 416-555-0134'],
    ['/buyer Sam Lee 000-000-0000 ON', 'phone: 000-000-0000 is not a number that can exist'],
    ['/buyer Sam Lee 416-555-0188', 'places: is missing. For example: Toronto ON, QC'],
    ['/buyer Sam Lee 416-555-0188 Springfield, IL', 'places: Springfield is not a place in Canada'],
  ])('when %s is typed, then it says %s', async (line, expected) => {
    const words = await en(line);
    expect(words).toContain(expected);
    expect(words).toContain('How to use it:');
  });

  test.each([
    ['/lead 416-555-0134', 'name: manque. Par exemple : Jane Doe'],
    ['/offer 450.000 50000 QC', 'arv: 450.000 n’est pas un montant'],
    ['/cancontact Atlantis', 'place: Atlantis n’est ni un lieu au Canada'],
    ['/due Atlantis', 'filter: Atlantis n’est ni tous'],
    ['/buyer Sam 416-555-0188', 'places: manque'],
  ])('when %s is typed by somebody who reads French, then it says %s', async (line, expected) => {
    const words = await fr(line);
    expect(words).toContain(expected);
    expect(words).not.toMatch(/is missing|is not|How to use|For example/);
  });
});
