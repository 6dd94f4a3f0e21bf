import { createHash } from 'node:crypto';

/** What stands in a form, as text, by field. */
export type FormTexts<Field extends string> = Partial<Record<Field, string>>;

/** A print of each field as a form shows it: what travels with the form, so that a change by somebody else is seen. */
export function printsOf<Field extends string>(
  fields: readonly Field[],
  texts: FormTexts<Field>,
): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, printOf(texts[field])]));
}

/** Short: a dozen of them travel with the form, and only a difference counts. */
function printOf(text: string | undefined): string {
  return createHash('sha256')
    .update(text ?? '')
    .digest('hex')
    .slice(0, 8);
}

/** The fields that differ from what a form has shown. */
export function changedFields<Field extends string>(
  fields: readonly Field[],
  texts: FormTexts<Field>,
  was: Record<string, string>,
): Field[] {
  return fields.filter((field) => printOf(texts[field]) !== was[field]);
}

/**
 * Two people have changed a thing: what this one has typed stays, the rest is as it is now.
 * @returns what the form shall show, and the fields that the other one has changed
 */
export function mergeTexts<Field extends string>(
  fields: readonly Field[],
  current: FormTexts<Field>,
  was: Record<string, string>,
  typed: FormTexts<Field>,
): { start: FormTexts<Field>; changed: Field[] } {
  const start: FormTexts<Field> = {};
  const touched = changedFields(fields, typed, was);
  for (const field of fields) {
    const value = touched.includes(field) ? typed[field] : current[field];
    if (value !== undefined) start[field] = value;
  }
  return { start, changed: changedFields(fields, current, was) };
}
