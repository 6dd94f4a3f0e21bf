import { type InputIssue } from '../errors';
import { type Translate } from '../i18n/translate';
import { type LabelledFacts, takeLabels } from './lead-labels.rules';
import { CONTACT, takeContacts, tidy } from './line-contacts.rules';

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

/**
 * Reads `Jane Doe 416-555-0134 12 King St W, Toronto ON, ARV 500k, repairs 40k`. What has a word before it is taken
 * by its word; the number and the e-mail address part the name from the address. Never half: what cannot be read is
 * named, in the words of `t`.
 */
export function parseLeadLine(line: string, t: Translate): LeadLine {
  const issues: InputIssue[] = [];
  const { contact, marked } = takeContacts(line, issues, t);
  const { facts, rest } = takeLabels(marked, issues, t);
  const { name, address: words } = nameAndAddress(rest);
  const address = /[\p{L}\p{N}]/u.test(words) ? words : '';

  if (name === '') {
    issues.push({ path: 'name', message: t('parse.missing'), example: 'Jane Doe 416-555-0134' });
  }
  const texts = { name, address, source: facts.source ?? '' };
  for (const path of ['name', 'address', 'source'] as const) {
    if (texts[path].length <= LONGEST[path]) continue;
    issues.push({ path, message: t('parse.too_long', { max: LONGEST[path] }) });
  }
  if (issues.length > 0) return { issues };
  return { lead: { name, ...contact, ...facts, ...(address === '' ? {} : { address }) } };
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
