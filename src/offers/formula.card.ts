import { type Translate } from '../i18n/translate';
import { type Cents, formatAmount, formatMoney } from '../money';
import { type OfferCalc, pricesAt } from './offer.rules';

/** `0.70`, in French `0,70`. */
export function multiplierText(bp: number, t: Translate): string {
  return (bp / 10_000).toLocaleString(`${t.locale}-CA`, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 4,
  });
}

/** `450,000 × 0.70 − 50,000 − 2,500 − 0 = 262,500`, and what each number is. */
export function formulaLines(calc: OfferCalc, multiplierBp: number, t: Translate): string[] {
  const amount = (cents: Cents) => formatAmount(cents, t.locale);
  const { arv, repairs, fees_buffer, holding_cost, mao } = calc;
  const costs = [repairs, fees_buffer, holding_cost].map((cost) => ` − ${amount(cost)}`).join('');
  return [
    `\`${amount(arv)} × ${multiplierText(multiplierBp, t)}${costs} = ${amount(mao)}\``,
    `_${t('offer.formula')}_`,
  ];
}

/** What is offered, or that there is no margin. */
export function resultLine(calc: OfferCalc, t: Translate): string {
  const money = (cents: Cents) => formatMoney(cents, t.locale);
  if (calc.reason === 'no_margin') return t('offer.no_margin', { mao: money(calc.mao) });
  return t('offer.result', { offer: money(calc.recommended_offer), buyer_price: money(calc.buyer_price) });
}

/** The fee, and what a buyer pays and has at an amount. */
export function pricesLine(amount: Cents, calc: OfferCalc, t: Translate): string {
  const { buyer_price, spread } = pricesAt(amount, calc);
  return t('offer.prices', {
    fee: formatMoney(calc.assignment_fee, t.locale),
    buyer_price: formatMoney(buyer_price, t.locale),
    spread: formatMoney(spread, t.locale),
  });
}
