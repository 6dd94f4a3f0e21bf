import { type InputIssue } from '../errors';
import { type Locale, localeNamed, type Translate } from '../i18n/translate';
import { type LabelledFacts, takeAmount, takeConsent } from '../leads/lead-labels.rules';
import { CONTACT, takeContacts, tidy } from '../leads/line-contacts.rules';
import { type ConsentBasis } from '../policy/consent.rules';
import { takePropertyTypes } from '../property-type';
import { type BuyBox, boxOf } from './buy-box.rules';
import { readPlaces } from './places.rules';
import { takePrices } from './price-range.rules';

/** What one pasted line says of a buyer. */
export interface ParsedBuyer {
  name: string;
  phone?: string;
  email?: string;
  box: Pick<BuyBox, 'places'> & Partial<BuyBox>;
  language?: Locale;
  consent?: ConsentBasis;
}

export type BuyerLine = { buyer: ParsedBuyer } | { issues: InputIssue[] };

const LONGEST_NAME = 255;
/** `repairs up to 60k` says no more than `repairs 60k`: it is a ceiling. */
const REPAIRS_UP_TO =
  /(?<!\p{L})(?:max\.?\s+)?(repairs?|renos?|rehab|rénos?|rénovations?|réparations?|travaux)(\s*:?\s*)(?:up to|max(?:imum)?\.?|at most|under|jusqu['’]à|au plus|[≤<])\s*/iu;
const LANGUAGE = /(?<!\p{L})(?:language|langue|lang)(?!\p{L})\s*[:=]?\s*(\p{L}+)/iu;
const ANY_TYPE = /(?<!\p{L})(?:any(?: types?)?|all types|tous? types?)(?!\p{L})/iu;

/**
 * Reads `Sam Lee 416-555-0199 sam@x.ca ON Toronto, SFR MULTI, 200k-450k, repairs 60k`: the name stands before the
 * number, what they want behind it in any order. Never half: what cannot be read is named, in the words of `t`.
 */
export function parseBuyerLine(line: string, t: Translate): BuyerLine {
  const issues: InputIssue[] = [];
  const { contact, marked } = takeContacts(line, issues, t);
  const facts: LabelledFacts = {};
  const withoutRepairs = takeAmount(marked.replace(REPAIRS_UP_TO, '$1$2'), 'repairs', facts, issues, t);
  const withoutConsent = takeConsent(withoutRepairs, facts, issues, t);
  // Without a contact nothing parts the name from the rest.
  if (!marked.includes(CONTACT)) return { issues };
  const { language, rest } = takeLanguage(withoutConsent, issues, t);
  const { name, wishes } = parted(rest);
  const { types, rest: untyped } = takePropertyTypes(wishes.replace(ANY_TYPE, ' '));
  const { limits, rest: where, wrong } = takePrices(untyped);
  const read = readPlaces(where);
  const places = 'places' in read ? read.places : [];

  const wrongly = (path: string, message: string, example: string) => issues.push({ path, message, example });
  if (name === '') wrongly('name', t('parse.missing'), 'Sam Lee 416-555-0199 ON Toronto');
  if (name.length > LONGEST_NAME) wrongly('name', t('parse.too_long', { max: LONGEST_NAME }), 'Sam Lee');
  if (wrong !== null) wrongly('price', t('parse.not_range', { text: wrong }), '200k-450k');
  if ('unknown' in read) wrongly('places', t('parse.not_place', { text: read.unknown }), 'Toronto ON, QC');
  else if (places.length === 0) wrongly('places', t('parse.missing'), 'Toronto ON, QC');
  if (issues.length > 0) return { issues };
  const { repairs, consent } = facts;
  const box = boxOf({ places, types: types.length > 0 ? types : undefined, price: limits, repairs });
  return { buyer: { name, ...contact, box, ...(language && { language }), ...(consent && { consent }) } };
}

function takeLanguage(
  text: string,
  issues: InputIssue[],
  t: Translate,
): { language: Locale | null; rest: string } {
  const found = LANGUAGE.exec(text);
  if (!found) return { language: null, rest: text };
  const [whole, word = ''] = found;
  const language = localeNamed(word);
  if (language === null) {
    issues.push({ path: 'language', message: t('row.not_one_of', { text: word }), example: 'language fr' });
  }
  return { language, rest: text.replace(whole, ' ') };
}

/** The name before the contact, up to a comma; where the contact comes first, the words behind it up to a comma. */
function parted(text: string): { name: string; wishes: string } {
  const [first = '', ...others] = text.split(CONTACT);
  const isLed = tidy(first) !== '';
  const [name = '', ...more] = (isLed ? tidy(first) : tidy(others.join(' '))).split(/[,;]/);
  return { name: tidy(name), wishes: [...more, ...(isLed ? others : [])].join(', ') };
}
