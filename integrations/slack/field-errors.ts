import { type Answer } from '../../src/contract/view';
import { type InputError } from '../../src/errors';
import { type Translate } from '../../src/i18n/translate';
import { type UsedView } from './used-view';

/** Words for fields of an open modal, by block id. */
export interface FieldErrors {
  errors: Record<string, string>;
}

export type Said = Answer | FieldErrors;

/**
 * Each issue at its field; one about something else at the first field, by its name: Slack takes no error for a block
 * that is not there. Null when the view has no field.
 */
export function fieldErrors(error: InputError, view: UsedView, t: Translate): FieldErrors | null {
  const [first] = view.inputs;
  if (view.type !== 'modal' || first === undefined) return null;
  const errors: Record<string, string> = {};
  for (const { path, message, example } of error.details.issues ?? []) {
    const isField = view.inputs.includes(path);
    const words = [
      isField ? message : `${path}: ${message}`,
      ...(example === undefined ? [] : [t('error.example', { example })]),
    ].join('. ');
    const at = isField ? path : first;
    errors[at] = errors[at] === undefined ? words : `${errors[at]} ${words}`;
  }
  return { errors };
}
