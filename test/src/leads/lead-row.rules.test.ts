import { translator } from '../../../src/i18n/translate';
import { LEAD_COLUMNS, leadColumn } from '../../../src/leads/lead-columns.rules';
import { type LeadTexts, readLeadTexts } from '../../../src/leads/lead-row.rules';

const NOW = new Date('2026-12-02T15:00:00Z');
const read = (texts: LeadTexts) => readLeadTexts(texts, NOW, translator('en'));
const wrong = (texts: LeadTexts) => {
  const result = read({ name: 'Jane', phone: '416-555-0134', ...texts });
  return 'issues' in result ? result.issues.map(({ path, message }) => `${path}: ${message}`) : [];
};

describe('the columns of a list', () => {
  test.each([
    ['Name', 'name'],
    ['  FULL NAME ', 'name'],
    ['Prénom', 'first_name'],
    ['Téléphone', 'phone'],
    ['PHONE-NUMBER', 'phone'],
    ['phone_number', 'phone'],
    ['E-Mail', 'email'],
    ['Courriel', 'email'],
    ['Code postal', 'postal_code'],
    ['postal_code', 'postal_code'],
    ['Valeur après travaux', 'arv'],
    ['ARV', 'arv'],
    ['Prix demandé', 'asking_price'],
    ['favourite colour', null],
    ['', null],
  ])('when a column is called %j, then it is %s', (name, column) => expect(leadColumn(name)).toBe(column));

  test('when names are listed, then none stands for two columns', () => {
    const all = Object.values(LEAD_COLUMNS).flat();
    expect(new Set(all).size).toBe(all.length);
    for (const name of all) expect(leadColumn(name)).not.toBeNull();
  });
});

describe('a row', () => {
  test('when all of it is given, in either language, then it is read', () => {
    expect(
      read({
        first_name: 'Éloïse',
        last_name: 'Côté-Roy',
        phone: '(514) 555-0155',
        email: ' ELO@Example.com ',
        address: '1 rue Saint-Denis',
        city: 'Montréal',
        region: 'QC',
        arv: '450 000 $',
        repairs: '40k',
        score: '0,8',
        property_type: 'Maison',
        language: 'Français',
        consent: 'Express',
        consent_at: '2026-11-20',
        owner: '',
      }),
    ).toEqual({
      facts: {
        name: 'Éloïse Côté-Roy',
        phone: '+15145550155',
        email: 'elo@example.com',
        address: '1 rue Saint-Denis, Montréal',
        region: 'QC',
        arv: 45_000_000,
        repairs: 4_000_000,
        score: 0.8,
        property_type: 'SFR',
        language: 'fr',
        consent: { basis: 'express', at: new Date('2026-11-20'), evidence: 'stated in the list' },
      },
    });
  });

  test.each<[LeadTexts, string]>([
    [{ name: ' ' }, 'name: is missing'],
    [{ phone: '000' }, 'phone: 000 is not a number that can exist'],
    [{ phone: '' }, 'phone: a number or an e-mail address is missing'],
    [{ email: 'jane' }, 'email: jane is not an e-mail address'],
    [{ arv: '450.000' }, 'arv: 450.000 is not an amount'],
    [{ score: '65' }, 'score: 65 is not from 0 to 1'],
    [{ property_type: 'castle' }, 'property_type: castle is not one of those'],
    [{ language: 'de' }, 'language: de is not one of those'],
    [{ consent: 'yes' }, 'consent: yes is not one of those'],
    [{ consent: 'express' }, 'consent_at: is missing'],
    [{ consent: 'express', consent_at: '2027-01-01' }, 'consent_at: 2027-01-01 is not a date that has been'],
    [{ name: 'x'.repeat(256) }, 'name: is longer than 255 characters'],
  ])('when it has %j, then it says what is wrong', (texts, expected) =>
    expect(wrong(texts).join('\n')).toContain(expected),
  );
});
