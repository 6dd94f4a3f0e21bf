import { html } from '../html';
import { type Locale, translator } from '../i18n/translate';
import { foldText } from '../text';
import { type Sender } from './sender';
import { segmentsOf } from './templates/segments.rules';

/** The pages of one message: who we are, and how to stop. */
export interface MessagePages {
  about: string;
  unsubscribe: string;
}

/**
 * - `sender`: the name under which the business is carried on
 * - `identity`: a mailing address, and a phone number, e-mail address or site
 * - `stop`: how to stop, by the same means
 */
export type Duty = 'sender' | 'identity' | 'stop';

export function messagePages(publicUrl: string, token: string): MessagePages {
  return { about: `${publicUrl}/about/${token}`, unsubscribe: `${publicUrl}/u/${token}` };
}

export interface DutyFacts {
  language: Locale;
  sender: Sender;
  pages: MessagePages;
}

type Content = { channel: 'SMS' | 'EMAIL'; body: string; html?: string };

/** Twilio advises against more than 320 letters: two segments (canada.md, section 2). */
const SEGMENTS_FOR_ALL = 2;

/** "Reply STOP", "STOP to end", in both languages; folded. A word alone (`stop by on Monday`) tells nobody how. */
const STOP_WORDS = 'stop|stopall|unsubscribe|arret|arreter';
const HOW_TO_STOP = new RegExp(
  [
    `\\b(reply|text|send|txt|answer|repondez|envoyez|ecrivez|textez|repondre|envoyer)( \\w+){0,2} (${STOP_WORDS})\\b`,
    `\\b(${STOP_WORDS}) (to (stop|end|opt|quit|unsubscribe|cancel)|pour (ne|vous|se|arreter|mettre|annuler))\\b`,
  ].join('|'),
);

/**
 * What a commercial electronic message lacks of what it must carry (CASL s.6(2), SOR/2012-36 s.2–3, as of 2026-07-23):
 * who sends, a mailing address with a way to reach them, and how to stop. A link to the page with the identity does
 * where a text has no room (s.2(2)). An e-mail's way to stop is the link of this very message: no other one is known
 * to work.
 */
export function missingContent(
  channel: 'SMS' | 'EMAIL',
  text: string,
  { sender, pages }: Pick<DutyFacts, 'sender' | 'pages'>,
): Duty[] {
  const folded = ` ${foldText(text)} `;
  const says = (words: string) => folded.includes(` ${foldText(words)} `);
  const isIdentified = text.includes(pages.about) || (says(sender.address) && says(sender.contact));
  const tellsHow = channel === 'SMS' && HOW_TO_STOP.test(folded);
  const missing: Duty[] = [];
  if (!says(sender.name)) missing.push('sender');
  if (!isIdentified) missing.push('identity');
  if (!tellsHow && !text.includes(pages.unsubscribe)) missing.push('stop');
  return missing;
}

/** Adds what is missing, in the language of the message, and nothing that is there: again it changes nothing. */
export function withRequiredContent<Given extends Content>(content: Given, facts: DutyFacts): Given {
  const { channel, body, html: markup } = content;
  const missing = missingContent(channel, body, facts);
  if (channel === 'SMS')
    return missing.length === 0 ? content : { ...content, body: completeText(body, missing, facts) };
  return {
    ...content,
    body: missing.length === 0 ? body : `${body}\n\n-- \n${mailFooter(missing, facts).join('\n')}`,
    ...(markup === undefined ? {} : { html: completeMarkup(markup, facts) }),
  };
}

function completeText(
  body: string,
  missing: readonly Duty[],
  { language, sender, pages }: DutyFacts,
): string {
  const t = translator(language);
  const { name, address, contact } = sender;
  const signed = missing.includes('sender') ? `${body} ${name}.` : body;
  const stop = missing.includes('stop') ? [t('sms.footer_stop')] : [];
  if (!missing.includes('identity')) return [signed, ...stop].join(' ');
  const whole = [signed, `${address}, ${contact}.`, ...stop].join(' ');
  const linked = [signed, pages.about, ...stop].join(' ');
  const segments = segmentsOf(whole);
  return segments > SEGMENTS_FOR_ALL && segmentsOf(linked) < segments ? linked : whole;
}

/** Its lines. Who writes stands together, so a name that the text has is said again. */
function mailFooter(missing: readonly Duty[], { language, sender, pages }: DutyFacts): string[] {
  const { name, address, contact } = sender;
  return [
    ...(missing.includes('sender') || missing.includes('identity') ? [name, address, contact] : []),
    ...(missing.includes('stop')
      ? [translator(language)('email.footer_stop', { link: pages.unsubscribe })]
      : []),
  ];
}

function completeMarkup(markup: string, facts: DutyFacts): string {
  const { unsubscribe } = facts.pages;
  const hasLink = markup.includes(unsubscribe);
  const missing = missingContent('EMAIL', `${readableOf(markup)} ${hasLink ? unsubscribe : ''}`, facts);
  if (missing.length === 0) return markup;
  const lines = mailFooter(missing, facts).map((line) => {
    const [before = '', after] = line.split(unsubscribe);
    return after === undefined
      ? html`${line}<br />`
      : html`${before}<a href="${unsubscribe}">${unsubscribe}</a>${after}<br />`;
  });
  const footer = html`<hr />
    <p>${lines}</p>`.markup;
  const body = lowerCase(markup).lastIndexOf('</body');
  const end = body < 0 ? markup.length : body;
  return `${markup.slice(0, end)}${footer}${markup.slice(end)}`;
}

const UNSEEN = [
  ['<!--', '-->'],
  ['<head', '</head'],
  ['<style', '</style'],
  ['<script', '</script'],
] as const;

/** What a reader sees of it, roughly. Each step looks at each letter once, whatever somebody sends. */
function readableOf(markup: string): string {
  return UNSEEN.reduce((left, [from, to]) => without(left, from, to), markup)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&#0*39;|&apos;|&rsquo;/gi, "'")
    .replace(/&quot;/gi, '"')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&amp;/gi, '&');
}

/** A piece that does not end hides the rest. */
function without(markup: string, from: string, to: string): string {
  const searched = lowerCase(markup);
  const kept: string[] = [];
  let at = 0;
  while (at >= 0) {
    const start = searched.indexOf(from, at);
    kept.push(markup.slice(at, start < 0 ? undefined : start));
    const end = start < 0 ? -1 : searched.indexOf(to, start);
    at = end < 0 ? -1 : end + to.length;
  }
  return kept.join(' ');
}

/** Of the same length, as that of other letters need not be. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
