import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** E.164, or null when it is not a number that can exist. Without a country code it is read as Canadian. */
export function normalizePhone(text: string): string | null {
  const number = parsePhoneNumberFromString(text, 'CA');
  return number?.isValid() ? number.number : null;
}

/** The local part is folded too: two spellings of one address must meet the same suppression. */
export function normalizeEmail(text: string): string | null {
  const address = text.trim().toLowerCase().normalize('NFKC');
  return /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/.test(address) && address.length <= 254
    ? address
    : null;
}

/** A phone number or an e-mail address as suppression and consent know it; null when it is neither. */
export function normalizeAddress(text: string): string | null {
  return text.includes('@') ? normalizeEmail(text) : normalizePhone(text);
}

/** A North American number as people write it, or one in E.164; the house number after it is not part of it. */
const PHONE_IN_TEXT = /(?<!\d)(?:(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]{0,2}\d{3}[\s.-]?\d{4}|\+\d{8,15})(?!\d)/;

/** The first phone number in a text, where it stands; not checked whether it can exist. */
export function findPhone(text: string): RegExpExecArray | null {
  return PHONE_IN_TEXT.exec(text);
}
