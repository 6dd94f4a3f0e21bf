import { type ModalView } from '../contract/view';
import { choiceField, textField } from '../form-fields';
import { type Translate } from '../i18n/translate';
import { CHANNELS } from '../policy/channel';

/** What `/cancontact` without text asks: whom, by which channel, and when. */
export function contactForm(t: Translate): ModalView {
  return {
    modal: 'contact.ask',
    about: '',
    title: t('contact.form.title'),
    submit: t('contact.form.ask'),
    blocks: [
      textField({
        name: 'whom',
        label: t('contact.form.whom'),
        placeholder: 'ON Toronto · 416-555-0134 · L-1042',
        isRequired: true,
        maxLength: 200,
      }),
      choiceField({
        name: 'channel',
        label: t('contact.form.channel'),
        isRequired: true,
        value: 'SMS',
        options: CHANNELS.map((value) => ({ value, text: t(`channel.${value}`) })),
      }),
      textField({
        name: 'when',
        label: t('contact.form.when'),
        hint: t('contact.form.when_hint'),
        placeholder: t('contact.form.when_example'),
        maxLength: 60,
      }),
    ],
  };
}
