import { normalizeAddress } from '../../src/contact-address.rules';
import { InputError } from '../../src/errors';
import { type Translate } from '../../src/i18n/translate';
import { type LeadId } from '../../src/ids';
import { type ConsentOf, type StatedConsent } from '../../src/leads/state-consent';
import { consentBasis } from '../../src/policy/consent-words.rules';
import { CONSENT_BASES } from '../../src/policy/consent.rules';
import { cutReason } from '../../src/text';
import { DAY_MS, parseDate } from '../../src/time/civil-date';

export type ConsentInput =
  { kind: 'show'; whom: ConsentOf } | { kind: 'record'; whom: ConsentOf; consent: StatedConsent };

const LONGEST = 1000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads `L-1042`, or `+14165550134 purchase 2026-03-01 because she sold us a house`. Without a date it was given now.
 * @throws InputError naming the part
 */
export function parseConsent(text: string, now: Date, t: Translate): ConsentInput {
  const { before, because } = cutReason(text);
  const words = before.split(/\s+/).filter(Boolean);
  const date = words.findIndex((word) => DATE.test(word));
  const [stated] = date === -1 ? [] : words.splice(date, 1);
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  const basis = consentBasis(last);
  if (basis !== null) words.pop();
  const isRecord = basis !== null || stated !== undefined || because !== '';
  if (!isRecord) return { kind: 'show', whom: whomIn(words.join(' '), t) };
  if (basis === null) {
    // The words may be `L-1042 verbal`: the last one was to be the basis.
    const typed = whomOf(words.slice(0, -1).join(' ')) === null ? '' : last;
    const message = typed === '' ? t('parse.missing') : t('row.not_one_of', { text: typed });
    throw wrong('basis', message, CONSENT_BASES.join(', '));
  }
  const whom = whomIn(words.join(' '), t);
  if (because === '') throw wrong('because', t('parse.missing'), 'because she said yes on the phone');
  if (because.length > LONGEST) {
    throw wrong('because', t('parse.too_long', { max: LONGEST }), 'because she said yes on the phone');
  }
  return { kind: 'record', whom, consent: { basis, at: dateIn(stated, now, t), evidence: because } };
}

function dateIn(stated: string | undefined, now: Date, t: Translate): Date {
  if (stated === undefined) return now;
  const day = parseDate(stated);
  if (day !== null && day * DAY_MS <= now.getTime()) return new Date(day * DAY_MS);
  throw wrong('date', t('row.not_past_date', { text: stated }), '2026-11-20');
}

function whomIn(typed: string, t: Translate): ConsentOf {
  const whom = whomOf(typed);
  if (whom !== null) return whom;
  throw wrong('whom', typed === '' ? t('parse.missing') : t('consent.not_whom', { text: typed }), 'L-1042');
}

function whomOf(typed: string): ConsentOf | null {
  if (/^L-\d+$/i.test(typed)) return { lead: typed.toUpperCase() as LeadId };
  const address = normalizeAddress(typed);
  return address === null ? null : { address };
}

function wrong(path: string, message: string, example: string): InputError {
  return new InputError([{ path, message, example }]);
}
