import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/**
 * E.164, or null when it is not a number that can exist. Without a country code it is read as Canadian.
 * The text is the number and nothing else: one with words around it would be half understood.
 */
export function normalizePhone(text: string): string | null {
  const number = parsePhoneNumberFromString(text.trim(), { defaultCountry: 'CA', extract: false });
  return number?.isValid() ? number.number : null;
}

/** The local part is folded too: two spellings of one address must meet the same suppression. */
export function normalizeEmail(text: string): string | null {
  // In this order: the compatibility form of some letters is a capital (℡ is TEL).
  const address = text.trim().normalize('NFKC').toLowerCase();
  return /^[^\s@<>,;"]+@(?:[^\s@<>,;".]+\.)+[^\s@<>,;".]{2,}$/.test(address) && address.length <= 254
    ? address
    : null;
}

/** A phone number or an e-mail address as suppression and consent know it; null when it is neither. */
export function normalizeAddress(text: string): string | null {
  return text.includes('@') ? normalizeEmail(text) : normalizePhone(text);
}

/**
 * A North American number as people write it, or one in E.164; the house number after it is not part of it.
 * Dashes of every kind: telephones and word processors put U+2010 to U+2013 for the hyphen.
 */
const SEPARATOR = String.raw`[\s.\-\u2010-\u2013/]`;
const PHONE_IN_TEXT = new RegExp(
  String.raw`(?<![\d$])(?:(?:\+?1${SEPARATOR}?)?\(?\d{3}\)?${SEPARATOR}{0,2}\d{3}${SEPARATOR}?\d{4}|\+\d{8,15})(?!\d)`,
  'g',
);

/** A phone number in a text: where it stands, as it was typed, and in E.164; null there if it cannot exist. */
export interface FoundPhone {
  index: number;
  text: string;
  number: string | null;
}

/** Every phone number in a text, in order. Ten digits that cannot be one count only where nothing else can. */
export function findPhones(text: string): FoundPhone[] {
  const all = [...text.matchAll(PHONE_IN_TEXT)].map((match) => ({
    index: match.index,
    text: match[0],
    number: normalizePhone(match[0].replace(/[\u2010-\u2013]/g, '-')),
  }));
  const real = all.filter((found) => found.number !== null);
  return real.length > 0 ? real : all;
}
