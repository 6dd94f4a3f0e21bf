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
