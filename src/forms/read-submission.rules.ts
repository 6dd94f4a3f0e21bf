import { type InputIssue } from '../errors';
import { type Translate } from '../i18n/translate';
import { type LeadFacts } from '../leads/intake-facts.rules';
import { type LeadTexts, readLeadTexts } from '../leads/lead-row.rules';
import { foldText } from '../text';
import { type FormField, formField } from './form-fields.rules';
import { type WebForm } from './web-form.model';

/** Names as they came, with their texts. */
export type Submitted = [name: string, text: string][];

const DEEPEST = 5;
const MOST_FIELDS = 200;
const LONGEST_MESSAGE = 1000;

/** The fields of a body, JSON or form-encoded; null when it is neither. */
export function readBody(contentType: string | undefined, body: string): Submitted | null {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') {
    return body.trim() === '' ? null : [...new URLSearchParams(body)].slice(0, MOST_FIELDS);
  }
  // A sender that names no type, or a wrong one, may still have sent JSON.
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? flat(parsed, '', 0).slice(0, MOST_FIELDS) : null;
  } catch {
    return null;
  }
}

/** `{ lead: { phone } }` has the field `lead phone`. */
function flat(value: unknown, name: string, depth: number): Submitted {
  if (value === null || value === undefined || depth > DEEPEST) return [];
  if (typeof value === 'string') return [[name, value]];
  if (typeof value !== 'object') return [[name, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, `${name} ${key}`.trim(), depth + 1));
}

/** What the fields say, by the form's setting, else by the name, or the longest end of it. */
function fieldsOf(submitted: Submitted, form: Pick<WebForm, 'fields'>): Partial<Record<FormField, string>> {
  const set = new Map(form.fields.map(({ from, to }) => [from, to]));
  const fields: Partial<Record<FormField, string>> = {};
  for (const [name, text] of submitted) {
    const field = set.get(foldText(name)) ?? byEnd(name);
    if (field !== null && text.trim() !== '') fields[field] ??= text;
  }
  return fields;
}

/** `lead nom de famille` is a last name: what it lies in does not matter. */
function byEnd(name: string): FormField | null {
  const words = name.split(' ');
  for (let from = 0; from < words.length; from++) {
    const field = formField(words.slice(from).join(' '));
    if (field !== null) return field;
  }
  return null;
}

export type ReadSubmission = { facts: LeadFacts } | { issues: InputIssue[] };

/**
 * A submission as a seller. Whom to reach is needed; what else cannot be read is left out of the lead and stands in its
 * message, so that a person sees it.
 */
export function readSubmission(
  submitted: Submitted,
  form: Pick<WebForm, 'fields'>,
  now: Date,
  t: Translate,
): ReadSubmission {
  const { message, ...fields } = fieldsOf(submitted, form);
  const texts: LeadTexts = { ...fields };
  const named = [texts.name, texts.first_name, texts.last_name].some((part) => part?.trim());
  if (!named) texts.name = texts.email ?? texts.phone ?? '';
  const unread: string[] = [];
  for (;;) {
    const read = readLeadTexts(texts, now, t);
    if ('facts' in read) {
      const said = [message, ...unread]
        .filter((part) => part !== undefined)
        .join('\n')
        .slice(0, LONGEST_MESSAGE);
      return {
        facts: { ...read.facts, source: 'web_form', ...(said !== '' && { message: { text: said } }) },
      };
    }
    const left = read.issues.find(
      ({ path }) => path !== 'name' && texts[path as FormField & keyof LeadTexts] !== undefined,
    );
    const other = left?.path === 'phone' ? texts.email : left?.path === 'email' ? texts.phone : 'given';
    if (left === undefined || other === undefined) return { issues: read.issues };
    const field = left.path as FormField & keyof LeadTexts;
    unread.push(`${field}: ${texts[field] ?? ''}`);
    delete texts[field];
  }
}
