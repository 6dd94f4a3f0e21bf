import { type KnownBlock } from '@slack/types';
import { type ModalView } from '../contract/view';
import { choiceField, textField } from '../form-fields';
import { type Translate } from '../i18n/translate';
import { PROPERTY_TYPES } from '../property-type';
import { type EditedField } from './edit-lead';
import { editStart, type EditStart, writeEditAbout } from './lead-edit.rules';
import { type Lead } from './lead.model';
import { section } from '../slack-blocks';

const TEXTS: { name: EditedField; maxLength: number; placeholder?: string }[] = [
  { name: 'name', maxLength: 255 },
  { name: 'phone', maxLength: 40, placeholder: '416-555-0134' },
  { name: 'email', maxLength: 254 },
  { name: 'address', maxLength: 500, placeholder: '12 King St W, Toronto ON' },
  { name: 'region', maxLength: 200, placeholder: 'Ontario' },
  { name: 'arv', maxLength: 40, placeholder: '500k' },
  { name: 'repairs', maxLength: 40, placeholder: '40k' },
  { name: 'asking_price', maxLength: 40, placeholder: '450k' },
  { name: 'score', maxLength: 10, placeholder: '0.8' },
];

/** All that is known of a lead, to mend. `meanwhile`: what somebody else has changed while it was open. */
export function editLeadForm(
  lead: Lead,
  t: Translate,
  meanwhile?: { start: EditStart; changed: EditedField[] },
): ModalView {
  const start = meanwhile?.start ?? editStart(lead);
  const texts = TEXTS.map(({ name, ...more }) =>
    textField({
      name,
      label: t(`lead.field.${name as 'name'}`),
      isRequired: name === 'name',
      value: start[name],
      ...more,
    }),
  );
  return {
    modal: 'lead.edit',
    about: writeEditAbout(lead),
    title: t('lead.form.edit', { id: lead._id }),
    submit: t('lead.form.save'),
    blocks: [
      ...(meanwhile ? [changedBlock(meanwhile.changed, t)] : []),
      ...texts,
      choiceField({
        name: 'property_type',
        label: t('lead.field.property_type'),
        isRequired: true,
        options: PROPERTY_TYPES.map((value) => ({ value, text: t(`lead.type.${value}`) })),
        value: start.property_type,
      }),
      choiceField({
        name: 'language',
        label: t('lead.field.language'),
        isRequired: true,
        options: (['en', 'fr'] as const).map((value) => ({ value, text: t(`lead.language.${value}`) })),
        value: start.language,
      }),
    ],
  };
}

function changedBlock(changed: EditedField[], t: Translate): KnownBlock {
  const fields = changed.map((field) => t(`lead.field.${field}`)).join(', ');
  const text = changed.length === 0 ? t('lead.changed_else') : t('lead.changed', { fields });
  return section(text);
}
