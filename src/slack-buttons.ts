import { type Button } from '@slack/types';

/** A button of a card. `confirm` is asked before a press that is hard to undo: title, question, yes, no. */
export function button(
  action_id: string,
  words: string,
  value: string,
  more: {
    style?: 'primary' | 'danger';
    confirm?: [title: string, text: string, yes: string, no: string];
  } = {},
): Button {
  const { style, confirm } = more;
  return {
    type: 'button',
    action_id,
    text: { type: 'plain_text', text: words },
    value,
    ...(style === undefined ? {} : { style }),
    ...(confirm === undefined ? {} : { confirm: dialog(confirm) }),
  };
}

function dialog([title, text, yes, no]: [string, string, string, string]): NonNullable<Button['confirm']> {
  return {
    title: { type: 'plain_text', text: title },
    text: { type: 'plain_text', text },
    confirm: { type: 'plain_text', text: yes },
    deny: { type: 'plain_text', text: no },
  };
}
