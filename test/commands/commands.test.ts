import { commands } from '../../commands';
import { blockProblems } from '../../integrations/slack/block-limits';
import { type LeadId } from '../../src/ids';
import { MANAGER, openAreas, type TestAreas } from '../support/areas';
import { user, wordsOf } from './use-command';

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
      examples.filter((text) => text !== '@anna').map((text) => `${name} ${text}`),
    ),
  )('when the example %s is typed, then it is understood', async (line) =>
    expect(await en(line)).not.toContain('I could not read that'),
  );
});

describe('a wrong argument', () => {
  test.each([
    ['/lead', 'name: is missing. For example: Jane Doe'],
    ['/lead Jane Doe', 'phone: a number or an e-mail address is missing. For example: 416-555-0134'],
    ['/lead Jane 000-000-0000', 'phone: 000-000-0000 is not a number that can exist'],
    ['/lead Jane 416-555-0134 ARV 450.000', 'arv: 450.000 is not an amount. For example: arv 450k'],
    ['/offer', 'arv: is missing. For example: 450000'],
    ['/offer 450000 ON Toronto', 'repairs: ON is not an amount'],
    ['/offer lots 50000 ON', 'arv: lots is not an amount'],
    ['/offer 450000 50000', 'province: is missing. For example: ON Toronto'],
    ['/offer 450000 50000 Springfield', 'province: Springfield is not a place in Canada'],
    ['/offer 101M 50000 ON', 'arv: 101M is not an amount'],
    ['/cancontact', 'place: is missing. For example: ON Toronto SMS'],
    ['/cancontact Ottawa, IL', 'place: Ottawa, IL is not a place in Canada'],
    ['/cancontact ON 25:00 monday', 'time: 25:00 is not a time of day. For example: sunday 11:00'],
    ['/cancontact ON 24:00 monday', 'time: 24:00 is not a time of day'],
    ['/cancontact ON monday', 'time: is missing beside the weekday'],
    ['/cancontact ON 11:00', 'weekday: is missing beside the time'],
    ['/due Narnia', 'filter: Narnia is neither all, a province'],
    ['/buyer', 'name: is missing. For example: Sam Lee'],
    ['/buyer Sam Lee', 'phone: is missing. For example: 416-555-0188'],
    ['/buyer Sam Lee 000-000-0000 ON', 'phone: 000-000-0000 is not a number that can exist'],
    ['/buyer Sam Lee 416-555-0188', 'province: is missing. For example: ON Toronto'],
    ['/buyer Sam Lee 416-555-0188 Springfield, IL', 'province: Springfield, IL is not a place'],
  ])('when %s is typed, then it says %s', async (line, expected) => {
    const words = await en(line);
    expect(words).toContain(expected);
    expect(words).toContain('How to use it:');
  });

  test.each([
    ['/lead', 'name: manque. Par exemple : Jane Doe'],
    ['/offer 450.000 50000 QC', 'arv: 450.000 n’est pas un montant'],
    ['/cancontact Atlantis', 'place: Atlantis n’est ni un lieu au Canada'],
    ['/due Atlantis', 'filter: Atlantis n’est ni all'],
    ['/buyer Sam 416-555-0188', 'province: manque'],
  ])('when %s is typed by somebody who reads French, then it says %s', async (line, expected) => {
    const words = await fr(line);
    expect(words).toContain(expected);
    expect(words).not.toMatch(/is missing|is not|How to use|For example/);
  });
});

describe('/lead', () => {
  test('when a line is pasted, then the answer shows what was understood', async () => {
    const words = await en(
      '/lead Joan Dow 416-555-0135 12 King St W, Toronto ON, ARV 500k, repairs 40k, source web_form',
    );
    for (const part of [
      'is taken in',
      'Joan Dow',
      'Toronto, ON',
      '12 King St W',
      'Offer $307,500 (MAO $307,500)',
      'source web_form',
      '○○○○○○',
    ]) {
      expect(words).toContain(part);
    }
    const again = await en('/lead Joan Dow 416-555-0135');
    expect(leadIn(again)).toBe(leadIn(words));
    expect(again).toContain('known already');
  });

  test('when a lead is shown, then its card is there with its offer; an unknown one is named', async () => {
    const id = leadIn(await en('/lead Jo Roy 416-555-0177 12 King St W, Toronto ON, ARV 500k, repairs 40k'));
    expect(await en(`/lead ${id.toLowerCase()}`)).toContain('Offer $307,500');
    expect(await en('/lead L-999999')).toContain('There is no lead L-999999');
  });

  test('when somebody reads French, then no English word is left, whatever is missing', async () => {
    const lines = [
      '/lead Luc Roy 514-555-0155 1 rue Main, Laval QC, VAR 500 000 $, travaux 40 000 $',
      '/lead Léa Roy 514-555-0156',
      '/lead Éva Roy 514-555-0157 1 Main St, Vancouver BC H2X 1Y4',
    ];
    for (const line of lines) {
      const words = await fr(line);
      expect(words).not.toMatch(
        /\b(?:Offer|Follow-up|next|Missing|place|unknown|taken in|new|cannot|ladder|failed)\b/,
      );
      expect(words).toContain('Suivi');
    }
    expect(await fr(lines[0] ?? '')).toContain('offre (les offres n’y sont pas activées)');
  });

  test.each([
    'x'.repeat(255),
    '🏠'.repeat(127),
    'محمد علي الخوري',
    '<!channel> & <@U0BOSS>',
    '*bold* `code` _x_',
    '&'.repeat(255),
  ])('when the name is %s, then answer and card are within Slack’s limits and call nobody', async (name) => {
    const phone = `416-555-${1200 + name.length}`;
    const words = await en(`/lead ${name} ${phone} 12 King St W, Toronto ON`);
    const card = areas.cards.last(`lead:${leadIn(words)}`);
    expect(blockProblems(card ?? { text: '' })).toEqual([]);
    expect(wordsOf(card ?? { text: '' })).not.toMatch(/<[!@](?!date)/);
    expect(words).not.toMatch(/<@U0BOSS>/);
  });
});

describe('/offer', () => {
  test.each([
    '450000 50000 ON Toronto',
    '$450,000 $50,000 ON Toronto',
    '450k, 50k, Toronto ON',
    '450 000 50 000 ON',
    '450 000 $ 50 000 $ Toronto',
    'ARV=450k repairs=50k ON',
  ])('when %s is typed, then the offer is $262,500, with its formula', async (text) => {
    const words = await en(`/offer ${text}`);
    expect(words).toContain('Offer at most $262,500; the buyer pays $272,500.');
    expect(words).toContain('$262,500 = $450,000 × 0.70 − $50,000 repairs − $2,500 fees − $0 holding');
    expect(words).toMatch(/ON:ALL v\d+ · evidence_/);
  });

  test('when there is no margin, offers are disabled, or the reader is French, then it says so', async () => {
    expect(await en('/offer 100k 90k ON')).toContain('No margin: the maximum allowable offer is -$22,500.');
    expect(await en('/offer 450k 50k BC')).toContain('Offers are not enabled for BC. A manager enables them');
    expect(await fr('/offer 450k 50k BC')).toContain('Les offres ne sont pas activées pour BC.');
    const words = await fr('/offer 450 000 $ 50 000 $ ON');
    expect(words).toContain('Offrez au plus 262 500 $ ; l’acheteur paie 272 500 $.');
    expect(words).toContain('× 0,70');
  });
});

describe('/cancontact', () => {
  test.each([
    ['ON Toronto SMS', 'Yes: a text (SMS) to Toronto, ON is allowed now.'],
    ['Toronto', 'Yes: a text (SMS) to Toronto, ON is allowed now.'],
    ['BC Vancouver call', 'No: a call to Vancouver, BC is not allowed now.'],
    ['QC Laval SMS sunday 11:00', 'No: a text (SMS) to Laval, QC is not allowed on Sunday at 11:00.'],
    ['QC Laval SMS mercredi 9h30', 'Yes: a text (SMS) to Laval, QC is allowed on Wednesday at 09:30.'],
    ['+14165550134 call', 'Yes: a call to ON is allowed now.'],
    ['jane@example.com email', 'No: an e-mail to a place that is not known is not allowed now.'],
  ])('when %s is asked, then it says %s', async (text, expected) => {
    const words = await en(`/cancontact ${text}`);
    expect(words).toContain(expected);
    expect(words).toMatch(/Local time there: .+/);
  });

  test('when a lead is asked about, then its place is named; one that is not there is said', async () => {
    const id = leadIn(await en('/lead Jim Fox 416-555-0166 12 King St W, Toronto ON, source web_form'));
    expect(await en(`/cancontact ${id.toLowerCase()}`)).toContain(
      'Yes: a text (SMS) to Toronto, ON is allowed now.',
    );
    expect(await en('/cancontact L-999999')).toContain('There is no lead L-999999.');
  });

  test('when the reader is French, then the answer is', async () => {
    expect(await fr('/cancontact QC Laval appel dimanche 11:00')).toContain(
      'Non : un appel (Laval, QC) n’est pas permis le dimanche à 11:00.',
    );
    expect(await fr('/cancontact ON Toronto')).toContain(
      'Oui : un texto (Toronto, ON) est permis maintenant.',
    );
  });
});

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
      'C’est déjà fait par <@U0CALLER>',
    );
    expect(await user(areas).press('task.snooze', second ?? '')).toMatch(/Put off until <!date/);
    expect(await user(areas).press('task.done', 'task_none')).toContain('There is no task task_none.');
  });
});

describe('/buyer', () => {
  test('when a buyer is added, then the answer names it and its name calls nobody', async () => {
    expect(await en('/buyer Sam Lee, 416-555-0188, ON Toronto')).toMatch(/Buyer Sam Lee is saved as buyer_/);
    expect(await en('/buyer <!channel> 416-555-0189 ON')).toContain('&lt;!channel&gt;');
    expect(await fr('/buyer Sam Lee 416-555-0188 QC Montréal')).toContain(
      'L’acheteur Sam Lee est enregistré',
    );
    expect(await areas.buyers.findByPhone('+14165550188')).toMatchObject({
      province: 'QC',
      market: 'Montreal',
      language: 'fr',
    });
    expect(await en(`/buyer ${'x'.repeat(256)} 416-555-0188 ON`)).toContain(
      'name: is longer than 255 characters',
    );
  });
});
