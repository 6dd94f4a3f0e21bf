import { z } from 'zod';
import { normalizeEmail, normalizePhone } from '../contact-address.rules';
import { type InputIssue } from '../errors';
import { type Locale, localeNamed, type Translate } from '../i18n/translate';
import { CONSENT_BASES, type ConsentBasis } from '../policy/consent.rules';
import { PROPERTY_TYPES, type PropertyType, readPropertyType } from '../property-type';
import { foldText } from '../text';
import { DAY_MS, parseDate } from '../time/civil-date';
import { type LeadFacts } from './intake-lead';
import { readScore } from './lead-edit.rules';
import { type LeadColumn } from './lead-columns.rules';
import { readAs, readMoney } from './lead-form.rules';

/** What stands in a row of a list, or came from a form, by what it is. */
export type LeadTexts = Partial<Record<LeadColumn, string>>;

const EXAMPLES: Record<string, string> = {
  name: 'Jane Doe',
  phone: '416-555-0134',
  email: 'jane@example.com',
  arv: '450k',
  repairs: '40k',
  asking_price: '350k',
  score: '0.8',
  property_type: PROPERTY_TYPES.join(', '),
  language: 'en, fr',
  consent: CONSENT_BASES.join(', '),
  consent_at: '2026-11-20',
};

/** @returns the facts of a seller, or what is wrong in the words of `t`, each with a right value */
export function readLeadTexts(
  texts: LeadTexts,
  now: Date,
  t: Translate,
): { facts: Omit<LeadFacts, 'source'> & { source?: string } } | { issues: InputIssue[] } {
  const given = Object.fromEntries(
    Object.entries(joined(texts)).filter(([, text]) => text !== undefined && text.trim() !== ''),
  );
  const read = rowFields(now, t).safeParse(given);
  if (!read.success) {
    return {
      issues: read.error.issues.map(({ path, message }) => {
        const field = String(path[0] ?? 'row');
        const example = EXAMPLES[field];
        return { path: field, message, ...(example !== undefined && { example }) };
      }),
    };
  }
  const { consent, consent_at, consent_evidence, ...rest } = read.data;
  const facts = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const stated =
    consent === undefined || consent_at === undefined
      ? {}
      : { consent: { basis: consent, at: consent_at, evidence: consent_evidence ?? 'stated in the list' } };
  return { facts: { ...facts, ...stated } as Omit<LeadFacts, 'source'> & { source?: string } };
}

/** Parts of a name are one name, the city stands behind the street. */
function joined({ first_name, last_name, city, ...texts }: LeadTexts): LeadTexts {
  const name = [first_name, texts.name, last_name].filter((part) => part?.trim()).join(' ');
  const address = [texts.address, city].filter((part) => part?.trim()).join(', ');
  return { ...texts, name, address };
}

function rowFields(now: Date, t: Translate) {
  const short = (max: number) => z.string().trim().max(max, t('parse.too_long', { max }));
  return z
    .object({
      name: z
        .string(t('parse.missing'))
        .trim()
        .max(255, t('parse.too_long', { max: 255 })),
      phone: readAs(normalizePhone, 'parse.not_phone', t),
      email: readAs(normalizeEmail, 'parse.not_email', t),
      address: short(500).optional(),
      region: short(200).optional(),
      postal_code: short(20).optional(),
      source: short(100).optional(),
      score: readAs(readScore, 'parse.not_score', t),
      property_type: readAs<PropertyType>(readPropertyType, 'row.not_one_of', t),
      arv: readMoney(t),
      repairs: readMoney(t),
      asking_price: readMoney(t),
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
    })
    .superRefine(({ phone, email, consent, consent_at }, context) => {
      if (phone === undefined && email === undefined) {
        context.addIssue({ code: 'custom', path: ['phone'], message: t('parse.no_contact') });
      }
      if (consent !== undefined && consent_at === undefined) {
        context.addIssue({ code: 'custom', path: ['consent_at'], message: t('parse.missing') });
      }
    });
}

function readBasis(text: string): ConsentBasis | null {
  return CONSENT_BASES.find((basis) => basis === foldText(text)) ?? null;
}
