import { asDocument, type Document } from './document';
import { badValue, location, notImplemented, typeMismatch } from './errors';
import { wholeNumberOf } from './numbers/numeric';

/** https://www.mongodb.com/docs/manual/reference/collation/ */
export interface Collation {
  readonly locale: string;
  readonly strength: 1 | 2 | 3;
}

// ICU's names that MongoDB lists (https://www.mongodb.com/docs/manual/reference/collation-locales-defaults/)
// and that a team in Canada could meet; the rest is refused rather than guessed.
const LOCALES = new Set([
  'en',
  'en_US',
  'fr',
  'fr_CA',
  'de',
  'es',
  'it',
  'nl',
  'pt',
  'pl',
  'sv',
  'da',
  'nb',
  'fi',
]);

// Options that may be spelled out as long as they say what is the default anyway.
const DEFAULTS: Record<string, unknown> = {
  caseLevel: false,
  caseFirst: 'off',
  numericOrdering: false,
  alternate: 'non-ignorable',
  maxVariable: 'punct',
  normalization: false,
};

export function parseCollation(spec: unknown): Collation | undefined {
  if (spec === undefined) return undefined;
  const fields = asDocument(spec);
  if (!fields) throw typeMismatch("BSON field 'collation' is the wrong type, expected type 'object'");
  if (Object.keys(fields).length === 0) return undefined;
  checkOptions(fields);
  const locale = fields['locale'];
  if (typeof locale !== 'string') {
    throw location(40414, "BSON field 'collation.locale' is missing but a required field");
  }
  const strength = strengthOf(fields['strength']);
  if (locale === 'simple') return undefined;
  if (!LOCALES.has(locale) || Intl.Collator.supportedLocalesOf([tagOf(locale)]).length === 0) {
    throw notImplemented(`The embedded store has no collation for the locale '${locale}'`);
  }
  return { locale, strength };
}

function checkOptions(fields: Document): void {
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'locale' || name === 'strength') continue;
    if (!Object.hasOwn(DEFAULTS, name)) {
      throw location(40415, `BSON field 'collation.${name}' is an unknown field.`);
    }
    if (value !== DEFAULTS[name]) {
      throw notImplemented(`The embedded store knows no collation other than by strength: ${name}`);
    }
  }
}

function strengthOf(value: unknown): Collation['strength'] {
  if (value === undefined) return 3;
  const strength = wholeNumberOf(value);
  if (strength === 1 || strength === 2 || strength === 3) return strength;
  if (strength === 4 || strength === 5) {
    throw notImplemented(`The embedded store has no collation of strength ${strength}`);
  }
  throw badValue("Enumeration value for field 'collation.strength' is not a valid value.");
}

const SENSITIVITY = { 1: 'base', 2: 'accent', 3: 'variant' } as const;
const collators = new Map<string, Intl.Collator>();

/** Both MongoDB and Node order strings with ICU; its versions may differ in rare scripts. */
export function collatorOf(collation: Collation): Intl.Collator {
  const key = `${collation.locale}/${collation.strength}`;
  let collator = collators.get(key);
  if (!collator) {
    collator = new Intl.Collator(tagOf(collation.locale), { sensitivity: SENSITIVITY[collation.strength] });
    collators.set(key, collator);
  }
  return collator;
}

function tagOf(locale: string): string {
  return locale.replace('_', '-');
}
