import { isNumber, numberOf } from '../numbers/numeric';

/** False are false, null, missing and zero; everything else is true, empty strings and arrays included. */
export function isTrue(value: unknown): boolean {
  if (isNumber(value)) return numberOf(value) !== 0;
  return value !== false && value !== null && value !== undefined;
}
