import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { inferProvinceMarket } from '../../src/geo/infer.rules';
import { type Province } from '../../src/geo/provinces';
import { type Cents, cents, formatMoney, parseMoney } from '../../src/money';
import { type Offers } from '../../src/offers/offers';

interface Input {
  arv: Cents;
  repairs: Cents;
  province: Province;
  market: string;
}

export const offer = defineCommand<{ offers: Offers }, Input>({
  name: '/offer',
  family: 'offer',
  summary: 'Compute the most that may be offered for a house',
  usage: '<ARV> <repairs> <province> [city]',
  examples: ['450000 50000 ON Toronto', '500k 40k QC'],
  role: 'agent',
  effect: 'write',

  parse(text) {
    const [arvText = '', repairsText = '', ...place] = text.trim().split(/\s+/);
    const arv = parseMoney(arvText);
    const repairs = parseMoney(repairsText);
    const { province, market } = inferProvinceMarket(place.join(' '), undefined);
    const issues = [
      ...(arv === null ? [wrong('arv', arvText, 'an amount', '450000')] : []),
      ...(repairs === null ? [wrong('repairs', repairsText, 'an amount', '50000')] : []),
      ...(province === null ? [wrong('province', place.join(' '), 'a place in Canada', 'ON Toronto')] : []),
    ];
    if (arv === null || repairs === null || province === null) throw new InputError(issues);
    return { arv, repairs, province, market };
  },

  async run(input, { offers }, { actor, intentKey, t }) {
    const { calc, policy, evidence_id } = await offers.compute(
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
      multiplier: policy.multiplier_bp / 10_000,
      repairs: money(calc.repairs),
      fees: money(calc.fees_buffer),
      holding: money(calc.holding_cost),
    });
    return {
      text,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `*${text}*\n${formula}` } },
        {
          type: 'context',
          elements: [{ type: 'mrkdwn', text: `${policy._id} v${policy.version} · ${evidence_id}` }],
        },
      ],
    };
  },
});

function wrong(path: string, text: string, what: string, example: string) {
  return { path, message: text === '' ? 'is missing' : `${text} is not ${what}`, example };
}
