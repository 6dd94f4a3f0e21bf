import { InputError } from '../../src/errors';
import { readPlace } from '../../src/geo/place-words.rules';
import { type Translate } from '../../src/i18n/translate';
import { parseMultiplier } from '../../src/offers/multiplier.rules';
import { type OfferPolicyChange } from '../../src/offers/upsert-offer-policy';
import { takeMoney } from '../../src/parse-money.rules';
import { cutReason, foldText } from '../../src/text';

const SWITCHES: Record<string, boolean> = { on: true, off: false, oui: true, non: false };
const SETTINGS: Record<string, 'multiplier_bp' | 'default_fees_buffer' | 'default_assignment_fee'> = {
  multiplier: 'multiplier_bp',
  multiplicateur: 'multiplier_bp',
  fees: 'default_fees_buffer',
  frais: 'default_fees_buffer',
  assignment: 'default_assignment_fee',
  cession: 'default_assignment_fee',
};
const EXAMPLE = 'policy ON multiplier 0.68 fees 3000 assignment 12000 because margins are thin';

const settingOf = (word: string) => SETTINGS[foldText(word)];
const switchOf = (word: string) => SWITCHES[foldText(word)];

/** Reads `ON on`, `ON Toronto multiplier 0.68 fees 3000 because …`. @throws InputError naming the argument */
export function parsePolicyChange(text: string, t: Translate): OfferPolicyChange {
  const { before, because } = cutReason(text);
  const place = readPlace(
    before.split(/\s+/).filter(Boolean),
    (word) => settingOf(word) !== undefined || switchOf(word) !== undefined,
  );
  if (place === null) {
    const message = before === '' ? t('parse.missing') : t('parse.not_place', { text: before });
    throw wrong('province', message, EXAMPLE);
  }
  const { province, market } = place;
  const change: OfferPolicyChange = { province, market, ...(because !== '' && { reason: because }) };
  let rest = place.rest.join(' ');
  if (rest === '') throw wrong('setting', t('parse.missing'), EXAMPLE);
  while (rest !== '') rest = takeSetting(rest, change, t);
  return change;
}

/** Reads one setting into the change. @returns what follows it */
function takeSetting(text: string, change: OfferPolicyChange, t: Translate): string {
  const [word = ''] = text.split(/\s+/);
  const value = text.slice(word.length).trimStart();
  const enabled = switchOf(word);
  if (enabled !== undefined) {
    change.enabled = enabled;
    return value;
  }
  const setting = settingOf(word);
  if (setting === undefined) throw wrong('setting', t('offer.wrong.setting', { text: word }), EXAMPLE);
  if (setting === 'multiplier_bp') {
    const [typed = ''] = /^\S*(?:\s%)?/.exec(value) ?? [];
    const bp = parseMultiplier(typed.replace(/,$/, ''));
    if (bp === null) throw wrong('multiplier', t('offer.wrong.multiplier', { text: typed || '–' }), '0.68');
    change.multiplier_bp = bp;
    return value.slice(typed.length).trimStart();
  }
  const money = takeMoney(value);
  if (money === null) {
    const [typed = ''] = /^\S*/.exec(value) ?? [];
    throw wrong(word.toLowerCase(), t('offer.wrong.amount', { text: typed || '–' }), '3000');
  }
  change[setting] = money.amount;
  return money.rest.replace(/^[\s,;]+/, '');
}

function wrong(path: string, message: string, example: string): InputError {
  return new InputError([{ path, message, example }]);
}
