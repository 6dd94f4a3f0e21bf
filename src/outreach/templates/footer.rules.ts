import { type Locale, translator } from '../../i18n/translate';
import { type Sender } from '../sender';
import { countSegments } from './segments.rules';

/** The pages of one message: who we are, and how to stop. */
export interface MessagePages {
  about: string;
  unsubscribe: string;
}

/** Twilio advises against more than 320 letters: two segments (canada.md, section 2). */
const SEGMENTS_FOR_ALL = 2;

/**
 * Adds what CASL wants in every message (s.6(2), SOR/2012-36 s.2–3, as of 2026-07-23): who sends, a mailing address, a
 * contact, how to stop. Where a text has no room for that, a clear link to a page with it.
 */
export function withFooter(
  channel: 'SMS' | 'EMAIL',
  body: string,
  facts: { language: Locale; sender: Sender; pages: MessagePages },
): string {
  const { sender, pages } = facts;
  const t = translator(facts.language);
  const { address, contact, name } = sender;
  if (channel === 'EMAIL') {
    return `${body}\n\n-- \n${t('email.footer', { name, address, contact, link: pages.unsubscribe })}`;
  }
  const signed = body.includes(name) ? body : `${body} ${name}.`;
  const whole = `${signed} ${t('sms.footer', { address, contact })}`;
  const linked = `${signed} ${t('sms.footer_link', { link: pages.about })}`;
  const isTooLong = countSegments(whole).segments > SEGMENTS_FOR_ALL;
  return isTooLong && countSegments(linked).segments < countSegments(whole).segments ? linked : whole;
}
