import { type Form } from '../../src/contract/form';

/** As Slack sends it: block id, then action id, then the element's state. */
export type ViewState = { values?: Record<string, Record<string, object>> } | undefined;

/** One element's state or action; each type keeps its value under a name of its own. */
const SINGLE = ['value', 'selected_user', 'selected_date', 'selected_time', 'selected_date_time'] as const;

/**
 * The fields of a view by block id; where a block has several elements, by action id too.
 * What was left empty is absent.
 */
export function formValues(state: ViewState): Form['values'] {
  const values: Form['values'] = {};
  for (const [blockId, elements] of Object.entries(state?.values ?? {})) {
    for (const [actionId, element] of Object.entries(elements)) {
      const value = elementValue(element);
      if (value === undefined) continue;
      values[blockId] = value;
      values[actionId] ??= value;
    }
  }
  return values;
}

/** What was typed or chosen; undefined when nothing was. */
export function elementValue(element: object): string | string[] | undefined {
  const fields = element as Record<string, unknown>;
  if (Array.isArray(fields.selected_options)) {
    return fields.selected_options.flatMap((option) => optionValue(option) ?? []);
  }
  if (Array.isArray(fields.selected_users)) return fields.selected_users.map(String);
  const chosen = optionValue(fields.selected_option);
  if (chosen !== undefined) return chosen;
  for (const name of SINGLE) {
    const value = fields[name];
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value.trim() !== '') return value;
  }
  return undefined;
}

function optionValue(option: unknown): string | undefined {
  const { value } = (option ?? {}) as { value?: unknown };
  return typeof value === 'string' ? value : undefined;
}
