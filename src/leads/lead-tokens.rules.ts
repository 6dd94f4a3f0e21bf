import { foldText } from '../text';
import { type Lead } from './lead.model';

type Found = Pick<Lead, 'name'> & { _id: string } & {
  [Field in 'phone' | 'email' | 'address' | 'market' | 'province' | 'postal_code']?: Lead[Field] | undefined;
};

/** A lead has so many words at most: an address of five hundred letters must not make an index of its own. */
const MAX_TOKENS = 60;

/**
 * The words by which a lead is found, folded: each of its name, address, place and e-mail address, its number in
 * full and from each group on, so that `555-0134` and `0134` find `+14165550134`.
 */
export function leadTokens(lead: Found): string[] {
  const texts = [lead._id, lead.name, lead.email, lead.address, lead.postal_code, lead.province];
  const place = lead.market === 'ALL' ? undefined : lead.market;
  const words = [...texts, place].flatMap((text) => wordsOf(text ?? ''));
  const postal = foldText(lead.postal_code ?? '').replaceAll(' ', '');
  return [...new Set([...words, ...phoneTokens(lead.phone), ...(postal === '' ? [] : [postal])])].slice(
    0,
    MAX_TOKENS,
  );
}

function phoneTokens(phone: string | undefined): string[] {
  const digits = (phone ?? '').replace(/\D/g, '');
  if (digits.length < 7) return [];
  return [digits, digits.slice(-10), digits.slice(-7), digits.slice(-4)];
}

/** What somebody looks for, as the words that a lead must have; a number however it is parted is one word. */
export function searchWords(text: string): string[] {
  const joined = text.replace(/(?<!\p{L})\+?\d[\d\s().-]{5,}\d/gu, (number) =>
    // Canadian numbers are found without their country code too.
    number.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, ''),
  );
  // The longest first: it leaves the fewest to look at.
  return [...new Set(wordsOf(joined))].sort((one, other) => other.length - one.length).slice(0, 8);
}

/** One filter for each word of a search: it has to begin one of the tokens. None of a text without words. */
export function tokenFilters(text: string): { tokens: RegExp }[] {
  // Folded words hold letters and digits only: nothing in them means something to a pattern.
  return searchWords(text).map((word) => ({ tokens: new RegExp(`^${word}`) }));
}

function wordsOf(text: string): string[] {
  return foldText(text)
    .split(' ')
    .filter((word) => word !== '');
}
