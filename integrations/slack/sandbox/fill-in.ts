import { asFields } from './blocks';
import { type SlackView } from './views';

/** What a person put into a field: its text or the option's value, or the whole state of the element. */
export type Given = string | object;

/** The state of every input of the view: what was given, else what the bot had put in. */
export function fillIn(view: SlackView, values: Record<string, Given>): SlackView['state']['values'] {
  const filled: SlackView['state']['values'] = {};
  for (const block of view.blocks.map(asFields)) {
    const element = asFields(block.element ?? block.accessory);
    const { block_id: blockId, type } = block;
    if (typeof element.action_id !== 'string' || (type !== 'input' && type !== 'section')) continue;
    const given = values[String(blockId)] ?? values[element.action_id];
    filled[String(blockId)] = { [element.action_id]: stateOf(element, given) };
  }
  return filled;
}

function stateOf(element: Record<string, unknown>, given: Given | undefined): unknown {
  if (typeof given === 'object') return given;
  const type = String(element.type);
  switch (type) {
    case 'static_select':
    case 'radio_buttons':
      return {
        type,
        selected_option: given === undefined ? (element.initial_option ?? null) : optionOf(given),
      };
    case 'checkboxes':
    case 'multi_static_select':
      return {
        type,
        selected_options: given === undefined ? (element.initial_options ?? []) : [optionOf(given)],
      };
    case 'users_select':
      return { type, selected_user: given ?? element.initial_user ?? null };
    case 'datepicker':
      return { type, selected_date: given ?? element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: given ?? element.initial_time ?? null };
    default:
      return { type, value: given ?? element.initial_value ?? null };
  }
}

function optionOf(value: string): object {
  return { text: { type: 'plain_text', text: value, emoji: true }, value };
}
