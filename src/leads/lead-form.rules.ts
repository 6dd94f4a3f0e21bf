import { z } from 'zod';
import { normalizeEmail, normalizePhone } from '../contact-address.rules';
import { type MessageKey, type Translate } from '../i18n/translate';
import { type Cents } from '../money';
import { parseMoney } from '../parse-money.rules';
import { CONSENT_BASES } from '../policy/consent.rules';

/** How a seller came to us; the first three imply that they asked (spec 3.1: consent by inquiry). */
export const FORM_SOURCES = ['inbound_call', 'inbound_sms', 'web_form', 'referral', 'slack'] as const;

/** The fields of the form that takes a seller in, by the names of its inputs. */
export function leadFormFields(t: Translate) {
  return z
    .object({
      name: z
        .string()
        .trim()
        .min(1, t('parse.missing'))
        .max(255, t('parse.too_long', { max: 255 })),
      phone: readAs(normalizePhone, 'parse.not_phone', t),
      email: readAs(normalizeEmail, 'parse.not_email', t),
      address: z
        .string()
        .trim()
        .max(500, t('parse.too_long', { max: 500 }))
        .optional(),
      arv: readMoney(t),
      repairs: readMoney(t),
      source: z.enum(FORM_SOURCES).default('slack'),
      consent: z.enum(CONSENT_BASES).optional(),
    })
    .refine(({ phone, email }) => phone !== undefined || email !== undefined, {
      path: ['phone'],
      message: t('parse.no_contact'),
      // Also when another field is wrong: all of it is said at once.
      when: ({ issues }) => !issues.some((issue) => ['phone', 'email'].includes(String(issue.path?.[0]))),
    });
}

export function readMoney(t: Translate) {
  return readAs<Cents>(parseMoney, 'parse.not_amount', t);
}

/** A text that may be left out, read as something. */
export function readAs<T extends string | number>(
  read: (text: string) => T | null,
  problem: MessageKey,
  t: Translate,
) {
  return z
    .string()
    .optional()
    .transform((text, context): T | undefined => {
      if (text === undefined) return undefined;
      const value = read(text);
      if (value !== null) return value;
      context.addIssue({ code: 'custom', message: t(problem, { text }) });
      return z.NEVER;
    });
}
