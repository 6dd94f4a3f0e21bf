import { type ParseContext } from '../../src/contract/command';
import { InputError, type InputIssue } from '../../src/errors';
import { type Locale, type MessageKey, translator } from '../../src/i18n/translate';
import { LADDER } from '../../src/ladder/ladder.rules';
import { parseDelay } from '../../src/ladder/ladder-setting.rules';
import { type LadderSettingChange } from '../../src/ladder/ladder-settings';
import { readPlace } from '../../src/geo/place-words.rules';

export type LadderInput = { kind: 'show-all' } | { kind: 'show' | 'set'; change: LadderSettingChange };

const TEXTS = /^(?:texts?|textos?|sms)$/i;
const BACK = /^(?:default|défaut|defaut)$/i;
const ON = /^(?:on|oui|yes)$/i;
const OFF = /^(?:off|non|no)$/i;

/** What a manager typed after /ladder. @throws InputError that names the argument */
export function parseLadder(text: string, { t }: Pick<ParseContext, 't'>): LadderInput {
  const words = text.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return { kind: 'show-all' };
  const place = readPlace(
    words,
    (word) => TEXTS.test(word) || BACK.test(word) || parseDelay(word.replace(',', '')) !== null,
  );
  if (!place) throw wrong(t.locale, 'place', 'setting.not_place', { text }, 'ON Toronto');
  const { province, market, rest } = place;
  const [first = '', second = ''] = rest;
  if (rest.length === 0) return { kind: 'show', change: { province, market } };
  if (BACK.test(first)) return { kind: 'set', change: { province, market, delays: null } };
  if (TEXTS.test(first)) {
    if (!ON.test(second) && !OFF.test(second))
      throw wrong(t.locale, 'texts', 'setting.not_switch', { text: second || '?' }, 'texts off');
    if (market !== 'ALL')
      throw wrong(t.locale, 'texts', 'setting.texts_are_of_a_province', {}, 'ON texts off');
    return { kind: 'set', change: { province, market, auto_sms: ON.test(second) } };
  }
  return { kind: 'set', change: { province, market, delays: delaysOf(rest, t.locale) } };
}

function delaysOf(words: string[], locale: Locale): number[] {
  const delays = words.map((word) => parseDelay(word.replace(',', '')));
  const read = delays.filter((delay) => delay !== null);
  if (read.length === LADDER.length && delays.length === LADDER.length) return read;
  throw wrong(locale, 'delays', 'setting.not_delays', { count: read.length }, 'ON 0 30m 3h 1d 3d 7d');
}

function wrong(
  locale: Locale,
  path: string,
  key: MessageKey,
  params: Record<string, string | number>,
  example: string,
): InputError {
  const issue: InputIssue = { path, message: translator(locale)(key, params), example };
  return new InputError([issue]);
}
