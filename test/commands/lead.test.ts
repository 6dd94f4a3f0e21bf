import { blockProblems } from '../../integrations/slack/block-limits';
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
    expect(wordsOf(card ?? { text: '' })).not.toMatch(/<[!@](?!date|U0CALLER)/);
    expect(words).not.toMatch(/<@U0BOSS>/);
  });
});

describe('the form of /lead', () => {
  const values = { name: 'Form Person', phone: '416-555-0190', address: '12 King St W, Toronto ON' };

  test('when typed without text, pressed on the home or used as a shortcut, then it is the same form', async () => {
    const typed = await user(areas).opens('/lead');
    expect(typed.modal).toBe('lead.new');
    expect(await user(areas).pressOpens('lead.form', '')).toEqual(typed);
    expect(await user(areas).shortcutOpens('lead.take')).toEqual(typed);
    expect(await user(areas, 'fr').opens('/lead')).toMatchObject({ title: 'Nouveau prospect' });
  });

  test('when submitted, then the lead is taken in and shown; again, it is the same one', async () => {
    const form = await user(areas).opens('/lead');
    const numbers = { arv: '500k', repairs: '40 000 $', source: 'inbound_call' };
    const words = await user(areas).submit(form, { ...values, ...numbers });
    for (const part of ['is taken in', 'Form Person', 'Toronto, ON', '$307,500', 'source inbound_call']) {
      expect(words).toContain(part);
    }
    const again = await user(areas).submit(form, { name: 'Form Person', phone: '(416) 555-0190' });
    expect(leadIn(again)).toBe(leadIn(words));
    expect(again).toContain('known already');
  });

  test.each([
    [{ ...values, phone: '416-555' }, 'phone: 416-555 is not a number that can exist'],
    [{ ...values, email: 'jane' }, 'email: jane is not an e-mail address'],
    [{ ...values, arv: 'much' }, 'arv: much is not an amount'],
    [{ name: 'Nobody' }, 'phone: a number or an e-mail address is missing'],
    [{ phone: '416-555-0191' }, 'name: is missing'],
    [{ ...values, name: 'x'.repeat(256) }, 'name: is longer than 255 characters'],
  ])('when a field is wrong, then it is named and nobody is taken in (%#)', async (wrong, words) => {
    const count = areas.cards.all.length;
    expect(await user(areas).submit(await user(areas).opens('/lead'), wrong)).toContain(words);
    expect(areas.cards.all.length).toBe(count);
  });
});
