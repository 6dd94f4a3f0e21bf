import { type InputBlock } from '@slack/types';

/** What the inputs of a modal have in common. The field's name is the block id: an error names it. */
interface Field {
  name: string;
  label: string;
  hint?: string | undefined;
  /** Default: it may stay empty. */
  isRequired?: boolean;
  /** Tells the bot of each change, under this action id. */
  onChange?: string;
}

/** Slack's most for a text that stands in an input at the beginning. */
const MAX_INITIAL = 3000;
const MAX_OPTION_TEXT = 75;

export function textField(
  field: Field & {
    value?: string | undefined;
    placeholder?: string;
    isLong?: boolean;
    maxLength?: number;
  },
): InputBlock {
  const { value, placeholder, isLong = false, maxLength = MAX_INITIAL } = field;
  return inputBlock(field, {
    type: 'plain_text_input',
    multiline: isLong,
    max_length: maxLength,
    // Slack's default is the Enter key.
    ...(field.onChange !== undefined && {
      dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
    }),
    ...(value !== undefined && value !== '' && { initial_value: value.slice(0, maxLength) }),
    ...(placeholder !== undefined && { placeholder: plain(placeholder) }),
  });
}

export function choiceField(
  field: Field & { options: { value: string; text: string }[]; value?: string | undefined },
): InputBlock {
  const options = field.options.map(({ value, text }) => ({
    value,
    text: plain(text.slice(0, MAX_OPTION_TEXT)),
  }));
  const initial = options.find(({ value }) => value === field.value);
  return inputBlock(field, {
    type: 'static_select',
    options,
    ...(initial && { initial_option: initial }),
  });
}

export function personField(field: Field & { value?: string | undefined }): InputBlock {
  return inputBlock(field, {
    type: 'users_select',
    ...(field.value !== undefined && { initial_user: field.value }),
  });
}

function inputBlock(
  { name, label, hint, isRequired = false, onChange }: Field,
  element: InputBlock['element'],
): InputBlock {
  return {
    type: 'input',
    block_id: name,
    label: plain(label),
    ...(hint !== undefined && { hint: plain(hint) }),
    optional: !isRequired,
    dispatch_action: onChange !== undefined,
    element: { ...element, action_id: onChange ?? name },
  };
}

function plain(text: string) {
  return { type: 'plain_text' as const, text, emoji: true };
}
