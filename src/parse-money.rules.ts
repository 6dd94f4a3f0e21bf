import { type Cents, cents, MAX_DOLLARS } from './money';

/**
 * What people write for money, in English and French: `500k`, `$450,000`, `1.2M`, `1,2 M$`, `450 000 $`, `450,50`.
 * `1.500` and `1,500,00` are not guessed. Groups of three stand after one comma or one space, never mixed.
 */
const GROUPED = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d{1,2})?`;
const NUMBER = String.raw`${GROUPED}|\d+(?:[.,]\d{1,2})?`;
/** After the amount: no more of a number, no letter that would make another unit of it. */
const END = String.raw`(?![\p{L}\p{N}_%]|[.,'’]\d)`;
const AMOUNT = String.raw`(?:(?:CAD?|C)?\s?\$|CAD)?\s?(?:${NUMBER})(?:\s?(?:k|m|millions?))?(?:\s?(?:\$|CAD))*${END}`;

const WHOLE = new RegExp(`^${AMOUNT}$`, 'iu');
const FIRST = new RegExp(`^${AMOUNT}`, 'iu');
const RANGE = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,$])(${AMOUNT})\s*(?:[-–—]|to\b|à|et|and\b)\s*(${AMOUNT})`,
  'iu',
);
const SCALES: Record<string, number> = { k: 100_000, m: 100_000_000 };

/** Cents of one whole text, or null when it cannot be read without a guess or is more than 100 million dollars. */
export function parseMoney(text: string): Cents | null {
  const trimmed = text.trim();
  if (!WHOLE.test(trimmed)) return null;
  const compact = trimmed.replace(/CAD?|C(?=\s?\$)|[\s$'’]/giu, '');
  const [, digits = '', unit = ''] = /^([\d.,]+)(k|m)?/iu.exec(compact) ?? [];
  const [, whole = '', fraction = ''] = /^([\d,]*?)(?:[.,](\d{1,2}))?$/.exec(digits) ?? [];
  const scale = SCALES[unit.toLowerCase()] ?? 100;
  const amount =
    Number(whole.replaceAll(',', '')) * scale + Number(fraction.padEnd(2, '0') || '0') * (scale / 100);
  return Number.isSafeInteger(amount) && amount <= MAX_DOLLARS * 100 ? cents(amount) : null;
}

/** The amount that a text begins with, and what follows it; null when it does not begin with one. */
export function takeMoney(text: string): { amount: Cents; rest: string } | null {
  const found = FIRST.exec(text.trimStart());
  const amount = found && parseMoney(found[0]);
  return found && amount != null ? { amount, rest: text.trimStart().slice(found[0].length) } : null;
}

/**
 * The first range in a text, `200k-450k`, `200 000 à 450 000 $`; in `200-450k` the unit is that of both. `limits` is null
 * where it cannot be read, or ends below where it begins.
 */
export function findMoneyRange(
  text: string,
): { limits: { min: Cents; max: Cents } | null; index: number; text: string } | null {
  const found = RANGE.exec(text);
  if (!found) return null;
  const [whole, from = '', to = ''] = found;
  const unit = /(?:k|m)(?=\s*(?:\$|CAD)*\s*$)/iu.exec(to)?.[0] ?? '';
  const min = parseMoney(/^\s*\$?\s*\d{1,3}$/.test(from) ? `${from}${unit}` : from);
  const max = parseMoney(to);
  const isRange = min !== null && max !== null && min <= max;
  return { limits: isRange ? { min, max } : null, index: found.index, text: whole };
}
