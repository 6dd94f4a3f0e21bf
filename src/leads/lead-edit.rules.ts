import { z } from 'zod';
import { type FormTexts, mergeTexts, printsOf } from '../edit-form.rules';
import { type Translate } from '../i18n/translate';
import { type LeadId } from '../ids';
import { toDollars } from '../money';
import { PROPERTY_TYPES } from '../property-type';
import { EDITED_FIELDS, type EditedField } from './edit-lead';
import { type Lead } from './lead.model';
import { leadFormFields, readAs, readMoney } from './lead-form.rules';

/** What stands in the form, as text, by field. */
export type EditStart = FormTexts<EditedField>;

/** What an open form knows of the lead that it mends: its version, and a print of each field as it was shown. */
const aboutSchema = z.object({ id: z.string(), version: z.number(), was: z.record(z.string(), z.string()) });

export function editStart(lead: Lead): EditStart {
  const start: EditStart = {};
  for (const field of EDITED_FIELDS) {
    const value = lead[field];
    if (value === undefined) continue;
    start[field] = MONEY.has(field) ? String(toDollars(value as never)) : String(value);
  }
  return start;
}

const MONEY = new Set<EditedField>(['arv', 'repairs', 'asking_price']);

export function writeEditAbout(lead: Lead): string {
  const was = printsOf(EDITED_FIELDS, editStart(lead));
  return JSON.stringify({ id: lead._id, version: lead.version ?? 0, was });
}

export function readEditAbout(about: string): { id: LeadId; version: number; was: Record<string, string> } {
  const { id, ...rest } = aboutSchema.parse(JSON.parse(about));
  return { id: id as LeadId, ...rest };
}

/** As `mergeTexts`, of a lead. */
export function mergeEdits(
  now: Lead,
  was: Record<string, string>,
  typed: EditStart,
): { start: EditStart; changed: EditedField[] } {
  return mergeTexts(EDITED_FIELDS, editStart(now), was, typed);
}

/** The fields of the form by the names of its inputs; `typed` is what stood there. */
export function editFields(t: Translate) {
  const { name, phone, email, address, arv, repairs } = leadFormFields(t).shape;
  return z.looseObject({
    name,
    phone,
    email,
    address,
    region: z
      .string()
      .trim()
      .max(200, t('parse.too_long', { max: 200 }))
      .optional(),
    arv,
    repairs,
    asking_price: readMoney(t),
    score: readAs(readScore, 'parse.not_score', t),
    property_type: z.enum(PROPERTY_TYPES),
    language: z.enum(['en', 'fr']),
  });
}

export function readScore(text: string): number | null {
  const score = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && score >= 0 && score <= 1 ? score : null;
}
