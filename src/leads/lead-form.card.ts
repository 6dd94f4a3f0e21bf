import { type ModalView } from '../contract/view';
import { choiceField, textField } from '../form-fields';
import { type Translate } from '../i18n/translate';
import { BASIS_NAMES } from '../policy/consent-words.rules';
import { CONSENT_BASES } from '../policy/consent.rules';
import { FORM_SOURCES } from './lead-form.rules';

/** What stands in the form at the beginning, as text. */
export interface LeadFormStart {
  name?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  address?: string | undefined;
  arv?: string | undefined;
  repairs?: string | undefined;
  source?: string | undefined;
}

/** Only what is needed to begin: the rest can be added to the lead later. */
export function newLeadForm(start: LeadFormStart, about: string, t: Translate): ModalView {
  return {
    modal: 'lead.new',
    about,
    title: t('lead.form.new'),
    submit: t('lead.form.take_in'),
    blocks: [
      textField({
        name: 'name',
        label: t('lead.field.name'),
        isRequired: true,
        maxLength: 255,
        value: start.name,
      }),
      textField({
        name: 'phone',
        label: t('lead.field.phone'),
        hint: t('lead.form.contact_hint'),
        placeholder: '416-555-0134',
        maxLength: 40,
        value: start.phone,
      }),
      textField({ name: 'email', label: t('lead.field.email'), maxLength: 254, value: start.email }),
      textField({
        name: 'address',
        label: t('lead.field.address'),
        placeholder: '12 King St W, Toronto ON',
        maxLength: 500,
        value: start.address,
      }),
      textField({
        name: 'arv',
        label: t('lead.field.arv'),
        placeholder: '500k',
        maxLength: 40,
        value: start.arv,
      }),
      textField({
        name: 'repairs',
        label: t('lead.field.repairs'),
        placeholder: '40k',
        maxLength: 40,
        value: start.repairs,
      }),
      choiceField({
        name: 'source',
        label: t('lead.field.source'),
        hint: t('lead.form.source_hint'),
        options: FORM_SOURCES.map((value) => ({ value, text: t(`lead.source.${value}`) })),
        value: start.source ?? 'slack',
      }),
      choiceField({
        name: 'consent',
        label: t('lead.field.consent'),
        hint: t('lead.form.consent_hint'),
        options: CONSENT_BASES.map((value) => ({ value, text: BASIS_NAMES[t.locale][value] })),
      }),
    ],
  };
}
