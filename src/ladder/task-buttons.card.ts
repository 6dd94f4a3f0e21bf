import { type Button } from '@slack/types';
import { type TaskId } from '../ids';
import { type Lead } from '../leads/lead.model';
import { whyButton } from '../outreach/message-list.card';
import { button } from '../slack-buttons';
import { type FollowupTask } from './task.model';
import { type Translate } from '../i18n/translate';

/**
 * What can be done to a step by a press. Of a call: how it ended; of a text: to send it, to t that it was done
 * some other way, to skip it. A step that is over can be opened again, unless its text is out.
 */
export function taskButtons(task: FollowupTask, lead: Lead | null, t: Translate, mode?: CardMode): Button[] {
  const id = mode === undefined ? task._id : `${task._id} ${mode}`;
  if (task.state !== 'open') {
    return task.outcome === 'text_sent' ? [] : [button('task.reopen', t('button.reopen'), id)];
  }
  const hasNumber = lead?.phone !== undefined;
  const sendText = (style: 'primary' | undefined) =>
    hasNumber ? [button('task.text', t('button.text'), id, style && { style })] : [];
  return [
    ...(task.channel === 'CALL'
      ? callButtons(id, t)
      : [...sendText('primary'), button('task.done', t('button.done'), id)]),
    button('task.skip', t('button.skip'), id),
    button('task.snooze', t('button.snooze'), id),
    ...(task.owner === undefined ? [button('task.take', t('button.take'), id)] : []),
    ...(task.channel === 'CALL' ? sendText(undefined) : []),
    button('task.reassign', t('button.reassign'), id),
    button('task.stop', t('button.stop'), id, {
      confirm: [t('confirm.title'), t('confirm.stop'), t('button.stop'), t('confirm.no')],
    }),
    ...(task.message_id === undefined ? [] : [whyButton(task.message_id)]),
  ];
}

/**
 * What follows a press in the card's place. On the dialler (`next`) the next step; on a card that one person opened
 * (`open`) the same step as it is then: no channel's card shows them.
 */
export type CardMode = 'next' | 'open';

/** Which step a button is of, and on what it was pressed. */
export function readButtonValue(value: string): { id: TaskId; mode: CardMode | undefined } {
  const [id = '', mode] = value.split(' ');
  return { id: id as TaskId, mode: mode === 'next' || mode === 'open' ? mode : undefined };
}

function callButtons(id: string, t: Translate): Button[] {
  return [
    button('task.reached', t('button.reached'), id, { style: 'primary' }),
    button('task.no-answer', t('button.no_answer'), id),
    button('task.voicemail', t('button.voicemail'), id),
    button('task.wrong-number', t('button.wrong_number'), id, { confirm: sure('wrong_number', t) }),
    button('task.do-not-call', t('button.do_not_call'), id, {
      style: 'danger',
      confirm: sure('do_not_call', t),
    }),
  ];
}

function sure(what: 'wrong_number' | 'do_not_call', t: Translate): [string, string, string, string] {
  return [t('confirm.title'), t(`confirm.${what}`), t(`button.${what}`), t('confirm.no')];
}
