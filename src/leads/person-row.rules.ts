import { z } from 'zod';
import { normalizeEmail, normalizePhone } from '../contact-address.rules';
import { type InputIssue } from '../errors';
import { type Locale, localeNamed, type Translate } from '../i18n/translate';
import { CONSENT_BASES, type ConsentBasis } from '../policy/consent.rules';
import { foldText } from '../text';
import { DAY_MS, parseDate } from '../time/civil-date';
import { withoutAbsent } from '../without-absent';
import { readAs } from './lead-form.rules';

/** What a row says of any person, seller or buyer. */
export function personFields(now: Date, t: Translate) {
  const short = shortText(t);
  return {
    name: z
      .string(t('parse.missing'))
      .trim()
      .max(255, t('parse.too_long', { max: 255 })),
    phone: readAs(normalizePhone, 'parse.not_phone', t),
    email: readAs(normalizeEmail, 'parse.not_email', t),
    owner: short(100).optional(),
    language: readAs<Locale>(localeNamed, 'row.not_one_of', t),
    consent: readAs<ConsentBasis>(readBasis, 'row.not_one_of', t),
    consent_at: z
      .string()
      .optional()
      .transform((text, context): Date | undefined => {
        if (text === undefined) return undefined;
        const day = parseDate(text.trim());
        if (day !== null && day * DAY_MS <= now.getTime()) return new Date(day * DAY_MS);
        context.addIssue({ code: 'custom', message: t('row.not_past_date', { text }) });
        return z.NEVER;
      }),
    consent_evidence: short(1000).optional(),
  };
}

export function shortText(t: Translate) {
  return (max: number) => z.string().trim().max(max, t('parse.too_long', { max }));
}

interface PersonRow {
  phone?: string | undefined;
  email?: string | undefined;
  consent?: ConsentBasis | undefined;
  consent_at?: Date | undefined;
  consent_evidence?: string | undefined;
}

/** Somebody has to be reached by something, and a consent has a date. */
export function checkPerson(t: Translate) {
  return ({ phone, email, consent, consent_at }: PersonRow, context: z.RefinementCtx): void => {
    if (phone === undefined && email === undefined) {
      context.addIssue({ code: 'custom', path: ['phone'], message: t('parse.no_contact') });
    }
    if (consent !== undefined && consent_at === undefined) {
      context.addIssue({ code: 'custom', path: ['consent_at'], message: t('parse.missing') });
    }
  };
}

export const PERSON_EXAMPLES: Record<string, string> = {
  name: 'Jane Doe',
  phone: '416-555-0134',
  email: 'jane@example.com',
  language: 'en, fr',
  consent: CONSENT_BASES.join(', '),
  consent_at: '2026-11-20',
};

/** The texts of a row by its fields: what is read, with its consent in one piece, or each field that is wrong. */
export function readRow<Fields extends PersonRow>(
  schema: z.ZodType<Fields>,
  texts: Partial<Record<string, string>>,
  examples: Record<string, string>,
) {
  const given = Object.fromEntries(
    Object.entries(texts).filter(([, text]) => text !== undefined && text.trim() !== ''),
  );
  const read = schema.safeParse(given);
  if (!read.success) return { issues: read.error.issues.map((issue) => described(issue, examples)) };
  const { consent, consent_at, consent_evidence = 'stated in the list', ...rest } = read.data;
  const stated =
    consent === undefined || consent_at === undefined
      ? {}
      : { consent: { basis: consent, at: consent_at, evidence: consent_evidence } };
  return { facts: { ...withoutAbsent(rest), ...stated } };
}

function described(
  { path, message }: { path: PropertyKey[]; message: string },
  examples: Record<string, string>,
): InputIssue {
  const field = String(path[0] ?? 'row');
  const example = examples[field];
  return { path: field, message, ...(example !== undefined && { example }) };
}

/** Parts of a name are one name. */
export function joinedName(texts: {
  first_name?: string | undefined;
  name?: string | undefined;
  last_name?: string | undefined;
}): string {
  return joinedTexts([texts.first_name, texts.name, texts.last_name], ' ');
}

export function joinedTexts(parts: (string | undefined)[], between: string): string {
  return parts.filter((part) => part?.trim()).join(between);
}

function readBasis(text: string): ConsentBasis | null {
  return CONSENT_BASES.find((basis) => basis === foldText(text)) ?? null;
}

/** The columns without which nobody of a list can be taken in. */
export function personColumns(nameExample: string, addressExample: string) {
  return [
    {
      oneOf: ['name', 'first_name', 'last_name'] as const,
      message: 'none of them is a name',
      example: nameExample,
    },
    {
      oneOf: ['phone', 'email'] as const,
      message: 'none of them is a phone number or an e-mail address',
      example: addressExample,
    },
  ];
}
