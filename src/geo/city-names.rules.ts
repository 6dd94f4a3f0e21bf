import { isMark, isNumber, joined, type Group, type Word } from './address-words';
import { municipalityAlone, municipalityIn, isMunicipality, type Municipality } from './municipality-index';
import { type Province } from './provinces';
import { hasStreetWord, namesSomethingElse } from './street-names.rules';

/** Longest name of a place, in words. */
const CITY_WORDS = 6;

/** What may follow a city's name without changing it: Calgary NE, Montréal Est, Toronto area. */
const AROUND = new Set(
  'ne nw se sw n s e w north south east west nord sud est ouest area region centre center'.split(' '),
);

/** The place of a province in which these groups end, or which one of them is. */
export function cityBefore(province: Province, groups: readonly Group[]): Municipality | null {
  const near = groups.at(-1);
  if (near === undefined) return null;
  const found = cityAtEnd(province, near);
  if (found !== null) return found;
  for (const group of groups.slice(0, -1).reverse()) {
    const city = isMark(group) ? null : municipalityIn(province, joined(group));
    if (city !== null) return city;
  }
  return null;
}

/** The place of a province in which these words end; the longest name counts, a street's does not. */
export function cityAtEnd(province: Province, words: readonly Word[]): Municipality | null {
  for (let n = Math.min(CITY_WORDS, words.length); n > 0; n -= 1) {
    const city = municipalityIn(province, joined(words.slice(-n)));
    if (city !== null) return namesSomethingElse(words.slice(0, -n)) ? null : city;
  }
  return null;
}

/** With how many words a place of the province begins these words; 0: with none. The longest name counts. */
export function placeAtStart(province: Province, words: readonly Word[]): number {
  for (let n = Math.min(CITY_WORDS, words.length); n > 0; n -= 1) {
    if (municipalityIn(province, joined(words.slice(0, n))) !== null) return n;
  }
  return 0;
}

/** Whether the words end in a place of the province with a name of several words, which is no person's first name. */
export function endsInLongPlaceOf(province: Province, words: readonly Word[]): boolean {
  for (let n = Math.min(CITY_WORDS, words.length); n > 1; n -= 1) {
    if (municipalityIn(province, joined(words.slice(-n))) !== null) return true;
  }
  return false;
}

/** The place that a whole group means without its province; `atEnd`: or in which it ends. */
export function cityAlone(words: readonly Word[], canada: boolean, atEnd: boolean): Municipality | null {
  const whole = municipalityAlone(joined(words), canada);
  if (whole !== null || !atEnd) return whole;
  const trimmed = AROUND.has(words.at(-1)?.text ?? '') ? words.slice(0, -1) : words;
  for (let n = Math.min(CITY_WORDS, trimmed.length); n > 0; n -= 1) {
    const name = joined(trimmed.slice(-n));
    if (!isMunicipality(name)) continue;
    const before = trimmed.slice(0, -n);
    const city = municipalityAlone(name, canada);
    if (city === null || isHalfAnAddress(before, city) || followsAnother(before, city)) return null;
    return namesSomethingElse(before) ? null : city;
  }
  return null;
}

/** Ottawa-Gatineau lies in two provinces. */
function followsAnother(before: readonly Word[], city: Municipality): boolean {
  for (let n = Math.min(CITY_WORDS, before.length); n > 0; n -= 1) {
    const other = municipalityAlone(joined(before.slice(-n)), false);
    if (other !== null) return other.province !== city.province;
  }
  return false;
}

/** "123 Victoria" and "45 Old Banff" are a number and a street; after "12 King St" the name is a city's. */
function isHalfAnAddress(before: readonly Word[], city: Municipality): boolean {
  if (!before.some(isNumber)) return false;
  return before.every(isNumber) || (city.market === null && !hasStreetWord(before));
}

/** Whether the last `n` words are only the end of a place's name: Fort Saskatchewan, New Maryland. */
export function endsLongerName(words: readonly Word[], n: number): boolean {
  for (let longer = Math.min(CITY_WORDS, words.length); longer > n; longer -= 1) {
    if (isMunicipality(joined(words.slice(-longer)))) return true;
  }
  return false;
}

export function endsInPlace(words: readonly Word[]): boolean {
  for (let n = Math.min(CITY_WORDS, words.length); n > 0; n -= 1) {
    if (isMunicipality(joined(words.slice(-n)))) return true;
  }
  return false;
}
