import { type Form } from '../contract/form';
import { type ModalView } from '../contract/view';
import { textField } from '../form-fields';
import { type Translate } from '../i18n/translate';
import { section } from '../slack-blocks';
import { formulaLines, pricesLine, resultLine } from './formula.card';
import { type OfferAbout } from './offer-form.rules';
import { type OfferPreview } from './preview-offer';

/** The form that computes an offer; what follows from the numbers stands in it while they change. */
export function offerForm(
  values: Form['values'],
  about: OfferAbout,
  result: string,
  t: Translate,
): ModalView {
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const counted = (name: 'arv' | 'repairs' | 'holding' | 'place', placeholder: string, isRequired = true) =>
    textField({
      name,
      label: t(`offer.form.${name}`),
      placeholder,
      isRequired,
      maxLength: 200,
      value: text(name),
      onChange: 'offer.recount',
    });
  const long = (name: 'comps' | 'assumptions') =>
    textField({
      name,
      label: t(`offer.form.${name}`),
      hint: t(`offer.form.${name}_hint`),
      isLong: true,
      value: text(name),
    });
  return {
    modal: 'offer.compute',
    about: JSON.stringify(about),
    title: t('offer.form.title'),
    submit: t('offer.form.compute'),
    blocks: [
      counted('arv', '450000'),
      counted('repairs', '50000'),
      counted('place', 'ON Toronto'),
      counted('holding', '0', false),
      section(result),
      long('comps'),
      long('assumptions'),
    ],
  };
}

/** What the numbers in the form come to. */
export function previewText(preview: OfferPreview, t: Translate): string {
  if (preview === null) return t('offer.form.not_enabled');
  const { calc, policy } = preview;
  return [
    `*${resultLine(calc, t)}*`,
    ...formulaLines(calc, policy.multiplier_bp, t),
    pricesLine(calc.recommended_offer, calc, t),
  ].join('\n');
}
