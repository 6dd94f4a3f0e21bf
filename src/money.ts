/** Money is integer cents of CAD inside and in storage; dollars only at the edges. Never floating point. */
export type Cents = number & { readonly __brand: 'Cents' };

/** The most that any amount may be: 100 million dollars. */
export const MAX_DOLLARS = 100_000_000;

export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of cents: ${amount}`);
  // A negative zero would be shown as "-$0".
  return (amount + 0) as Cents;
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
  return cents(amount - (((amount % 100) + 100) % 100));
}

/** `262,500`, in French `262 500`: an amount within a formula. */
export function formatAmount(amount: Cents, locale: 'en' | 'fr'): string {
  const digits = amount % 100 === 0 ? 0 : 2;
  return toDollars(amount).toLocaleString(`${locale}-CA`, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** `$262,500`, in French `262 500 $`; cents only when there are any. */
export function formatMoney(amount: Cents, locale: 'en' | 'fr' = 'en'): string {
  return FORMATS[locale][amount % 100 === 0 ? 'whole' : 'exact'].format(toDollars(amount));
}

function moneyFormat(tag: string, digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(tag, {
    style: 'currency',
    currency: 'CAD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** Making one takes longer than using it a hundred times. */
const FORMATS = {
  en: { whole: moneyFormat('en-CA', 0), exact: moneyFormat('en-CA', 2) },
  fr: { whole: moneyFormat('fr-CA', 0), exact: moneyFormat('fr-CA', 2) },
};
