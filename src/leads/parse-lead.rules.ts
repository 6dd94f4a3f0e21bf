import { findPhone, normalizeEmail, normalizePhone } from '../contact-address.rules';
import { type InputIssue } from '../errors';
import { type Cents } from '../money';

/** What one pasted line says of a seller. */
export interface ParsedLead {
  name: string;
  phone?: string;
  email?: string;
  address?: string;
  arv?: Cents;
  repairs?: Cents;
  asking_price?: Cents;
  score?: number;
  source?: string;
}

export type LeadLine = { lead: ParsedLead } | { issues: InputIssue[] };

const MONEY_WORDS = [
  { field: 'arv', word: 'arv' },
  { field: 'repairs', word: 'repairs?|reno|rénos?|travaux' },
  { field: 'asking_price', word: 'asking|ask|demande' },
] as const;

const EMAIL = /[^\s,<>]+@[^\s,<>]+/;

/**
 * Reads `Jane Doe 416-555-0134 12 King St W, Toronto ON, ARV 500k, repairs 40k`. What has a word before it is taken
 * by its word; the number and the e-mail address part the name from the address.
 */
export function parseLeadLine(line: string): LeadLine {
  const issues: InputIssue[] = [];
  const found: Partial<ParsedLead> = {};
  let rest = line;

  for (const { field, word } of MONEY_WORDS) {
    rest = take(
      rest,
      new RegExp(`\\b(?:${word})\\s*[:=]?\\s*([$\\d][^,;]*?)(?=\\s*(?:[,;]|$|\\s[a-z]+\\s*[:=]))`, 'i'),
      (text) => {
        const amount = parseMoney(text);
        if (amount === null)
          issues.push({ path: field, message: `${text} is not an amount`, example: `${field} 450k` });
        else found[field] = amount;
      },
    );
  }
  rest = take(rest, /\bscore\s*[:=]?\s*([\d.]+)/i, (text) => {
    const score = Number(text);
    if (score >= 0 && score <= 1) found.score = score;
    else issues.push({ path: 'score', message: `${text} is not from 0 to 1`, example: 'score 0.8' });
  });
  rest = take(rest, /\bsource\s*[:=]?\s*([\w-]+)/i, (text) => (found.source = text.toLowerCase()));

  const parts = splitAtContact(rest, found, issues);
  const name = tidy(parts.name);
  const address = tidy(parts.address);
  if (name === '') issues.push({ path: 'name', message: 'is missing', example: 'Jane Doe 416-555-0134 …' });
  if (found.phone === undefined && found.email === undefined && issues.length === 0) {
    issues.push({
      path: 'phone',
      message: 'a number or an e-mail address is missing',
      example: '416-555-0134',
    });
  }
  if (issues.length > 0) return { issues };
  return { lead: { name, ...found, ...(address === '' ? {} : { address }) } };
}

function take(text: string, pattern: RegExp, use: (value: string) => void): string {
  const match = pattern.exec(text);
  if (!match) return text;
  use((match[1] ?? '').trim());
  return `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
}

function splitAtContact(
  text: string,
  found: Partial<ParsedLead>,
  issues: InputIssue[],
): { name: string; address: string } {
  let cut = -1;
  let rest = text;
  const email = EMAIL.exec(rest);
  if (email) {
    const address = normalizeEmail(email[0]);
    if (address === null) {
      issues.push({
        path: 'email',
        message: `${email[0]} is not an e-mail address`,
        example: 'jane@example.com',
      });
    } else found.email = address;
    rest = blank(rest, email);
    cut = email.index;
  }
  const phone = findPhone(rest);
  if (phone) {
    const number = normalizePhone(phone[0]);
    if (number === null) {
      issues.push({
        path: 'phone',
        message: `${phone[0].trim()} is not a number that can exist`,
        example: '416-555-0134',
      });
    } else found.phone = number;
    rest = blank(rest, phone);
    cut = cut === -1 ? phone.index : Math.min(cut, phone.index);
  }
  if (cut === -1) {
    const house = /[,\d]/.exec(rest);
    cut = house ? house.index : rest.length;
  }
  return { name: rest.slice(0, cut), address: rest.slice(cut) };
}

/** Keeps the places of the rest. */
function blank(text: string, match: RegExpExecArray): string {
  return text.slice(0, match.index) + ' '.repeat(match[0].length) + text.slice(match.index + match[0].length);
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?:\s*[,;]\s*)+/g, ', ')
    .replace(/^[\s,;]+|[\s,;]+$/g, '');
}
