import { z } from 'zod';
import { inferProvinceMarket } from '../geo/infer.rules';
import { type Province } from '../geo/provinces';
import { type MessageKey, type Translate } from '../i18n/translate';
import { type Cents, cents } from '../money';
import { parseMoney } from '../parse-money.rules';
import { PROPERTY_TYPES } from '../property-type';

const LONGEST = 3000;

/** A text read as something, or said to be wrong. */
function read<T extends object | number>(readText: (text: string) => T | MessageKey, t: Translate) {
  return z.string().transform((text, context): T => {
    const value = readText(text);
    if (typeof value !== 'string') return value;
    context.addIssue({ code: 'custom', message: t(value, { text }) });
    return z.NEVER;
  });
}

/** @param least what is less is no such amount, in cents */
export function readAmount(t: Translate, least = 0) {
  return read<Cents>((text) => {
    const amount = parseMoney(text);
    if (amount === null) return 'offer.wrong.amount';
    return amount < least ? 'offer.wrong.zero' : amount;
  }, t);
}

/** The fields of the form that computes an offer, by the names of its inputs. */
export function offerFormFields(t: Translate) {
  return z.object({
    arv: readAmount(t, 1),
    repairs: readAmount(t),
    holding: readAmount(t).default(cents(0)),
    place: read<{ province: Province; market: string }>((text) => {
      const { province, market } = inferProvinceMarket(text, undefined);
      return province === null ? 'parse.not_place' : { province, market };
    }, t),
    comps: z
      .string()
      .max(LONGEST, t('parse.too_long', { max: LONGEST }))
      .transform((text) => text.split('\n').filter((line) => line.trim() !== ''))
      .optional(),
    assumptions: z
      .string()
      .max(LONGEST, t('parse.too_long', { max: LONGEST }))
      .optional(),
  });
}

const aboutSchema = z.object({
  lead_id: z.string().optional(),
  deal_id: z.string().optional(),
  property_type: z.enum(PROPERTY_TYPES).optional(),
});

/** Whom an open form is for. */
export type OfferAbout = z.output<typeof aboutSchema>;

export function readOfferAbout(about: string): OfferAbout {
  return about === '' ? {} : aboutSchema.parse(JSON.parse(about));
}
