import { foldText } from '../text';

/** What a column of a list may be; `first_name` and `city` are parts of the name and the address. */
export const LEAD_COLUMNS = {
  name: ['name', 'full name', 'seller', 'seller name', 'contact', 'nom', 'nom complet', 'vendeur'],
  first_name: ['first name', 'firstname', 'given name', 'prenom'],
  last_name: ['last name', 'lastname', 'surname', 'family name', 'nom de famille'],
  phone: [
    'phone',
    'phone number',
    'telephone',
    'tel',
    'mobile',
    'cell',
    'cell phone',
    'cellulaire',
    'numero de telephone',
  ],
  email: ['email', 'e mail', 'email address', 'e mail address', 'mail', 'courriel', 'adresse courriel'],
  address: [
    'address',
    'street',
    'street address',
    'property address',
    'adresse',
    'rue',
    'adresse de la propriete',
  ],
  city: ['city', 'town', 'municipality', 'ville', 'municipalite'],
  region: ['region', 'province', 'prov', 'state'],
  postal_code: ['postal code', 'postal', 'postcode', 'zip', 'zip code', 'code postal'],
  source: ['source', 'lead source', 'origin', 'provenance', 'origine'],
  score: ['score', 'lead score', 'pointage'],
  property_type: ['property type', 'type', 'kind', 'type de propriete', 'genre'],
  arv: ['arv', 'after repair value', 'value after repairs', 'var', 'valeur apres travaux', 'valeur'],
  repairs: ['repairs', 'repair cost', 'rehab', 'travaux', 'reparations', 'cout des travaux'],
  asking_price: ['asking price', 'asking', 'price', 'prix demande', 'prix'],
  owner: ['owner', 'assigned to', 'responsable', 'attribue a'],
  language: ['language', 'lang', 'langue'],
  consent: ['consent', 'consent basis', 'consentement'],
  consent_at: ['consent at', 'consent date', 'date of consent', 'date du consentement'],
  consent_evidence: ['consent evidence', 'evidence', 'preuve', 'preuve du consentement'],
} as const satisfies Record<string, readonly string[]>;

export type LeadColumn = keyof typeof LEAD_COLUMNS;

/** Finds out which column a header or the field of a form is, whatever its case, accents, dashes and language. */
export function columnFinder<Column extends string>(
  columns: Record<Column, readonly string[]>,
): (name: string) => Column | null {
  const byName = new Map<string, Column>();
  for (const column of Object.keys(columns) as Column[]) {
    for (const name of [column.replaceAll('_', ' '), ...columns[column]]) byName.set(name, column);
  }
  return (name) => byName.get(foldText(name)) ?? null;
}

/** Null for a name that is no column of a lead. */
export const leadColumn = columnFinder<LeadColumn>(LEAD_COLUMNS);
