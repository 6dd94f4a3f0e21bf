import { type Locale } from '../../../src/i18n/translate';
import {
  type Duty,
  messagePages,
  missingContent,
  withRequiredContent,
} from '../../../src/outreach/required-content.rules';
import { SANDBOX_SENDER as sender } from '../../../src/outreach/sender';
import { countSegments } from '../../../src/outreach/templates/segments.rules';

const pages = messagePages('https://bot.example.com', 'x'.repeat(32));
const facts = (language: Locale = 'en') => ({ language, sender, pages });
const text = (body: string, language?: Locale) =>
  withRequiredContent({ channel: 'SMS', body }, facts(language)).body;
const mail = (body: string, html?: string, language?: Locale) =>
  withRequiredContent({ channel: 'EMAIL', body, ...(html !== undefined && { html }) }, facts(language));

const ALL: Duty[] = ['sender', 'identity', 'stop'];
const WHOLE = `Hi Jane, ${sender.name} here. ${sender.address}, ${sender.contact}. Reply STOP to opt out.`;

describe('what a message must carry', () => {
  test.each<[string, Duty[]]>([
    ['Hi', ALL],
    [WHOLE, []],
    [WHOLE.toUpperCase().replaceAll(',', ' –'), []],
    [`${sender.name}: still selling?`, ['identity', 'stop']],
    ['Sandbox Homestead: still selling?', ALL],
    [`${sender.name}, ${sender.address}. Reply STOP to opt out.`, ['identity']],
    [`${sender.name}, ${sender.contact}. Reply STOP to opt out.`, ['identity']],
    [`${sender.name} ${pages.about} Reply STOP to opt out.`, []],
    [`${sender.name} https://bot.example.com/about/other Reply STOP to opt out.`, ['identity']],
    [`${sender.name} ${pages.about} STOP to end`, []],
    [`${sender.name} ${pages.about} Répondez ARRÊT pour vous désabonner`, []],
    [`${sender.name} ${pages.about} ARRET pour ne plus recevoir de textos`, []],
    [`${sender.name} ${pages.about} Text the word STOP`, []],
    [`${sender.name} ${pages.about} ${pages.unsubscribe}`, []],
    [`${sender.name} ${pages.about} May I stop by on Monday?`, ['stop']],
    [`${sender.name} ${pages.about} I stop to think`, ['stop']],
    [`${sender.name} ${pages.about} Reply YES, the rain will stop`, ['stop']],
  ])('when a text says %j, then it lacks %j', (body, missing) => {
    expect(missingContent('SMS', body, { sender, pages })).toEqual(missing);
  });

  test.each<[string, Duty[]]>([
    [WHOLE, ['stop']],
    [`${WHOLE} ${pages.unsubscribe}`, []],
    [`${WHOLE} https://bot.example.com/u/other`, ['stop']],
  ])('when an e-mail says %j, then it lacks %j: only its own link is known to work', (body, missing) => {
    expect(missingContent('EMAIL', body, { sender, pages })).toEqual(missing);
  });
});

describe('what is added', () => {
  test('when all is missing, then all is added, in the language of the message; again nothing is', () => {
    const english = text('Still selling?');
    expect(english).toBe(
      `Still selling? ${sender.name}. ${sender.address}, ${sender.contact}. Reply STOP to opt out.`,
    );
    expect(text('Vendez-vous toujours?', 'fr')).toMatch(/Répondez ARRET pour vous désabonner\.$/);
    expect(text(english)).toBe(english);
    expect(text(WHOLE)).toBe(WHOLE);
  });

  test('when one thing is missing, then only that is added', () => {
    expect(text(`${sender.name}: hi.`)).toBe(
      `${sender.name}: hi. ${sender.address}, ${sender.contact}. Reply STOP to opt out.`,
    );
    expect(text(`${sender.name} ${pages.about} hi`)).toBe(
      `${sender.name} ${pages.about} hi Reply STOP to opt out.`,
    );
    expect(text(`Hi. ${pages.about} Reply STOP to end.`)).toBe(
      `Hi. ${pages.about} Reply STOP to end. ${sender.name}.`,
    );
  });

  test('when there is no room for the identity in two segments, then the page with it is linked', () => {
    const far = { ...sender, address: `Suite ${'1'.repeat(60)}, ${sender.address}` };
    const body = `${sender.name}: ${'a long text '.repeat(13)}`.trim();
    const completed = (about = pages.about) =>
      withRequiredContent(
        { channel: 'SMS', body },
        { language: 'en', sender: far, pages: { ...pages, about } },
      ).body;
    expect(completed()).toBe(`${body} ${pages.about} Reply STOP to opt out.`);
    expect(missingContent('SMS', completed(), { sender: far, pages })).toEqual([]);
    // The link must save something: else the whole stands there.
    expect(completed(`https://bot.example.com/about/${'y'.repeat(400)}`)).toContain(far.address);
    // With room, no link.
    expect(text('Hi')).not.toContain(pages.about);
  });

  test('when any text is completed, then nothing is missing and its own words stand first', () => {
    for (let length = 1; length < 1_400; length += 199) {
      for (const word of ['word ', 'é ', 'ж', '😀 ']) {
        for (const language of ['en', 'fr'] as const) {
          const body = word.repeat(Math.ceil(length / word.length)).trim();
          const said = text(body, language);
          expect(said.startsWith(body)).toBe(true);
          expect(missingContent('SMS', said, { sender, pages })).toEqual([]);
          expect(countSegments(said).segments - countSegments(body).segments).toBeLessThanOrEqual(2);
        }
      }
    }
  });

  test('when an e-mail is completed, then text and markup each have who writes and its own link', () => {
    const { body, html = '' } = mail('Hi Jane', '<html><BODY><p>Hi Jane</p></BODY></html>');
    expect(body).toBe(
      `Hi Jane\n\n-- \n${sender.name}\n${sender.address}\n${sender.contact}\nTo stop these e-mails: ${pages.unsubscribe}`,
    );
    expect(html).toMatch(/^<html><BODY><p>Hi Jane<\/p><hr \/>\s*<p>.*<\/p><\/BODY><\/html>$/s);
    expect(html).toContain(`<a href="${pages.unsubscribe}">${pages.unsubscribe}</a>`);
    expect(mail(body, html)).toEqual({ channel: 'EMAIL', body, html });
    expect(mail('Allô', undefined, 'fr').body).toContain('Pour ne plus recevoir ces courriels\u00a0: ');
    expect(mail('Hi', '<p>Hi</p>').html).toMatch(/^<p>Hi<\/p><hr/);
  });

  test('when the markup only hides what it must carry, then it is added where it is seen', () => {
    const said = `${sender.name} ${sender.address} ${sender.contact}`;
    for (const hidden of [
      `<!-- ${said} -->`,
      `<style>${said}</style>`,
      `<p title="${said}">Hi</p>`,
      `<!-- ${said}`,
    ]) {
      expect(mail('Hi', hidden).html).toContain('<hr />');
      expect(mail('Hi', hidden).html).toContain(`${sender.name}<br />`);
    }
    const seen = `<p><b>Sandbox</b> Homes</p><p>${sender.address}<br>${sender.contact}</p>`;
    const completed = mail('Hi', seen).html ?? '';
    expect(completed).not.toContain(`${sender.name}<br />`);
    expect(completed).toContain(pages.unsubscribe);
  });

  test('when a name has letters that markup writes otherwise, then it is escaped, and found again', () => {
    const quoted = { ...sender, name: 'Maison d’Ana & <Fils>' };
    const once = withRequiredContent(
      { channel: 'EMAIL', body: 'Hi', html: '<p>Hi</p>' },
      { language: 'en', sender: quoted, pages },
    );
    expect(once.html).toContain('&amp; &lt;Fils&gt;');
    expect(withRequiredContent(once, { language: 'en', sender: quoted, pages })).toEqual(once);
  });

  test.each(['<', '<!--', '<script', '</body', '<style><', '&#'])(
    'when somebody sends half a million letters of %j, then it takes no longer than reading them',
    (piece) => {
      const begun = performance.now();
      mail('Hi', piece.repeat(Math.floor(500_000 / piece.length)));
      expect(performance.now() - begun).toBeLessThan(2_000);
    },
  );
});
