import { type ModalView } from '../contract/view';
import { choiceField, personField, textField } from '../form-fields';
import { type Translate } from '../i18n/translate';
import { type Deal } from './deal.model';
import { nextStage, STAGES } from './stage.rules';

/** Where does the deal stand, who takes it over, and whose is it? What is usually next is chosen already. */
export function dealForm({ _id, stage, buyer_id, owner }: Deal, t: Translate): ModalView {
  return {
    modal: 'deal.edit',
    about: JSON.stringify({ id: _id, from: stage }),
    title: t('deal.form', { id: _id }),
    submit: t('deal.do.save'),
    blocks: [
      choiceField({
        name: 'stage',
        label: t('deal.field.stage'),
        isRequired: true,
        value: nextStage(stage) ?? stage,
        options: STAGES.map((one) => ({ value: one, text: t(`stage.${one}`) })),
      }),
      textField({
        name: 'buyer',
        label: t('deal.field.buyer'),
        hint: t('deal.form.buyer_hint'),
        placeholder: 'B-12',
        maxLength: 100,
        value: buyer_id,
      }),
      textField({
        name: 'why',
        label: t('lead.field.why'),
        hint: t('deal.form.why_hint'),
        maxLength: 200,
      }),
      personField({
        name: 'owner',
        label: t('lead.field.owner'),
        value: owner !== undefined && /^[UW][A-Z0-9]+$/.test(owner) ? owner : undefined,
      }),
    ],
  };
}
