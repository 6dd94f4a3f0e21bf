import { InputError, type InputIssue } from '../../src/errors';
import { inferProvinceMarket } from '../../src/geo/infer.rules';
import { ALL_MARKETS, marketDisplay, marketKey } from '../../src/geo/markets';
import { parseProvince, type Province } from '../../src/geo/provinces';
import { type Locale, type MessageKey, translator } from '../../src/i18n/translate';
import {
  EXAMPLES,
  parsePolicyEdit,
  type PolicyEdit,
  splitSettings,
} from '../../src/policy/parse-policy-edit.rules';
import { cutReason, foldText } from '../../src/text';

interface Place {
  province: Province;
  market: string;
}

export type PolicyUse =
  | { kind: 'list' }
  | ({ kind: 'show' | 'history' } & Place)
  | ({ kind: 'diff'; a: number; b: number } & Place)
  | ({ kind: 'set'; edit: PolicyEdit; reason: string } & Place)
  | ({ kind: 'rollback'; version: number; reason: string } & Place);

const VERBS: Record<string, Exclude<PolicyUse['kind'], 'list'>> = {
  show: 'show',
  voir: 'show',
  history: 'history',
  historique: 'history',
  diff: 'diff',
  compare: 'diff',
  comparer: 'diff',
  set: 'set',
  regler: 'set',
  rollback: 'rollback',
  retablir: 'rollback',
};

const LONGEST_REASON = 1000;

function verbOf(text: string): { verb: Exclude<PolicyUse['kind'], 'list'>; rest: string } {
  const [first = '', ...others] = text.trim().split(/\s+/);
  const verb = VERBS[foldText(first)];
  return verb === undefined ? { verb: 'show', rest: text.trim() } : { verb, rest: others.join(' ') };
}

/** Reads `ON Toronto`, `history ON`, `diff ON 3 5`, `set ON windows … because …`. @throws InputError naming the argument */
export function readUse(text: string, locale: Locale): PolicyUse {
  const { verb, rest } = verbOf(text);
  if (text.trim() === '') return { kind: 'list' };
  switch (verb) {
    case 'show':
    case 'history':
      return { kind: verb, ...placeOf(rest, locale) };
    case 'diff': {
      const [place, [a = '', b = '']] = takeNumbers(rest, 2);
      return { kind: 'diff', ...placeOf(place, locale), a: version(a, locale), b: version(b, locale) };
    }
    case 'rollback': {
      const { before, reason } = takeReason(rest, locale, 'rollback ON 3 because the windows were right');
      const [place, [number = '']] = takeNumbers(before, 1);
      return { kind: 'rollback', ...placeOf(place, locale), version: version(number, locale), reason };
    }
    case 'set':
      return readSet(rest, locale);
  }
}

function readSet(rest: string, locale: Locale): PolicyUse {
  const { before, reason } = takeReason(rest, locale, `set ON ${EXAMPLES.score} because few leads are left`);
  const { place: placeText, settings } = splitSettings(before);
  const place = placeOf(placeText, locale);
  if (settings === '') throw wrong(locale, 'setting', 'policy.wrong.missing', '', EXAMPLES.windows);
  const parsed = parsePolicyEdit(settings, locale);
  if ('issues' in parsed) throw new InputError(parsed.issues);
  return { kind: 'set', ...place, edit: parsed.edit, reason };
}

function takeReason(text: string, locale: Locale, example: string): { before: string; reason: string } {
  const { before, because } = cutReason(text);
  if (because === '') throw wrong(locale, 'reason', 'policy.wrong.reason', '', example);
  return { before, reason: because.slice(0, LONGEST_REASON) };
}

/** The last words, as many as are wanted; they stand behind the place. */
function takeNumbers(text: string, count: number): [place: string, numbers: string[]] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const first = words.findIndex((word, index) => index > 0 && /\d/.test(word));
  if (first === -1) return [words.join(' '), []];
  return [words.slice(0, first).join(' '), words.slice(first, first + count)];
}

function version(text: string, locale: Locale): number {
  const number = /^v?\d{1,9}$/i.test(text) ? Number(text.replace(/^v/i, '')) : 0;
  if (number >= 1) return number;
  throw wrong(locale, 'version', text === '' ? 'policy.wrong.missing' : 'policy.wrong.version', text, '3');
}

/** A policy may be any city's: `ON Barrie` too, which is no market that a lead is sorted into. */
function placeOf(text: string, locale: Locale): Place {
  const [first = '', ...others] = text.split(/\s+/);
  const coded = parseProvince(first);
  if (coded !== null && others.length > 0) {
    const market = marketDisplay(marketKey(others.join(' ')));
    if (market !== ALL_MARKETS || foldText(others.join(' ')) === 'all') return { province: coded, market };
  }
  const { province, market } =
    coded === null ? inferProvinceMarket(text, undefined) : { province: coded, market: ALL_MARKETS };
  if (province !== null && (coded === null || others.length === 0)) return { province, market };
  throw wrong(
    locale,
    'place',
    text === '' ? 'policy.wrong.missing' : 'policy.wrong.place',
    text,
    'ON Toronto',
  );
}

function wrong(locale: Locale, path: string, key: MessageKey, text: string, example: string): InputError {
  const issue: InputIssue = { path, message: translator(locale)(key, { text }), example };
  return new InputError([issue]);
}
