import { type ColdGateMode } from '../../src/buyers/cold-gate.model';
import { type HeatQuestion } from '../../src/buyers/look-at-heat';
import { InputError } from '../../src/errors';
import { readPlace } from '../../src/geo/place-words.rules';
import { type Province } from '../../src/geo/provinces';
import { type Translate } from '../../src/i18n/translate';
import { cutReason } from '../../src/text';

export interface GateChange {
  province: Province;
  market: string;
  mode: ColdGateMode;
  reason: string;
}
export type HeatInput = { kind: 'show'; question: HeatQuestion } | { kind: 'set'; change: GateChange };

const MODES: Record<string, ColdGateMode> = {
  off: 'off',
  arrêt: 'off',
  arret: 'off',
  warn: 'warn',
  avertir: 'warn',
  block: 'block',
  bloquer: 'block',
};
const ALL = /^(?:all|tout|tous)$/i;
const LONGEST_REASON = 1000;
const EXAMPLE = 'ON Toronto block because too few buyers there';

/** `ON`, `ON Toronto`, `ON Toronto block because …`. @throws InputError that names the argument */
export function parseHeat(text: string, t: Translate): HeatInput {
  const { before, because: reason } = cutReason(text);
  const words = before.split(/\s+/).filter(Boolean);
  if (words.length === 0 || (words.length === 1 && ALL.test(words[0] ?? '')))
    return { kind: 'show', question: {} };
  const place = readPlace(words, (word) => MODES[word.toLowerCase()] !== undefined);
  if (!place) throw wrong('place', t('setting.not_place', { text: before }));
  const { province, market, rest } = place;
  const [word, ...more] = rest;
  if (word === undefined) {
    const exact = market === 'ALL' ? {} : { market };
    return { kind: 'show', question: { province, ...exact } };
  }
  const mode = MODES[word.toLowerCase()];
  if (mode === undefined || more.length > 0)
    throw wrong('mode', t('heat.not_mode', { text: rest.join(' ') }));
  if (reason === '') throw wrong('reason', t('parse.missing'));
  if (reason.length > LONGEST_REASON) throw wrong('reason', t('parse.too_long', { max: LONGEST_REASON }));
  return { kind: 'set', change: { province, market, mode, reason } };
}

function wrong(path: string, message: string): InputError {
  return new InputError([{ path, message, example: EXAMPLE }]);
}
