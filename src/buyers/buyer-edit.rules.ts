import { z } from 'zod';
import { normalizeEmail, normalizePhone } from '../contact-address.rules';
import { changedFields, type FormTexts, printsOf } from '../edit-form.rules';
import { LOCALES, type Translate } from '../i18n/translate';
import { type BuyerId } from '../ids';
import { readAs, readMoney } from '../leads/lead-form.rules';
import { formatMoney } from '../money';
import { CONSENT_BASES } from '../policy/consent.rules';
import { PROPERTY_TYPES, type PropertyType, takePropertyTypes } from '../property-type';
import { withoutAbsent } from '../without-absent';
import { type Buyer } from './buyer.model';
import { readPlaces, typedPlaces } from './places.rules';
import { readPrices, typedPrices } from './price-range.rules';

/** The fields of the form that mends a buyer. */
export const EDITED_FIELDS = [
  'name',
  'phone',
  'email',
  'places',
  'types',
  'price',
  'repairs',
  'language',
  'owner',
] as const;
export type EditedField = (typeof EDITED_FIELDS)[number];
export type EditStart = FormTexts<EditedField>;
export type BuyerEdit = Omit<z.output<ReturnType<typeof buyerFields>>, 'consent'>;

export function editStart({ box, ...buyer }: Buyer): EditStart {
  const { name, phone, email, language, owner } = buyer;
  const texts = {
    name,
    phone,
    email,
    places: typedPlaces(box.places),
    types: box.types.join(', '),
    price: typedPrices(box),
    repairs: box.max_repairs === undefined ? undefined : formatMoney(box.max_repairs),
    language,
    owner,
  };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined && text !== ''));
}

/** What an open form knows of the buyer whom it mends. */
const aboutSchema = z.object({ id: z.string(), was: z.record(z.string(), z.string()) });

export function writeEditAbout(buyer: Buyer): string {
  return JSON.stringify({ id: buyer._id, was: printsOf(EDITED_FIELDS, editStart(buyer)) });
}

export function readEditAbout(about: string): { id: BuyerId; was: Record<string, string> } {
  const { id, was } = aboutSchema.parse(JSON.parse(about));
  return { id: id as BuyerId, was };
}

export function touchedFields(typed: EditStart, was: Record<string, string>): EditedField[] {
  return changedFields(EDITED_FIELDS, typed, was);
}

/** Only what was touched: a place that cannot be typed (of another system) stays. */
export function withEdits(before: Buyer, touched: readonly EditedField[], edit: BuyerEdit): Buyer {
  const { name, phone, email, language = before.language, owner, places, types, price, repairs } = edit;
  const has = (field: EditedField) => touched.includes(field);
  const { min_price, max_price, max_repairs, ...box } = before.box;
  const limits = has('price') ? price : { min_price, max_price };
  const ceiling = has('repairs') ? repairs : max_repairs;
  return {
    ...before,
    ...Object.fromEntries(
      Object.entries({ name, phone, email, language, owner }).filter(([field]) => has(field as EditedField)),
    ),
    box: withoutAbsent({
      ...box,
      ...(has('places') && { places }),
      ...(has('types') && { types: types ?? [] }),
      ...limits,
      max_repairs: ceiling,
    }),
  };
}

/** The fields of both forms by the names of their inputs. */
export function buyerFields(t: Translate) {
  const long = (max: number) => t('parse.too_long', { max });
  return z
    .object({
      name: z.string().trim().min(1, t('parse.missing')).max(255, long(255)),
      phone: readAs(normalizePhone, 'parse.not_phone', t),
      email: readAs(normalizeEmail, 'parse.not_email', t),
      places: z.string(t('parse.missing')).transform((text, context): string[] => {
        const read = readPlaces(text);
        if ('places' in read && read.places.length > 0) return read.places;
        const message = 'unknown' in read ? t('parse.not_place', { text: read.unknown }) : t('parse.missing');
        context.addIssue({ code: 'custom', message });
        return z.NEVER;
      }),
      types: z
        .string()
        .optional()
        .transform((text, context): PropertyType[] | undefined => {
          const { types, rest } = takePropertyTypes(text ?? '');
          const unknown = rest.replace(/[\s,;/&+]+/g, ' ').trim();
          if (unknown === '') return text === undefined ? undefined : types;
          context.addIssue({
            code: 'custom',
            message: t('parse.not_type', { text: unknown, types: PROPERTY_TYPES.join(', ') }),
          });
          return z.NEVER;
        }),
      price: z
        .string()
        .optional()
        .transform((text, context) => {
          const limits = text === undefined ? {} : readPrices(text);
          if (limits !== null) return limits;
          context.addIssue({ code: 'custom', message: t('parse.not_range', { text: text ?? '' }) });
          return z.NEVER;
        }),
      repairs: readMoney(t),
      language: z.enum(LOCALES).optional(),
      owner: z.string().max(100).optional(),
      consent: z.enum(CONSENT_BASES).optional(),
    })
    .refine(({ phone, email }) => phone !== undefined || email !== undefined, {
      path: ['phone'],
      message: t('parse.no_contact'),
      when: ({ issues }) => !issues.some((issue) => ['phone', 'email'].includes(String(issue.path?.[0]))),
    });
}
