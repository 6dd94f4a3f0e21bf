import { type Form } from '../contract/form';
import { type ModalView } from '../contract/view';
import { textField } from '../form-fields';
import { type Translate } from '../i18n/translate';
import { cents, formatMoney } from '../money';
import { section } from '../slack-blocks';
import { textTable } from '../slack-chart';
import { escapeText } from '../slack-text';
import { multiplierText } from './formula.card';
import { type OfferEvidence } from './offer-evidence.model';
import { type OfferCalc } from './offer.rules';
import { whatIf } from './what-if.rules';

const COMPARED = ['mao', 'recommended_offer', 'buyer_price', 'spread'] as const;

/** A computation beside what it would be with other numbers. It keeps and changes nothing. */
export function whatIfView(evidence: OfferEvidence, typed: Form['values'] | null, t: Translate): ModalView {
  const { inputs, calc, _id } = evidence;
  const values: Form['values'] = typed ?? {
    multiplier: multiplierText(inputs.multiplier_bp, t),
    repairs: formatMoney(inputs.repairs, t.locale),
    fees: formatMoney(inputs.fees_buffer, t.locale),
  };
  const found = whatIf(inputs, values, t);
  const field = (name: 'multiplier' | 'repairs' | 'fees', label: string) => {
    const value = values[name];
    return textField({
      name,
      label,
      isRequired: true,
      maxLength: 40,
      value: typeof value === 'string' ? value : undefined,
      onChange: 'offer.what-if-count',
    });
  };
  return {
    modal: 'offer.what-if',
    about: _id,
    title: t('offer.do.what_if'),
    submit: t('offer.form.compare'),
    blocks: [
      field('multiplier', t('offer.form.multiplier')),
      field('repairs', t('offer.form.repairs')),
      field('fees', t('offer.form.fees')),
      section(
        'calc' in found
          ? compared(calc, found.calc, t)
          : found.wrong.map(({ message }) => escapeText(message)).join('\n'),
      ),
      section(t('offer.what_if_changes_nothing')),
    ],
  };
}

function compared(as: OfferCalc, other: OfferCalc, t: Translate): string {
  const money = (amount: number) => formatMoney(cents(amount), t.locale);
  const rows = COMPARED.map((name) => [
    t(`offer.compared.${name}`),
    money(as[name]),
    money(other[name]),
    `${other[name] > as[name] ? '+' : ''}${money(other[name] - as[name])}`,
  ]);
  const head = ['', t('offer.compared.now'), t('offer.compared.what_if'), t('offer.compared.difference')];
  const noMargin = other.reason === 'no_margin' ? [t('offer.no_margin', { mao: money(other.mao) })] : [];
  return [textTable(head, rows), ...noMargin].join('\n');
}
