import { type InputIssue } from '../errors';
import { type Translate } from '../i18n/translate';
import { type Cents } from '../money';
import { takeMoney } from '../parse-money.rules';
import { consentBasis } from '../policy/consent-words.rules';
import { type ConsentBasis } from '../policy/consent.rules';

/** What has a word before it in a line of a lead, whatever its order. */
export interface LabelledFacts {
  arv?: Cents;
  repairs?: Cents;
  asking_price?: Cents;
  score?: number;
  source?: string;
  /** What the seller agreed to messages by. */
  consent?: ConsentBasis;
}

const MONEY_WORDS = [
  { field: 'arv', word: 'arv|after[- ]repair value|var|valeur après (?:travaux|rénos?|réparations?)' },
  { field: 'repairs', word: 'repairs?|renos?|rehab|rénos?|rénovations?|réparations?|travaux' },
  { field: 'asking_price', word: 'asking(?: price)?|ask|prix demandé|demande' },
] as const;

const SCORE = /(?<![\p{L}\p{N}])(?:score|pointage)\s*[:=]?\s*(\d*[.,]?\d+)\s?(%?)/iu;
const SOURCE = /(?<![\p{L}\p{N}])source\s*[:=]?\s*([\p{L}\p{N}_-]+)/giu;
const CONSENT = /(?<![\p{L}\p{N}])consent(?:ement)?\s*[:=]?\s*(\p{L}*)/iu;
/** `12 Source Rd` is a street: a house number begins the line or follows a comma. */
const HOUSE_NUMBER_BEFORE = /(?:^|[,;])\s*#?\d+\p{L}?\s+$/u;

/** Takes the labelled facts out of a line. What is labelled and cannot be read is named among the issues. */
export function takeLabels(
  line: string,
  issues: InputIssue[],
  t: Translate,
): { facts: LabelledFacts; rest: string } {
  const facts: LabelledFacts = {};
  let rest = line;
  for (const { field } of MONEY_WORDS) rest = takeAmount(rest, field, facts, issues, t);
  rest = takeScore(rest, facts, issues, t);
  rest = takeConsent(rest, facts, issues, t);
  const source = [...rest.matchAll(SOURCE)]
    .filter((match) => !HOUSE_NUMBER_BEFORE.test(rest.slice(0, match.index)))
    .at(-1);
  if (source?.[1] === undefined) return { facts, rest };
  return { facts: { ...facts, source: source[1].toLowerCase() }, rest: without(rest, source) };
}

type MoneyField = (typeof MONEY_WORDS)[number]['field'];

/** Takes one labelled amount out of a line. */
export function takeAmount(
  text: string,
  field: MoneyField,
  facts: LabelledFacts,
  issues: InputIssue[],
  t: Translate,
): string {
  const { word } = MONEY_WORDS.find((one) => one.field === field) ?? MONEY_WORDS[0];
  // The word counts as a label where `:` or `=` follows, or something that begins like money.
  const label = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${word})(?!\\p{L})\\s*(?:[:=]\\s*|(?=[$\\d]|C(?:AD?)?\\s?[$\\d]))`,
    'iu',
  ).exec(text);
  if (!label) return text;
  const before = text.slice(0, label.index);
  const after = text.slice(label.index + label[0].length);
  const money = takeMoney(after);
  const example = `${field === 'asking_price' ? 'asking' : field} 450k`;
  if (money === null) {
    const [typed = ''] = /^[^,;]{0,40}/.exec(after) ?? [];
    issues.push({ path: field, message: t('parse.not_amount', { text: typed.trim() || '–' }), example });
    return `${before} ${after.slice(typed.length)}`;
  }
  if (facts[field] !== undefined && facts[field] !== money.amount) {
    issues.push({ path: field, message: t('parse.twice'), example });
  }
  facts[field] = money.amount;
  return takeAmount(`${before} ${money.rest}`, field, facts, issues, t);
}

function takeScore(text: string, facts: LabelledFacts, issues: InputIssue[], t: Translate): string {
  const match = SCORE.exec(text);
  if (!match) return text;
  const [, digits = '', percent = ''] = match;
  const score = Number(digits.replace(',', '.')) / (percent === '' ? 1 : 100);
  if (score >= 0 && score <= 1) facts.score = score;
  else issues.push({ path: 'score', message: t('parse.not_score', { text: digits }), example: 'score 0.8' });
  return without(text, match);
}

/** Takes `consent express` out of a line. */
export function takeConsent(text: string, facts: LabelledFacts, issues: InputIssue[], t: Translate): string {
  const match = CONSENT.exec(text);
  if (!match) return text;
  const [, word = ''] = match;
  const basis = consentBasis(word);
  if (basis !== null) facts.consent = basis;
  else {
    const message = word === '' ? t('parse.missing') : t('row.not_one_of', { text: word });
    issues.push({ path: 'consent', message, example: 'consent express' });
  }
  return without(text, match);
}

function without(text: string, match: RegExpExecArray): string {
  return `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
}
