/** A number of the list: area code, exchange (both three digits) and the last four. */
export interface ListedNumber {
  area: string;
  exchange: string;
  line: number;
}

/**
 * One line of a copy of the list: a number as people write it, or area code and number in two columns
 * (`416,5550134`; comma, semicolon or tab, with or without quotes; further columns are not read).
 * @returns the number; `empty` for a blank line; null for what is no number
 */
export function readDnclLine(text: string): ListedNumber | 'empty' | null {
  const columns = text
    .replace(/^\uFEFF/, '')
    .split(/[,;\t]/)
    .map((column) => column.trim().replace(/^"(.*)"$/, '$1'));
  const [first = '', second = ''] = columns.map((column) => column.replace(/[\s().+-]/g, ''));
  if (columns.every((column) => column === '')) return 'empty';
  const digits = /^\d{3}$/.test(first) ? first + second : first.replace(/^1(?=\d{10}$)/, '');
  const match = /^([2-9]\d\d)([2-9]\d\d)(\d{4})$/.exec(digits);
  if (match === null) return null;
  const [, area = '', exchange = '', line = ''] = match;
  return { area, exchange, line: Number(line) };
}

/** The first line of a file with columns names them; a digit in it makes it a number, or a wrong one. */
export function isDnclHeader(text: string): boolean {
  return /\p{L}/u.test(text) && !/\d/.test(text);
}
