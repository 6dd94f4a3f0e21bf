import { type ModalView } from '../contract/view';
import { personField } from '../form-fields';
import { type Translate } from '../i18n/translate';
import { type FollowupTask } from './task.model';

/** To whom shall this step be given? */
export function reassignForm(task: FollowupTask, t: Translate): ModalView {
  return {
    modal: 'task.reassign',
    about: task._id,
    title: t('task.form.reassign', { step: task.step, id: task.lead_id }),
    submit: t('button.reassign'),
    blocks: [
      personField({ name: 'owner', label: t('lead.field.owner'), isRequired: true, value: task.owner }),
    ],
  };
}
