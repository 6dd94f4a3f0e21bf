import { findPhones, normalizeEmail } from '../contact-address.rules';
import { type InputIssue } from '../errors';
import { type Translate } from '../i18n/translate';

/** How somebody is reached, as a pasted line says. */
export interface LineContact {
  phone?: string;
  email?: string;
}

/** Stands where a number or an e-mail address stood: it parts the name from the address. */
export const CONTACT = '\u0000';
const EMAIL = /[^\s,;<>()]+@[^\s,;<>()]+[^\s,;<>().:]/g;
const LABEL_BEFORE =
  /(?<!\p{L})(?:tel|tél|téléphone|phone|ph|cell?|cellulaire|mobile|e-?mail|courriel)[\s.:]*$/iu;

/**
 * Takes the number and the e-mail address out of a line, each with the mark in its place. One that cannot exist, two
 * different ones, or none at all are named among the issues.
 */
export function takeContacts(
  line: string,
  issues: InputIssue[],
  t: Translate,
): { contact: LineContact; marked: string } {
  const contact: LineContact = {};
  const before = issues.length;
  const withoutEmail = takeEmail(line.replaceAll(CONTACT, ' '), contact, issues, t);
  const marked = takePhone(withoutEmail, contact, issues, t);
  if (contact.phone === undefined && contact.email === undefined && issues.length === before) {
    issues.push({ path: 'phone', message: t('parse.no_contact'), example: '416-555-0134' });
  }
  return { contact, marked };
}

function takeEmail(text: string, contact: { email?: string }, issues: InputIssue[], t: Translate): string {
  const found = [...text.matchAll(EMAIL)].map((match) => ({ index: match.index, text: match[0] }));
  const different = new Set(found.map((email) => normalizeEmail(email.text)));
  const [first] = found;
  if (!first) return text;
  const address = normalizeEmail(first.text);
  const example = 'jane@example.com';
  if (address === null) {
    issues.push({ path: 'email', message: t('parse.not_email', { text: first.text }), example });
  } else if (different.size > 1) issues.push({ path: 'email', message: t('parse.twice'), example });
  else contact.email = address;
  return mark(text, found);
}

function takePhone(text: string, contact: { phone?: string }, issues: InputIssue[], t: Translate): string {
  const found = findPhones(text);
  const [first] = found;
  if (!first) return text;
  const example = '416-555-0134';
  if (first.number === null) {
    issues.push({ path: 'phone', message: t('parse.not_phone', { text: first.text.trim() }), example });
  } else if (new Set(found.map((phone) => phone.number)).size > 1) {
    issues.push({ path: 'phone', message: t('parse.twice'), example });
  } else contact.phone = first.number;
  return mark(text, found);
}

/** Each contact, with the word before it that says what it is, becomes the mark. From the end: the places stay. */
function mark(text: string, found: { index: number; text: string }[]): string {
  return found.reduceRight(
    (rest, { index, text: { length } }) =>
      `${rest.slice(0, index).replace(LABEL_BEFORE, '')}${CONTACT}${rest.slice(index + length)}`,
    text,
  );
}

/** One space, one comma, none at the ends. */
export function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?:\s*[,;]\s*)+/g, ', ')
    .replace(/^[\s,;]+|[\s,;]+$/g, '');
}
