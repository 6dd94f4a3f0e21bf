import { type Cents, formatMoney } from '../money';
import { findMoneyRange, takeMoney } from '../parse-money.rules';
import { type BuyBox } from './buy-box.rules';

type Limits = Pick<BuyBox, 'min_price' | 'max_price'>;

const LABEL = /(?<!\p{L})(?:price(?: range)?|budget|prix)\s*:?\s*(?=[^\p{L}])/iu;
const UP_TO =
  /(?<!\p{L})(?:up to|max(?:imum)?\.?|at most|under|below|jusqu['’]à|au plus|moins de)\s*|[≤<]\s*/iu;
const FROM =
  /(?<!\p{L})(?:from|min(?:imum)?\.?|at least|over|above|dès|à partir de|au moins|plus de)\s*|[≥>]\s*/iu;

/**
 * Takes the prices out of a text: `200k-450k`, `up to 450k`, `from 200k`. One amount alone is not guessed to be the one
 * or the other. `wrong` is what cannot be read.
 */
export function takePrices(text: string): { limits: Limits; rest: string; wrong: string | null } {
  const unlabelled = text.replace(LABEL, ' ');
  const range = findMoneyRange(unlabelled);
  if (range) {
    const rest = cut(unlabelled, range.index, range.text.length);
    if (range.limits === null) return { limits: {}, rest, wrong: range.text };
    const { min, max } = range.limits;
    return { limits: { min_price: min, max_price: max }, rest, wrong: null };
  }
  const most = takeAfter(unlabelled, UP_TO);
  const least = takeAfter(most?.rest ?? unlabelled, FROM);
  const limits = {
    ...(least && { min_price: least.amount }),
    ...(most && { max_price: most.amount }),
  };
  return { limits, rest: least?.rest ?? most?.rest ?? unlabelled, wrong: null };
}

/** One field that holds prices only; null when it cannot be read. */
export function readPrices(text: string): Limits | null {
  const { limits, rest, wrong } = takePrices(text);
  return wrong === null && rest.trim() === '' ? limits : null;
}

/** As it can be typed again. */
export function typedPrices({ min_price, max_price }: Limits): string {
  const dollars = (amount: Cents) => formatMoney(amount);
  if (min_price !== undefined && max_price !== undefined)
    return `${dollars(min_price)} - ${dollars(max_price)}`;
  if (max_price !== undefined) return `max ${dollars(max_price)}`;
  return min_price === undefined ? '' : `min ${dollars(min_price)}`;
}

function takeAfter(text: string, word: RegExp): { amount: Cents; rest: string } | null {
  const found = word.exec(text);
  if (!found) return null;
  const money = takeMoney(text.slice(found.index + found[0].length));
  return money && { amount: money.amount, rest: `${text.slice(0, found.index)} ${money.rest}` };
}

function cut(text: string, index: number, length: number): string {
  return `${text.slice(0, index)} ${text.slice(index + length)}`;
}
