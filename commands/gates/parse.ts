import { InputError } from '../../src/errors';
import { ACTION, DOMAIN } from '../../src/heimdall/gate-names.rules';
import { type GateChange } from '../../src/heimdall/gates';
import { type Translate } from '../../src/i18n/translate';
import { cutReason } from '../../src/text';

const EXAMPLE = 'OFFERS make 0.8 ask 0.5 because we begin with care';
const LONGEST_REASON = 1000;

/** Null: to see them. @throws InputError that names the word */
export function parseGates(text: string, t: Translate): GateChange | null {
  const { before, because: reason } = cutReason(text);
  const [domain = '', action = '', allowed, word, asked, ...rest] = before.split(/\s+/).filter(Boolean);
  if (domain === '' && reason === '') return null;
  if (!DOMAIN.test(domain.toUpperCase())) throw wrong('domain', t('gates.not_domain'));
  if (!ACTION.test(action.toLowerCase())) throw wrong('action', t('gates.not_action'));
  const min_confidence = readConfidence(allowed, 'min_confidence', t);
  if (word !== undefined && !/^(?:ask|demander)$/i.test(word))
    throw wrong('ask_from', t('gates.not_ask', { text: word }));
  const ask_from = word === undefined ? 0 : readConfidence(asked, 'ask_from', t);
  if (ask_from > min_confidence) throw wrong('ask_from', t('gates.ask_above'));
  if (rest.length > 0) throw wrong('text', t('gates.not_ask', { text: rest.join(' ') }));
  if (reason === '') throw wrong('because', t('parse.missing'));
  if (reason.length > LONGEST_REASON) throw wrong('because', t('parse.too_long', { max: LONGEST_REASON }));
  return { domain: domain.toUpperCase(), action: action.toLowerCase(), min_confidence, ask_from, reason };
}

/** `0.8`, `0,8`, `80%`. */
function readConfidence(text: string | undefined, path: string, t: Translate): number {
  const [, digits = '', sign] = /^(\d{1,3}(?:[.,]\d{1,4})?)(%)?$/.exec(text ?? '') ?? [];
  const value = Number(digits.replace(',', '.')) / (sign === undefined ? 1 : 100);
  if (digits === '' || value > 1) throw wrong(path, t('gates.not_confidence'));
  return value;
}

const wrong = (path: string, message: string) => new InputError([{ path, message, example: EXAMPLE }]);
