import { z } from 'zod';
import { type InputIssue } from '../errors';
import { type Translate } from '../i18n/translate';
import { PROPERTY_TYPES, type PropertyType, readPropertyType } from '../property-type';
import { type LeadFacts } from './intake-facts.rules';
import { readScore } from './lead-edit.rules';
import { type LeadColumn } from './lead-columns.rules';
import { readAs, readMoney } from './lead-form.rules';
import {
  checkPerson,
  joinedName,
  joinedTexts,
  PERSON_EXAMPLES,
  personFields,
  readRow,
  shortText,
} from './person-row.rules';

/** What stands in a row of a list, or came from a form, by what it is. */
export type LeadTexts = Partial<Record<LeadColumn, string>>;

const EXAMPLES: Record<string, string> = {
  ...PERSON_EXAMPLES,
  arv: '450k',
  repairs: '40k',
  asking_price: '350k',
  score: '0.8',
  property_type: PROPERTY_TYPES.join(', '),
};

/** @returns the facts of a seller, or what is wrong in the words of `t`, each with a right value */
export function readLeadTexts(
  texts: LeadTexts,
  now: Date,
  t: Translate,
): { facts: Omit<LeadFacts, 'source'> & { source?: string } } | { issues: InputIssue[] } {
  return readRow(rowFields(now, t), joined(texts), EXAMPLES);
}

/** The city stands behind the street. */
function joined({ first_name, last_name, city, ...texts }: LeadTexts): LeadTexts {
  const name = joinedName({ first_name, last_name, name: texts.name });
  return { ...texts, name, address: joinedTexts([texts.address, city], ', ') };
}

function rowFields(now: Date, t: Translate) {
  const short = shortText(t);
  return z
    .object({
      ...personFields(now, t),
      address: short(500).optional(),
      region: short(200).optional(),
      postal_code: short(20).optional(),
      source: short(100).optional(),
      score: readAs(readScore, 'parse.not_score', t),
      property_type: readAs<PropertyType>(readPropertyType, 'row.not_one_of', t),
      arv: readMoney(t),
      repairs: readMoney(t),
      asking_price: readMoney(t),
    })
    .superRefine(checkPerson(t));
}
