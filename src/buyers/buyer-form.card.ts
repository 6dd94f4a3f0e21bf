import { type ModalView } from '../contract/view';
import { choiceField, personField, textField } from '../form-fields';
import { LOCALES, type Translate } from '../i18n/translate';
import { BASIS_NAMES } from '../policy/consent-words.rules';
import { CONSENT_BASES } from '../policy/consent.rules';
import { section } from '../slack-blocks';
import { type Buyer } from './buyer.model';
import { type EditedField, editStart, type EditStart, writeEditAbout } from './buyer-edit.rules';

/** A new buyer: who, how they are reached, what they want. */
export function newBuyerForm(
  t: Translate,
  start: Pick<EditStart, 'phone' | 'email'> = {},
  about = '',
): ModalView {
  return {
    modal: 'buyer.new',
    about,
    title: t('buyer.form.new'),
    submit: t('buyer.form.save'),
    blocks: [...fields(start, t), consentField(t)],
  };
}

/** All that is known of a buyer, to mend. `meanwhile`: what somebody else has changed while it was open. */
export function editBuyerForm(
  buyer: Buyer,
  t: Translate,
  meanwhile?: { start: EditStart; changed: EditedField[] },
): ModalView {
  const changed = meanwhile?.changed.map((field) => t(`buyer.field.${field}`)).join(', ');
  return {
    modal: 'buyer.edit',
    about: writeEditAbout(buyer),
    title: t('lead.form.edit', { id: buyer._id }),
    submit: t('buyer.form.save'),
    blocks: [
      ...(changed === undefined ? [] : [section(t('lead.changed', { fields: changed }))]),
      ...fields(meanwhile?.start ?? editStart(buyer), t),
      personField({ name: 'owner', label: t('buyer.field.owner'), value: (meanwhile?.start ?? buyer).owner }),
      consentField(t),
    ],
  };
}

/** One that they gave now; what is on record already stays. */
function consentField(t: Translate) {
  return choiceField({
    name: 'consent',
    label: t('lead.field.consent'),
    hint: t('buyer.form.consent_hint'),
    options: CONSENT_BASES.map((value) => ({ value, text: BASIS_NAMES[t.locale][value] })),
  });
}

function fields(start: EditStart, t: Translate) {
  const text = (
    name: Exclude<EditedField, 'language' | 'owner'>,
    maxLength: number,
    more: { placeholder?: string; hint?: string; isRequired?: boolean } = {},
  ) => textField({ name, label: t(`buyer.field.${name}`), maxLength, value: start[name], ...more });
  return [
    text('name', 255, { isRequired: true }),
    text('phone', 40, { placeholder: '416-555-0199', hint: t('lead.form.contact_hint') }),
    text('email', 254),
    text('places', 500, { placeholder: 'Toronto ON, Hamilton ON, QC', isRequired: true }),
    text('types', 100, { placeholder: 'SFR, MULTI', hint: t('buyer.form.types_hint') }),
    text('price', 60, { placeholder: '200k-450k' }),
    text('repairs', 40, { placeholder: '60k' }),
    choiceField({
      name: 'language',
      label: t('buyer.field.language'),
      options: LOCALES.map((value) => ({ value, text: t(`lead.language.${value}`) })),
      value: start.language,
    }),
  ];
}
