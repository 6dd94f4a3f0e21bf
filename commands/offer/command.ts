import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { inferProvinceMarket } from '../../src/geo/infer.rules';
import { type Province } from '../../src/geo/provinces';
import { type Translate } from '../../src/i18n/translate';
import { type Cents, cents, formatMoney } from '../../src/money';
import { coldLine } from '../../src/buyers/cold-gate.card';
import { type Offers } from '../../src/offers/offers';
import { takeMoney } from '../../src/parse-money.rules';
import { section } from '../../src/slack-blocks';

interface Input {
  arv: Cents;
  repairs: Cents;
  province: Province;
  market: string;
}

/** What may stand before the two amounts and between them. */
const ARV_WORD = /^[\s,;]*(?:arv\s*[:=]?)?/i;
const REPAIRS_WORD = /^[\s,;]*(?:(?:repairs?|travaux)\s*[:=]?)?/i;

export const offer = defineCommand<{ offers: Offers }, Input>({
  name: '/offer',
  family: 'offer',
  summary: 'Compute the most that may be offered for a house',
  usage: '<ARV> <repairs> <province> [city]',
  fr: {
    summary: 'Calculer le plus que l’on puisse offrir pour une propriété',
    usage: '<ARV> <travaux> <province> [ville]',
  },
  examples: ['450000 50000 ON Toronto', '500k 40k QC'],
  role: 'agent',
  effect: 'write',

  parse(text, { t }) {
    const arv = takeAmount(text, ARV_WORD);
    const repairs = takeAmount(arv.rest, REPAIRS_WORD);
    const placeText = repairs.rest.replace(/^[\s,;]+/, '');
    const { province, market } = inferProvinceMarket(placeText, undefined);
    if (arv.amount === null || repairs.amount === null || province === null) {
      throw new InputError([
        ...(arv.amount === null ? [wrong('arv', arv.typed, 'parse.not_amount', '450000', t)] : []),
        ...(repairs.amount === null ? [wrong('repairs', repairs.typed, 'parse.not_amount', '50000', t)] : []),
        ...(province === null ? [wrong('province', placeText, 'parse.not_place', 'ON Toronto', t)] : []),
      ]);
    }
    return { arv: arv.amount, repairs: repairs.amount, province, market };
  },

  async run(input, { offers }, { actor, intentKey, t }) {
    const { calc, policy, evidence_id, warmth } = await offers.compute(
      { ...input, holding_cost: cents(0), correlation_id: intentKey },
      actor,
    );
    const money = (amount: Cents) => formatMoney(amount, t.locale);
    const text =
      calc.reason === 'no_margin'
        ? t('offer.no_margin', { mao: money(calc.mao) })
        : t('offer.result', { offer: money(calc.recommended_offer), buyer_price: money(calc.buyer_price) });
    const formula = t('offer.formula', {
      mao: money(calc.mao),
      arv: money(calc.arv),
      multiplier: (policy.multiplier_bp / 10_000).toLocaleString(`${t.locale}-CA`, {
        minimumFractionDigits: 2,
        maximumFractionDigits: 4,
      }),
      repairs: money(calc.repairs),
      fees: money(calc.fees_buffer),
      holding: money(calc.holding_cost),
    });
    return {
      text,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `*${text}*\n${formula}` } },
        ...(warmth.isCold && warmth.mode !== 'off' ? [section(coldLine(warmth, t))] : []),
        {
          type: 'context',
          elements: [{ type: 'mrkdwn', text: `${policy._id} v${policy.version} · ${evidence_id}` }],
        },
      ],
    };
  },
});

/** The next amount; one that cannot be read is the next word, so that the ones after it are still looked at. */
function takeAmount(text: string, word: RegExp): { amount: Cents | null; typed: string; rest: string } {
  const start = text.replace(word, '').trimStart();
  const money = takeMoney(start);
  if (money !== null) return { ...money, typed: '' };
  const [typed = ''] = /^\S*/.exec(start) ?? [];
  return { amount: null, typed, rest: start.slice(typed.length) };
}

function wrong(
  path: string,
  typed: string,
  key: 'parse.not_amount' | 'parse.not_place',
  example: string,
  t: Translate,
) {
  return { path, message: typed === '' ? t('parse.missing') : t(key, { text: typed }), example };
}
