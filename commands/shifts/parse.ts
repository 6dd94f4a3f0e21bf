import { type ParseContext } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { parseProvince, type Province } from '../../src/geo/provinces';
import { type Locale, type Translate } from '../../src/i18n/translate';
import { parseWindows } from '../../src/policy/parse-windows.rules';
import { policyRulesSchema } from '../../src/policy/policy-rules.schema';
import { type ShiftTerms } from '../../src/shifts/change-shift';
import { type TimeOff } from '../../src/shifts/shift.model';
import { foldText } from '../../src/text';
import { parseDate } from '../../src/time/civil-date';

export type ShiftsInput =
  | { kind: 'list' }
  | { kind: 'set'; user: string; terms: ShiftTerms }
  | { kind: 'remove'; user: string }
  /** `user` undefined: one's own. */
  | { kind: 'off'; user?: string; off: TimeOff }
  | { kind: 'back'; user?: string };

const FOR = /\s+(?:for|pour)\s+/iu;
const OFF = /^(?:off|absent|absente|conge)$/;
const BACK = /^(?:back|retour|present|presente)$/;
const NONE = /^(?:none|aucun|aucune)$/;
const LANGUAGES: Record<string, Locale> = {
  french: 'fr',
  francais: 'fr',
  fr: 'fr',
  english: 'en',
  anglais: 'en',
  en: 'en',
};

/** What somebody typed after /shifts. @throws InputError that names the argument */
export function parseShifts(text: string, { t, actor }: Pick<ParseContext, 't' | 'actor'>): ShiftsInput {
  const line = text.trim();
  if (line === '') return { kind: 'list' };
  const named = /^<@([A-Z0-9]+)(?:\|[^>]*)?>\s*/.exec(line);
  const rest = named ? line.slice(named[0].length) : line;
  const [first = '', ...words] = rest.split(/\s+/);
  const user = named?.[1];
  const whose = user === undefined || user === actor.id ? {} : { user };
  if (OFF.test(foldText(first))) return { kind: 'off', ...whose, off: datesOf(words, t) };
  if (BACK.test(foldText(first))) return { kind: 'back', ...whose };
  if (user === undefined) throw wrong('person', t('parse.not_user', { text: first }), '@anna mon-fri 9-17');
  if (NONE.test(foldText(first))) return { kind: 'remove', user };
  return { kind: 'set', user, terms: termsOf(rest, t) };
}

function termsOf(text: string, t: Translate): ShiftTerms {
  const [spoken = '', whom = ''] = text.split(FOR);
  const read = parseWindows(spoken);
  const example = 'mon-fri 9-17, sat 10-14';
  if ('wrong' in read) throw wrong('hours', t('shifts.not_hours', { text: read.wrong || '?' }), example);
  const checked = policyRulesSchema.shape.contact_windows_local.safeParse(read.windows);
  if (!checked.success || checked.data.length === 0) {
    throw wrong('hours', t('shifts.hours_cross', { text: spoken.trim() || '?' }), example);
  }
  return { hours: checked.data, ...whomOf(whom, t) };
}

function whomOf(text: string, t: Translate): Pick<ShiftTerms, 'provinces' | 'languages'> {
  const provinces = new Set<Province>();
  const languages = new Set<Locale>();
  for (const word of text.split(/[\s,;]+/).filter((part) => part !== '')) {
    const language = LANGUAGES[foldText(word)];
    const province = parseProvince(word);
    if (language !== undefined) languages.add(language);
    else if (province !== null) provinces.add(province);
    else throw wrong('for', t('shifts.not_whom', { text: word }), 'mon-fri 9-17 for ON QC french');
  }
  return { provinces: [...provinces], languages: [...languages] };
}

function datesOf(words: string[], t: Translate): TimeOff {
  const dates = words.filter((word) => !/^(?:to|until|au|[-–—])$/iu.test(word));
  const [from = '', until = from, more] = dates;
  const wrongDate = [from, until].find((date) => parseDate(date) === null) ?? more;
  const example = 'off 2026-12-24 2026-12-27';
  if (from === '') throw wrong('date', t('parse.missing'), example);
  if (wrongDate !== undefined) throw wrong('date', t('parse.not_date', { text: wrongDate }), example);
  if (until < from) throw wrong('date', t('shifts.dates_turned', { from, until }), example);
  return { from, until };
}

function wrong(path: string, message: string, example: string): InputError {
  return new InputError([{ path, message, example }]);
}
