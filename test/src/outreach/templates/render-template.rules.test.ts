import { countSegments } from '../../../../src/outreach/templates/segments.rules';
import { DEFAULT_TEMPLATES } from '../../../../src/outreach/templates/default-templates';
import { renderTemplate } from '../../../../src/outreach/templates/render-template.rules';
import {
  sampleValues,
  TEMPLATE_NAMES,
  type TemplateName,
  TEMPLATES,
  type TemplateValues,
} from '../../../../src/outreach/templates/template-names';
import { SANDBOX_SENDER } from '../../../../src/outreach/sender';

const PAGES = { about: 'https://bot.example.com/about/abc', unsubscribe: 'https://bot.example.com/u/abc' };

function render(
  name: TemplateName,
  body: string,
  values: TemplateValues,
  more: { subject?: string; fr?: boolean } = {},
) {
  const { subject, fr = false } = more;
  const template = { name, body, ...(subject === undefined ? {} : { subject }) };
  return renderTemplate({
    template,
    language: fr ? 'fr' : 'en',
    values,
    sender: SANDBOX_SENDER,
    pages: PAGES,
  });
}

const cases = TEMPLATE_NAMES.flatMap((name) =>
  (['en', 'fr'] as const).map((language) => [name, language] as const),
);

describe('templates as messages', () => {
  test.each(cases)(
    'when %s (%s) is filled in, then it names who sends, where, how to reach them and how to stop',
    (name, language) => {
      const got = render(name, '', {}, {});
      expect(got.ok).toBe(false);
      const { body, subject } = { subject: undefined, ...DEFAULT_TEMPLATES[name][language] };
      const { property: _, ...known } = sampleValues(name);
      for (const values of [sampleValues(name), known]) {
        const rendered = render(name, body, values, {
          ...(subject === undefined ? {} : { subject }),
          fr: language === 'fr',
        });
        if (!rendered.ok) throw new Error(rendered.problem.message);
        const { name: sender, address, contact } = SANDBOX_SENDER;
        for (const piece of [sender, address, contact]) expect(rendered.body).toContain(piece);
        expect(rendered.body).not.toMatch(/\{\{|\}\}|\{%/);
        if (TEMPLATES[name].channel === 'EMAIL') {
          expect(rendered.body).toContain(PAGES.unsubscribe);
          expect(rendered.subject).not.toBe('');
        } else {
          expect(rendered.body).toContain(language === 'fr' ? 'ARRET' : 'STOP');
          // Two segments at most, and no letter that doubles the price.
          expect(countSegments(rendered.body)).toMatchObject({ encoding: 'GSM-7' });
          expect(rendered.segments?.segments).toBeLessThanOrEqual(2);
        }
      }
    },
  );

  test('when a value is missing or empty, then it is refused and the variable is named', () => {
    expect(render('ladder-1', 'Hi {{ name }}', {})).toEqual({
      ok: false,
      problem: {
        path: 'body',
        variable: 'name',
        message: expect.stringContaining('undefined variable: name') as string,
      },
    });
    expect(render('ladder-1', 'Hi {{ name }}', { name: ' \n' })).toMatchObject({
      ok: false,
      problem: { variable: 'name' },
    });
    const email = { subject: 'To {{ place }}' };
    expect(render('deal-buyer-email', 'Hi', {}, email)).toMatchObject({
      ok: false,
      problem: { path: 'subject', variable: 'place' },
    });
  });

  test.each([
    ['{{ name | shout }}', 'undefined filter: shout'],
    ['{{ name', 'not closed'],
    ['{% include "/etc/passwd" %}', 'ENOENT'],
    ['{% for i in (1..100000000) %}x{% endfor %}', 'limit exceeded'],
    ['  ', 'is empty'],
    ['x'.repeat(1_600), 'is longer than 1600 characters'],
  ])('when a template is %j, then it is refused: %s', (body, message) => {
    expect(render('ladder-1', body, { name: 'Jane' })).toMatchObject({
      ok: false,
      problem: { path: 'body', message: expect.stringContaining(message) as string },
    });
  });

  test('when a value has line breaks, then a subject stays one line', () => {
    const got = render(
      'deal-buyer-email',
      'Hi',
      { place: 'Laval\r\nBcc: all@example.com' },
      { subject: 'In {{ place }}\n!' },
    );
    expect(got).toMatchObject({ ok: true, subject: 'In Laval Bcc: all@example.com !' });
  });

  test('when a text has no room for the whole footer, then it has a clear link instead', () => {
    const got = render('ladder-1', 'x'.repeat(240), { name: 'Jane' });
    expect(got).toMatchObject({ ok: true, segments: { segments: 3 } });
    const short = render('ladder-1', 'x'.repeat(215), { name: 'Jane' });
    expect(short).toMatchObject({ ok: true, segments: { segments: 2 } });
    if (!short.ok) throw new Error('refused');
    expect(short.body).toBe(
      `${'x'.repeat(215)} Sandbox Homes. https://bot.example.com/about/abc Reply STOP to opt out.`,
    );
  });
});
