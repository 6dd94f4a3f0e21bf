import { type Button } from '@slack/types';
import { type TaskId } from '../ids';
import { type Lead } from '../leads/lead.model';
import { whyButton } from '../outreach/message-list.card';
import { button } from '../slack-buttons';
import { type FollowupTask } from './task.model';
import { type LadderTexts } from './texts/ladder-texts';

/**
 * What can be done to a step by a press. Of a call: how it ended; of a text: to send it, to say that it was done
 * some other way, to skip it. A step that is over can be opened again, unless its text is out.
 */
export function taskButtons(
  task: FollowupTask,
  lead: Lead | null,
  say: LadderTexts,
  dialler = false,
): Button[] {
  const id = buttonValue({ id: task._id, dialler });
  if (task.state !== 'open') {
    return task.outcome === 'text_sent' ? [] : [button('task.reopen', say('button.reopen'), id)];
  }
  const hasNumber = lead?.phone !== undefined;
  const sendText = (style: 'primary' | undefined) =>
    hasNumber ? [button('task.text', say('button.text'), id, style && { style })] : [];
  return [
    ...(task.channel === 'CALL'
      ? callButtons(id, say)
      : [...sendText('primary'), button('task.done', say('button.done'), id)]),
    button('task.skip', say('button.skip'), id),
    button('task.snooze', say('button.snooze'), id),
    ...(task.owner === undefined ? [button('task.take', say('button.take'), id)] : []),
    ...(task.channel === 'CALL' ? sendText(undefined) : []),
    ...(task.message_id === undefined ? [] : [whyButton(task.message_id)]),
  ];
}

/** Which step a button is of, and whether it was pressed on the dialler. */
interface ButtonValue {
  id: TaskId;
  dialler: boolean;
}

function buttonValue({ id, dialler }: ButtonValue): string {
  return dialler ? `${id} ${DIALLER}` : id;
}

export function readButtonValue(value: string): ButtonValue {
  const [id = '', mode] = value.split(' ');
  return { id: id as TaskId, dialler: mode === DIALLER };
}

const DIALLER = 'next';

function callButtons(id: string, say: LadderTexts): Button[] {
  return [
    button('task.reached', say('button.reached'), id, { style: 'primary' }),
    button('task.no-answer', say('button.no_answer'), id),
    button('task.voicemail', say('button.voicemail'), id),
    button('task.wrong-number', say('button.wrong_number'), id, { confirm: sure('wrong_number', say) }),
    button('task.do-not-call', say('button.do_not_call'), id, {
      style: 'danger',
      confirm: sure('do_not_call', say),
    }),
  ];
}

function sure(what: 'wrong_number' | 'do_not_call', say: LadderTexts): [string, string, string, string] {
  return [say('confirm.title'), say(`confirm.${what}`), say(`button.${what}`), say('confirm.no')];
}
