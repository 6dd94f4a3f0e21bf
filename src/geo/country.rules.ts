import { isMark, isNumber, joined, type Group, type Word } from './address-words';
import { endsInPlace, endsLongerName } from './city-names.rules';
import { FOREIGN_WORDS, isCodeTwin, isForeignName, isUsCode } from './foreign-places';
import { provinceByAbbreviation, provinceByName } from './provinces';
import { looksLikeStreet } from './street-names.rules';

/** An address without the postal code and the country that ended it. */
export interface Tail {
  groups: Group[];
  /** A postal code of Canada stood at the end. */
  postal: boolean;
  /** `ca` may be Canada or California. */
  country: 'canada' | 'ca' | null;
}

/** Longest name of a province, in words. */
export const PROVINCE_WORDS = 5;

/** The first half of a postal code: noise at the end, since a unit may be called B1B as well. */
const HALF_POSTAL_CODE = /^[a-z]\d[a-z]$/;

const ZIP = /^\d{5}(\d{4})?$/;

export function withoutCountry(all: readonly Group[]): Tail {
  const tail: Tail = { groups: [...all], postal: false, country: null };
  for (;;) {
    const last = tail.groups.at(-1);
    if (last === undefined) return tail;
    const end = last.at(-1)?.text;
    if (isMark(last)) tail.postal = true;
    else if (end === 'canada' || (end === 'can' && tail.groups.length + last.length > 2))
      tail.country = 'canada';
    else if (end === 'ca' && tail.groups.length + last.length > 2) tail.country ??= 'ca';
    else if (!endsInHalfPostalCode(last)) return tail;
    tail.groups.pop();
    if (!isMark(last) && last.length > 1) tail.groups.push(last.slice(0, -1));
  }
}

function endsInHalfPostalCode(group: Group): boolean {
  const end = group.at(-1);
  return end?.written === 'UPPER' && HALF_POSTAL_CODE.test(end.text);
}

/** Whether an address ends in another country or in a state of the USA. */
export function endsAbroad(groups: readonly Group[]): boolean {
  const last = groups.at(-1) ?? [];
  const zip = ZIP.test(last.at(-1)?.text ?? '');
  const words = zip ? last.slice(0, -1) : last;
  const earlier = groups.at(-2) ?? [];
  if (words.length === 0) return isUsCode(earlier.at(-1)?.text ?? '') || isForeignName(joined(earlier));
  if (isForeignName(joined(words)) || endsInCodeTwin(words, earlier)) return true;
  // Nouvelle-Écosse is not Écosse.
  if (endsInProvinceName(words)) return false;
  return endsInUsCode(words, zip, earlier) || endsInForeignName(words, zip);
}

/** "Amsterdam, NL", "Tijuana BC", "Lima": the city is abroad whatever the code after it. */
function endsInCodeTwin(words: readonly Word[], earlier: readonly Word[]): boolean {
  if (isCodeTwin(joined(words))) return true;
  if (provinceByAbbreviation(words.at(-1)?.text ?? '') === null) return false;
  return isCodeTwin(joined(words.length === 1 ? earlier : words.slice(0, -1)));
}

function endsInUsCode(words: readonly Word[], zip: boolean, earlier: readonly Word[]): boolean {
  const code = words.at(-1)?.text ?? '';
  if (!isUsCode(code) || (code === 'ca' && !zip)) return false;
  if (zip) return true;
  const before = words.slice(0, -1);
  // In a street line they are north-east and court, not Nebraska and Connecticut.
  if ((code === 'ne' || code === 'ct') && [...earlier, ...before].some(isNumber)) return false;
  return before.length === 0 || endsInPlace(before) || endsInProvinceName(before);
}

function endsInForeignName(words: readonly Word[], zip: boolean): boolean {
  for (let n = Math.min(FOREIGN_WORDS, words.length - 1); n > 0; n -= 1) {
    if (!isForeignName(joined(words.slice(-n)))) continue;
    if (endsLongerName(words, n)) return false;
    const before = words.slice(0, -n);
    return zip || endsInPlace(before) || endsInProvinceName(before) || !looksLikeStreet(before);
  }
  return false;
}

function endsInProvinceName(words: readonly Word[]): boolean {
  for (let n = Math.min(PROVINCE_WORDS, words.length); n > 0; n -= 1) {
    if (provinceByName(joined(words.slice(-n))) !== null) return true;
  }
  return false;
}
