import { type ModalView } from '../contract/view';
import { personField, textField } from '../form-fields';
import { type Translate } from '../i18n/translate';
import { section } from '../slack-blocks';
import { escapeText } from '../slack-text';
import { type Lead } from './lead.model';

/** To whom shall it be given? */
export function assignForm(lead: Lead, t: Translate): ModalView {
  return {
    modal: 'lead.assign',
    about: lead._id,
    title: t('lead.form.assign', { id: lead._id }),
    submit: t('lead.do.assign'),
    blocks: [
      personField({ name: 'owner', label: t('lead.field.owner'), isRequired: true, value: lead.owner }),
    ],
  };
}

/** Why is it dead? */
export function deadForm(lead: Lead, t: Translate): ModalView {
  return {
    modal: 'lead.dead',
    about: lead._id,
    title: t('lead.form.dead', { id: lead._id }),
    submit: t('lead.do.dead'),
    blocks: [
      textField({
        name: 'why',
        label: t('lead.field.why'),
        hint: t('lead.form.dead_hint'),
        isRequired: true,
        maxLength: 200,
      }),
    ],
  };
}

/** Which other lead is the same person? It goes into this one. */
export function mergeForm(lead: Lead, t: Translate): ModalView {
  const who = `*${escapeText(`${lead.name} (${lead._id})`)}*`;
  return {
    modal: 'lead.merge',
    about: lead._id,
    title: t('lead.form.merge', { id: lead._id }),
    submit: t('lead.do.merge'),
    blocks: [
      section(t('lead.form.merge_about', { who })),
      textField({
        name: 'other',
        label: t('lead.field.other'),
        hint: t('lead.form.other_hint'),
        placeholder: 'L-1042',
        isRequired: true,
        maxLength: 254,
      }),
    ],
  };
}

/** A text of a person's own; `to` shows whom it reaches and what stands in the way just now. */
export function textForm(lead: Lead, notice: string, t: Translate): ModalView {
  return {
    modal: 'lead.text',
    about: lead._id,
    title: t('lead.form.text', { id: lead._id }),
    submit: t('lead.form.send'),
    blocks: [
      {
        type: 'section',
        text: {
          type: 'mrkdwn',
          text: `*${escapeText(lead.name)}* · ${escapeText(lead.phone ?? '')}\n${notice}`,
        },
      },
      textField({
        name: 'text',
        label: t('lead.field.text'),
        hint: t('lead.form.text_hint'),
        isRequired: true,
        isLong: true,
        maxLength: 1000,
      }),
    ],
  };
}
