import { readBody, readSubmission, type Submitted } from '../../../src/forms/read-submission.rules';
import { type WebForm } from '../../../src/forms/web-form.model';
import { translator } from '../../../src/i18n/translate';

const NOW = new Date('2026-12-02T15:00:00Z');
const FORM = 'application/x-www-form-urlencoded';
const read = (submitted: Submitted, fields: WebForm['fields'] = []) =>
  readSubmission(submitted, { fields }, NOW, translator('en'));

describe('the body of a form', () => {
  test.each<[string | undefined, string, Submitted | null]>([
    [
      FORM,
      'name=Jane+Doe&tel=416%20555',
      [
        ['name', 'Jane Doe'],
        ['tel', '416 555'],
      ],
    ],
    [`${FORM}; charset=utf-8`, 'nom=%C3%89lo', [['nom', 'Élo']]],
    [
      'application/json',
      '{"name":"Jane","arv":500000,"x":null}',
      [
        ['name', 'Jane'],
        ['arv', '500000'],
      ],
    ],
    [
      undefined,
      '{"lead":{"phone":"1","tags":["a","b"]}}',
      [
        ['lead phone', '1'],
        ['lead tags 0', 'a'],
        ['lead tags 1', 'b'],
      ],
    ],
    ['application/json', '{"name":', null],
    ['application/json', '"Jane"', null],
    ['text/plain', 'Jane', null],
    [FORM, ' ', null],
    [undefined, '', null],
  ])('when it is %s %j, then its fields are %j', (type, body, expected) =>
    expect(readBody(type, body)).toEqual(expected),
  );

  test('when it is nested without end, then it is read to a depth and no further', () => {
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
    expect(readBody('application/json', deep)).toEqual([]);
  });
});

describe('a submission', () => {
  test('when the fields go by their names, in either language and nested, then they are read', () => {
    expect(
      read([
        ['lead Prénom', 'Éloïse'],
        ['lead Nom de famille', 'Roy'],
        ['lead téléphone', '514 555 0155'],
        ['lead ville', 'Montréal'],
        ['lead commentaires', 'Vite !'],
      ]),
    ).toEqual({
      facts: {
        name: 'Éloïse Roy',
        phone: '+15145550155',
        address: 'Montréal',
        source: 'web_form',
        message: { text: 'Vite !' },
      },
    });
  });

  test('when a setting names a field, then it wins over the name', () => {
    const fields = [
      { from: 'field 7', to: 'phone' as const },
      { from: 'phone', to: 'message' as const },
    ];
    expect(
      read(
        [
          ['Field-7', '416-555-0134'],
          ['phone', 'call me'],
          ['name', 'Jane'],
        ],
        fields,
      ),
    ).toMatchObject({
      facts: { phone: '+14165550134', message: { text: 'call me' } },
    });
  });

  test('when a stranger says who owns the lead, its score, its consent or source, then it is not taken', () => {
    const facts = read([
      ['name', 'Jane'],
      ['phone', '416-555-0134'],
      ['owner', 'U0ANNA'],
      ['score', '1'],
      ['consent', 'express'],
      ['consent_at', '2026-11-01'],
      ['source', 'inbound_call'],
    ]);
    expect(facts).toEqual({ facts: { name: 'Jane', phone: '+14165550134', source: 'web_form' } });
  });

  test.each<[Submitted, object]>([
    [[['phone', '416-555-0134']], { name: '416-555-0134', phone: '+14165550134' }],
    [
      [
        ['name', 'Jane'],
        ['phone', '416-555-0134'],
        ['arv', 'a lot'],
        ['type', 'castle'],
      ],
      { phone: '+14165550134', message: { text: 'property_type: castle\narv: a lot' } },
    ],
    [
      [
        ['name', 'Jane'],
        ['phone', '12'],
        ['email', 'jane@example.com'],
        ['message', 'Hi'],
      ],
      { email: 'jane@example.com', message: { text: 'Hi\nphone: 12' } },
    ],
  ])('when it is %j, then the lead is kept with what can be read', (submitted, expected) =>
    expect(read(submitted)).toMatchObject({ facts: expected }),
  );

  test.each<[Submitted]>([
    [[['name', 'Jane']]],
    [
      [
        ['name', 'Jane'],
        ['phone', '12'],
      ],
    ],
    [
      [
        ['name', 'Jane'],
        ['phone', '12'],
        ['email', 'x'],
      ],
    ],
    [[]],
  ])('when it is %j, then nobody can be reached', (submitted) =>
    expect(read(submitted)).toHaveProperty('issues'),
  );
});
