import { parseDecimal } from '../numbers/decimal';
import { fitsLong } from '../numbers/numeric';

const INTEGER = /^[+-]?\d+$/;
const FLOAT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** A whole number in base 10 and nothing around it; undefined otherwise. */
export function parseInteger(text: string): bigint | undefined {
  if (!INTEGER.test(text)) return undefined;
  const value = BigInt(text.replace(/^\+/, ''));
  return fitsLong(value) ? value : undefined;
}

export function parseDouble(text: string): number | undefined {
  const special = parseDecimal(text);
  if (special?.kind === 'nan') return NaN;
  if (special?.kind === 'infinite') return special.negative ? -Infinity : Infinity;
  const value = FLOAT.test(text) ? Number(text) : undefined;
  // A number too large for a double is an error, not infinity.
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}
