/** Money is integer cents of CAD inside and in storage; dollars only at the edges. Never floating point. */
export type Cents = number & { readonly __brand: 'Cents' };

/** The most that any amount may be: 100 million dollars. */
export const MAX_DOLLARS = 100_000_000;

export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of cents: ${amount}`);
  return amount as Cents;
}

/** Dollars with at most two decimals, as REST and Slack give them. Null when it is not such a number. */
export function centsFromDollars(dollars: number): Cents | null {
  if (!Number.isFinite(dollars) || Math.abs(dollars) > MAX_DOLLARS) return null;
  const scaled = Math.round(dollars * 100);
  return scaled / 100 === dollars ? cents(scaled) : null;
}

export function toDollars(amount: Cents): number {
  return amount / 100;
}

/** A shown offer is floored to the whole dollar. */
export function floorToDollar(amount: Cents): Cents {
  return cents(Math.floor(amount / 100) * 100);
}

/**
 * What people write for money: `500k`, `$450,000`, `1.2M`, `450 000 $`, `450.000,50`-style decimals are not guessed.
 * Null when it cannot be read without a guess.
 */
export function parseMoney(text: string): Cents | null {
  const compact = text.replace(/[\s\u00a0\u202f'$]/g, '').replace(/^(?:CA|CAD)|CAD$/gi, '');
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:[.,](\d{1,2}))?([kKmM])?$/.exec(compact);
  if (!match) return null;
  const [, whole = '', fraction = '', unit = ''] = match;
  const scale = unit === '' ? 100 : unit.toLowerCase() === 'k' ? 100_000 : 100_000_000;
  const amount =
    Number(whole.replaceAll(',', '')) * scale + (Number(fraction.padEnd(2, '0') || '0') * scale) / 100;
  return Number.isSafeInteger(amount) && amount <= MAX_DOLLARS * 100 ? cents(amount) : null;
}

/** `$262,500`, in French `262 500 $`; cents only when there are any. */
export function formatMoney(amount: Cents, locale: 'en' | 'fr' = 'en'): string {
  const digits = Math.abs(amount) % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(locale === 'fr' ? 'fr-CA' : 'en-CA', {
    style: 'currency',
    currency: 'CAD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount / 100);
}
