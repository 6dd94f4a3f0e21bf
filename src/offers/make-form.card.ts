import { type ModalView } from '../contract/view';
import { choiceField, textField } from '../form-fields';
import { type Translate } from '../i18n/translate';
import { formatMoney } from '../money';
import { section } from '../slack-blocks';
import { formulaLines, pricesLine } from './formula.card';
import { type OfferEvidence } from './offer-evidence.model';
import { type Offer } from './offer.model';

/** For how many days an offer may be said to hold. */
const VALID_DAYS = [1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 90] as const;

/** How much is offered, and for how long it holds. */
export function makeForm(evidence: OfferEvidence, validDays: number, t: Translate): ModalView {
  const { _id, calc, inputs } = evidence;
  const days = [...new Set([...VALID_DAYS, validDays])].sort((a, b) => a - b);
  return {
    modal: 'offer.make',
    about: _id,
    title: t('offer.do.make'),
    submit: t('offer.do.make'),
    blocks: [
      section(
        [...formulaLines(calc, inputs.multiplier_bp, t), pricesLine(calc.recommended_offer, calc, t)].join(
          '\n',
        ),
      ),
      textField({
        name: 'amount',
        label: t('offer.form.amount'),
        hint: t('offer.form.amount_hint'),
        isRequired: true,
        maxLength: 40,
        value: formatMoney(calc.recommended_offer, t.locale),
      }),
      choiceField({
        name: 'days',
        label: t('offer.form.days'),
        isRequired: true,
        value: String(validDays),
        options: days.map((count) => ({ value: String(count), text: daysText(count, t) })),
      }),
    ],
  };
}

function daysText(count: number, t: Translate): string {
  return count === 1 ? t('offer.form.one_day') : t('offer.form.days_count', { count });
}

/** What the seller wants instead; they may not have said. */
export function counterForm(offer: Offer, about: string, t: Translate): ModalView {
  return {
    modal: 'offer.counter',
    about,
    title: t('offer.do.counter'),
    submit: t('offer.do.counter'),
    blocks: [
      section(t('offer.form.counter_about', { id: offer._id, amount: formatMoney(offer.amount, t.locale) })),
      textField({
        name: 'counter',
        label: t('offer.form.counter'),
        placeholder: '280000',
        maxLength: 40,
      }),
    ],
  };
}
