import { findPhones, normalizeEmail } from '../contact-address.rules';
import { type InputIssue } from '../errors';
import { type Translate } from '../i18n/translate';
import { type LabelledFacts, takeLabels } from './lead-labels.rules';

/** What one pasted line says of a seller. */
export interface ParsedLead extends LabelledFacts {
  name: string;
  phone?: string;
  email?: string;
  address?: string;
}

export type LeadLine = { lead: ParsedLead } | { issues: InputIssue[] };

/** As REST takes them. */
const LONGEST = { name: 255, address: 500, source: 100 } as const;

/** Stands where a number or an e-mail address stood: it parts the name from the address. */
const CONTACT = '\u0000';
const EMAIL = /[^\s,;<>()]+@[^\s,;<>()]+[^\s,;<>().:]/g;
const LABEL_BEFORE =
  /(?<!\p{L})(?:tel|tél|téléphone|phone|ph|cell?|cellulaire|mobile|e-?mail|courriel)[\s.:]*$/iu;

/**
 * Reads `Jane Doe 416-555-0134 12 King St W, Toronto ON, ARV 500k, repairs 40k`. What has a word before it is taken
 * by its word; the number and the e-mail address part the name from the address. Never half: what cannot be read is
 * named, in the words of `t`.
 */
export function parseLeadLine(line: string, t: Translate): LeadLine {
  const issues: InputIssue[] = [];
  const contact: Pick<ParsedLead, 'phone' | 'email'> = {};
  const unmarked = line.replaceAll(CONTACT, ' ');
  const withoutEmail = takeEmail(unmarked, contact, issues, t);
  const { facts, rest } = takeLabels(takePhone(withoutEmail, contact, issues, t), issues, t);
  const { name, address: words } = nameAndAddress(rest);
  const address = /[\p{L}\p{N}]/u.test(words) ? words : '';

  if (name === '') {
    issues.push({ path: 'name', message: t('parse.missing'), example: 'Jane Doe 416-555-0134' });
  }
  const contactIsNamed = issues.some((issue) => issue.path === 'phone' || issue.path === 'email');
  if (contact.phone === undefined && contact.email === undefined && !contactIsNamed) {
    issues.push({ path: 'phone', message: t('parse.no_contact'), example: '416-555-0134' });
  }
  const texts = { name, address, source: facts.source ?? '' };
  for (const path of ['name', 'address', 'source'] as const) {
    if (texts[path].length <= LONGEST[path]) continue;
    issues.push({ path, message: t('parse.too_long', { max: LONGEST[path] }) });
  }
  if (issues.length > 0) return { issues };
  return { lead: { name, ...contact, ...facts, ...(address === '' ? {} : { address }) } };
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
  return marked(text, found);
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
  return marked(text, found);
}

/** Each contact, with the word before it that says what it is, becomes the mark. From the end: the places stay. */
function marked(text: string, found: { index: number; text: string }[]): string {
  return found.reduceRight(
    (rest, { index, text: { length } }) =>
      `${rest.slice(0, index).replace(LABEL_BEFORE, '')}${CONTACT}${rest.slice(index + length)}`,
    text,
  );
}

function nameAndAddress(text: string): { name: string; address: string } {
  const [first = '', ...others] = text.split(CONTACT);
  const after = others.join(' ');
  if (tidy(first) !== '') {
    // With an address behind the contact, a comma before it belongs to the name (`Doe, Jane`), a house number not.
    const { head, tail } = cutAt(tidy(first), /\p{L}/u.test(after) ? /[,;](?=\s*#?\d)/ : /[,;]|\s(?=#?\d)/);
    return { name: tidy(head), address: tidy(`${tail}, ${after}`) };
  }
  const { head, tail } = cutAt(tidy(after), /[,;]|\s(?=#?\d)/);
  // The contact stood first, and what follows is a house: nobody is named.
  if (/^#?\d/.test(head)) return { name: '', address: tidy(after) };
  return { name: tidy(head), address: tidy(tail) };
}

function cutAt(text: string, pattern: RegExp): { head: string; tail: string } {
  const at = pattern.exec(text)?.index ?? text.length;
  return { head: text.slice(0, at), tail: text.slice(at) };
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?:\s*[,;]\s*)+/g, ', ')
    .replace(/^[\s,;]+|[\s,;]+$/g, '');
}
