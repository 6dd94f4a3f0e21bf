import { translator } from '../../../src/i18n/translate';
import { type ParsedLead, parseLeadLine } from '../../../src/leads/parse-lead.rules';

const t = translator('en');
const dollars = (amount: number) => amount * 100;
const JANE = { name: 'Jane Doe', phone: '+14165550134' };
const HOME = '12 King St W, Toronto ON';

const READ: [string, object][] = [
  [
    'Jane Doe 416-555-0134 12 King St W, Toronto ON, ARV 500k, repairs 40k',
    { ...JANE, address: HOME, arv: dollars(500_000), repairs: dollars(40_000) },
  ],
  // Amounts in every form, with commas or without between them.
  [
    `Jane Doe 416-555-0134 ${HOME}, ARV 450,000, repairs 50,000`,
    { ...JANE, address: HOME, arv: dollars(450_000), repairs: dollars(50_000) },
  ],
  [
    `Jane Doe 416-555-0134 ${HOME} ARV 500k repairs 40k`,
    { ...JANE, address: HOME, arv: dollars(500_000), repairs: dollars(40_000) },
  ],
  [
    `Jane Doe 416-555-0134 ARV=500k; repairs: $40,000; asking price 420k`,
    { ...JANE, arv: dollars(500_000), repairs: dollars(40_000), asking_price: dollars(420_000) },
  ],
  ['ARV 500k, Jane Doe, 416-555-0134', { ...JANE, arv: dollars(500_000) }],
  [
    'Jane Doe 416-555-0134 arv 1.2M source web_form score 0.8',
    { ...JANE, arv: dollars(1_200_000), source: 'web_form', score: 0.8 },
  ],
  ['Jane Doe 416-555-0134 ARV 500 416 King St', { ...JANE, arv: dollars(500_416), address: 'King St' }],
  // French.
  [
    'Jean Tremblay-Côté 514-555-0134 1200 rue Saint-Denis, Montréal QC, VAR 450 000 $, travaux 50 000 $, prix demandé 400 k$',
    {
      name: 'Jean Tremblay-Côté',
      phone: '+15145550134',
      address: '1200 rue Saint-Denis, Montréal QC',
      arv: dollars(450_000),
      repairs: dollars(50_000),
      asking_price: dollars(400_000),
    },
  ],
  ['Jane Doe tél. : 416-555-0134, score 0,8, source référence', { ...JANE, score: 0.8, source: 'référence' }],
  // Order changed.
  [`416-555-0134 Jane Doe, ${HOME}`, { ...JANE, address: HOME }],
  [`Jane Doe, ${HOME}, 416-555-0134`, { ...JANE, address: HOME }],
  [`Jane Doe ${HOME} 416-555-0134`, { ...JANE, address: HOME }],
  [`Jane Doe, 416-555-0134, ${HOME}`, { ...JANE, address: HOME }],
  [`Doe, Jane 416-555-0134 ${HOME}`, { ...JANE, name: 'Doe, Jane', address: HOME }],
  [`source inbound_call Jane Doe 416-555-0134`, { ...JANE, source: 'inbound_call' }],
  // Contacts.
  [`Jane Doe Jane@Example.com ${HOME}`, { name: 'Jane Doe', email: 'jane@example.com', address: HOME }],
  ['Jane Doe jane@example.com.', { name: 'Jane Doe', email: 'jane@example.com' }],
  ['Jane Doe (416) 555-0134 jane@example.com', { ...JANE, email: 'jane@example.com' }],
  ['Jane Doe +1 416 555 0134 cell 416.555.0134', JANE],
  ['Jane Doe 416‑555‑0134', JANE],
  // Names.
  ['🏠 Zoë O’Neil-Łukasz 416-555-0134', { ...JANE, name: '🏠 Zoë O’Neil-Łukasz' }],
  ['محمد علي 416-555-0134', { ...JANE, name: 'محمد علي' }],
  [
    'Slack Person0x1 +14165550134 1 Main St, Ottawa ON',
    { ...JANE, name: 'Slack Person0x1', address: '1 Main St, Ottawa ON' },
  ],
  ['Arvin Askew 416-555-0134', { ...JANE, name: 'Arvin Askew' }],
  ['<!channel> 416-555-0134', { ...JANE, name: '<!channel>' }],
  // Addresses.
  [
    'Jane Doe 416-555-0134 #302-55 Front St E, Toronto ON M5E 1B3',
    { ...JANE, address: '#302-55 Front St E, Toronto ON M5E 1B3' },
  ],
  [
    'Jane Doe 416-555-0134 Unit 4, 12 Source Rd, Toronto ON',
    { ...JANE, address: 'Unit 4, 12 Source Rd, Toronto ON' },
  ],
  [
    'Jane Doe 416-555-0134 12 Source Rd, Toronto ON, source web_form',
    { ...JANE, address: '12 Source Rd, Toronto ON', source: 'web_form' },
  ],
  ['Jane Doe 416-555-0134 score 80%', { ...JANE, score: 0.8 }],
];

const REFUSED: [string, string, string[]][] = [
  ['nothing', '', ['name', 'phone']],
  ['no contact', 'Jane Doe, 12 King St W, Toronto ON', ['phone']],
  ['no name', '416-555-0134', ['name']],
  ['no name but a house', '416-555-0134 12 King St W, Toronto ON', ['name']],
  ['a number that cannot exist', 'Jane Doe 000-000-0000', ['phone']],
  ['two numbers', 'Jane Doe 416-555-0134 647-555-0199', ['phone']],
  ['an address that is none', 'Jane Doe jane@@example', ['email']],
  ['two e-mail addresses', 'Jane Doe a@example.com b@example.com', ['email']],
  ['an amount that would be a guess', 'Jane Doe 416-555-0134 ARV 450.000', ['arv']],
  ['a word for an amount', 'Jane Doe 416-555-0134 ARV: lots', ['arv']],
  ['more than 100 million', 'Jane Doe 416-555-0134 ARV 101M, repairs 40k', ['arv']],
  ['two ARVs', 'Jane Doe 416-555-0134 ARV 500k, ARV 600k', ['arv']],
  ['repairs that are none', 'Jane Doe 416-555-0134 ARV 500k repairs $-', ['repairs']],
  ['a score above 1', 'Jane Doe 416-555-0134 score 8', ['score']],
  ['a name of 256 letters', `${'x'.repeat(256)} 416-555-0134`, ['name']],
  ['several things', 'ARV 1.500, 000-000-0000', ['arv', 'phone', 'name']],
];

describe('a line of a lead', () => {
  test.each(READ)('when it is %s, then it is read whole', (line, expected) => {
    expect(parseLeadLine(line, t)).toEqual({ lead: expected });
  });

  test.each(REFUSED)(
    'when it has %s, then each wrong argument is named with a right one',
    (_what, line, paths) => {
      const { issues } = parseLeadLine(line, t) as {
        issues: { path: string; message: string; example?: string }[];
      };
      expect(issues.map((issue) => issue.path).sort()).toEqual([...paths].sort());
      for (const issue of issues) expect(issue.message).not.toBe('');
    },
  );

  test('when any text is pasted, then it is read or refused, and an amount is never another one', () => {
    const line = parseLeadLine('Jane 416-555-0134 ARV 450,000.50', t) as { lead: ParsedLead };
    expect(line.lead.arv).toBe(45_000_050);
  });
});
