import { leadColumn, type LeadColumn } from '../leads/lead-columns.rules';
import { foldText } from '../text';

/**
 * What a stranger may say of themselves and their house. Not among them: owner, score, source and consent, which are
 * ours to say.
 */
export const FORM_FIELDS = [
  'name',
  'first_name',
  'last_name',
  'phone',
  'email',
  'address',
  'city',
  'region',
  'postal_code',
  'property_type',
  'arv',
  'repairs',
  'asking_price',
  'language',
  'message',
] as const satisfies readonly (LeadColumn | 'message')[];
export type FormField = (typeof FORM_FIELDS)[number];

const MESSAGE = ['message', 'comment', 'comments', 'notes', 'note', 'commentaire', 'commentaires'];

/** What a field is by its name, in English or French: `Your-Phone` needs a setting, `phone_number` does not. */
export function formField(name: string): FormField | null {
  if (MESSAGE.includes(foldText(name))) return 'message';
  const column = leadColumn(name);
  return FORM_FIELDS.find((field) => field === column) ?? null;
}
