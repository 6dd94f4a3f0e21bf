import { type ParseContext } from '../../src/contract/command';
import { InputError, type InputIssue } from '../../src/errors';
import { inferProvinceMarket } from '../../src/geo/infer.rules';
import { type Province } from '../../src/geo/provinces';
import { type LeadId, type OfferId } from '../../src/ids';
import { type Translate } from '../../src/i18n/translate';
import { type Cents, cents } from '../../src/money';
import { type OfferPolicyChange } from '../../src/offers/upsert-offer-policy';
import { type OfferEnd } from '../../src/offers/offer.model';
import { parseMoney, takeMoney } from '../../src/parse-money.rules';
import { foldText } from '../../src/text';
import { parsePolicyChange } from './parse-policy';

export interface House {
  arv: Cents;
  repairs: Cents;
  holding_cost: Cents;
  province: Province;
  market: string;
}

export type OfferInput =
  | { kind: 'form' | 'open' | 'policies' }
  | ({ kind: 'compute' } & House)
  | { kind: 'lead'; id: LeadId }
  | { kind: 'show'; id: OfferId }
  | { kind: 'end'; id: OfferId; as: Exclude<OfferEnd, 'expired'>; counter?: Cents }
  | { kind: 'policy'; change: OfferPolicyChange };

/** What may stand before the amounts. */
const ARV_WORD = /^[\s,;]*(?:(?:arv|var)\s*[:=]?)?/i;
const REPAIRS_WORD = /^[\s,;]*(?:(?:repairs?|travaux|r[ée]parations?)\s*[:=]?)?/i;
const HOLDING = /[\s,;]*(?<!\p{L})(?:holding|portage)\s*[:=]?\s*(.*)$/iu;

const WORDS: Record<string, 'open' | 'policies'> = {
  open: 'open',
  ouvertes: 'open',
  policies: 'policies',
  politiques: 'policies',
};
const ENDS: Record<string, Exclude<OfferEnd, 'expired'>> = {
  accepted: 'accepted',
  acceptee: 'accepted',
  countered: 'countered',
  contree: 'countered',
  declined: 'declined',
  refusee: 'declined',
};
const POLICY = /^(?:policy|politique)(?:\s+|$)/i;

/** Reads `450000 50000 ON Toronto`, `L-1042`, `O-1012`, `policies`. @throws InputError naming the argument */
export function parseOffer(text: string, { t }: Pick<ParseContext, 't'>): OfferInput {
  const line = text.trim();
  const word = WORDS[foldText(line)];
  if (line === '') return { kind: 'form' };
  if (word !== undefined) return { kind: word };
  if (/^L-\d+$/i.test(line)) return { kind: 'lead', id: line.toUpperCase() as LeadId };
  if (/^O-\d+$/i.test(line)) return { kind: 'show', id: line.toUpperCase() as OfferId };
  const [, offer, end = '', rest = ''] = /^(O-\d+)\s+(\S+)\s*(.*)$/is.exec(line) ?? [];
  if (offer !== undefined) return parseEnd(offer.toUpperCase() as OfferId, end, rest, t);
  if (POLICY.test(line)) return { kind: 'policy', change: parsePolicyChange(line.replace(POLICY, ''), t) };
  return { kind: 'compute', ...parseHouse(line, t) };
}

/** `O-1012 accepted`, `O-1012 countered 280k`. */
function parseEnd(id: OfferId, word: string, rest: string, t: Translate): OfferInput {
  const as = ENDS[foldText(word)];
  if (as === undefined) {
    const message = t('offer.wrong.end', { text: word });
    throw new InputError([{ path: 'end', message, example: `${id} countered 280000` }]);
  }
  if (rest === '') return { kind: 'end', id, as };
  const counter = as === 'countered' ? parseMoney(rest) : null;
  if (counter !== null && counter > 0) return { kind: 'end', id, as, counter };
  const message = t('offer.wrong.amount', { text: rest });
  throw new InputError([{ path: 'counter', message, example: `${id} countered 280000` }]);
}

function parseHouse(line: string, t: Translate): House {
  const issues: InputIssue[] = [];
  const [, holdingText] = HOLDING.exec(line) ?? [];
  const arv = takeAmount(line.replace(HOLDING, ''), ARV_WORD);
  const repairs = takeAmount(arv.rest, REPAIRS_WORD);
  const placeText = repairs.rest.replace(/^[\s,;]+/, '');
  const { province, market } = inferProvinceMarket(placeText, undefined);
  const holding = holdingText === undefined ? { amount: cents(0), typed: '' } : takeAmount(holdingText, /^/);
  const named = (path: string, message: string, example: string) => issues.push({ path, message, example });
  const unread = (typed: string) =>
    typed === '' ? t('parse.missing') : t('offer.wrong.amount', { text: typed });

  if (arv.amount === null) named('arv', unread(arv.typed), '450000');
  else if (arv.amount === 0) named('arv', t('offer.wrong.zero'), '450000');
  if (repairs.amount === null) named('repairs', unread(repairs.typed), '50000');
  if (holding.amount === null) named('holding', unread(holding.typed), '3000');
  if (province === null) {
    const message = placeText === '' ? t('parse.missing') : t('parse.not_place', { text: placeText });
    named('province', message, 'ON Toronto');
  }
  if (arv.amount === null || repairs.amount === null || holding.amount === null || province === null)
    throw new InputError(issues);
  if (issues.length > 0) throw new InputError(issues);
  return { arv: arv.amount, repairs: repairs.amount, holding_cost: holding.amount, province, market };
}

/** The next amount; one that cannot be read is the next word, so that the ones after it are still looked at. */
function takeAmount(text: string, word: RegExp): { amount: Cents | null; typed: string; rest: string } {
  const start = text.replace(word, '').trimStart();
  const money = takeMoney(start);
  if (money !== null) return { ...money, typed: '' };
  const [typed = ''] = /^\S*/.exec(start) ?? [];
  return { amount: null, typed, rest: start.slice(typed.length) };
}
