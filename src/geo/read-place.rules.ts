import { addressWords, isMark, isNumber, joined, type Group, type Word } from './address-words';
import { FOREIGN_WORDS, isCodeTwin, isForeignName, isUsCode } from './foreign-places';
import { isMunicipality, municipalityAlone, municipalityIn, type Municipality } from './municipality-index';
import { provinceByAbbreviation, provinceByName, type Province } from './provinces';
import { isStreetLine, looksLikeStreet, namesSomethingElse } from './street-names.rules';

/** What a text says of a place. A city without a province is a lone one. */
export interface PlaceReading {
  /** First three characters of each postal code in it. */
  fsas: string[];
  province: Province | null;
  city: Municipality | null;
  /** It ends in another country or a state of the USA. */
  foreign: boolean;
}

/** What stood after the part that is read. */
interface Tail {
  groups: Group[];
  postal: boolean;
  /** `ca` may be Canada or California. */
  country: 'canada' | 'ca' | null;
}

/** Codes that are a country's or a foreign region's too: read only beside a place that we know there. */
const CODES_OF_OTHERS: ReadonlySet<Province> = new Set(['NL', 'PE', 'SK', 'NT', 'NU', 'YT']);

const CITY_WORDS = 6;
const PROVINCE_WORDS = 5;

/** Reads a region field or an address: the last "city, province" in it decides, not the first hit (canada.md 5.5). */
export function readPlace(text: string): PlaceReading {
  const { groups, fsas } = addressWords(text);
  const tail = withoutCountry(groups);
  const reading: PlaceReading = { fsas, province: null, city: null, foreign: false };
  if (tail.groups.length === 0) return reading;
  if (tail.country !== 'canada' && endsAbroad(tail.groups)) return { ...reading, foreign: true };
  const stated = readStated(tail, false) ?? readBeforeNoise(tail.groups);
  if (stated !== null) return { ...reading, ...stated };
  return tail.country === 'ca' ? reading : { ...reading, ...readAlone(tail) };
}

/** The place that a text ends in, when its province is known from elsewhere (the field `region`, a postal code). */
export function readCityIn(province: Province, text: string): Municipality | null {
  return cityBefore(province, withoutCountry(addressWords(text).groups).groups);
}

function withoutCountry(all: Group[]): Tail {
  const tail: Tail = { groups: [...all], postal: false, country: null };
  for (;;) {
    const last = tail.groups.at(-1);
    if (last === undefined) return tail;
    const end = last.at(-1)?.text;
    if (isMark(last)) tail.postal = true;
    else if (end === 'canada') tail.country = 'canada';
    else if (end === 'ca' && tail.groups.length + last.length > 2) tail.country ??= 'ca';
    else return tail;
    tail.groups.pop();
    if (!isMark(last) && last.length > 1) tail.groups.push(last.slice(0, -1));
  }
}

function endsAbroad(groups: readonly Group[]): boolean {
  const last = groups.at(-1) ?? [];
  const zip = /^\d{5}(\d{4})?$/.test(last.at(-1)?.text ?? '');
  const words = zip ? last.slice(0, -1) : last;
  const code = words.at(-1)?.text ?? '';
  if (words.length === 0) return zip && isUsCode(groups.at(-2)?.at(-1)?.text ?? '');
  if (isForeignName(joined(words))) return true;
  // Nouvelle-Écosse is not Écosse.
  if (endsInProvinceName(words)) return false;
  if (isUsCode(code) && (zip || code !== 'ca')) {
    const before = words.slice(0, -1);
    if (zip || (before.length > 0 && endsInCity(before))) return true;
    // North-east and court, not Nebraska and Connecticut, after a street line.
    const quadrant = (code === 'ne' || code === 'ct') && (groups.at(-2) ?? []).some(isNumber);
    if (before.length === 0 && !quadrant) return true;
  }
  for (let n = Math.min(FOREIGN_WORDS, words.length - 1); n > 0; n -= 1) {
    const before = words.slice(0, -n);
    if (!isForeignName(joined(words.slice(-n)))) continue;
    return zip || endsInCity(before) || !looksLikeStreet(before);
  }
  return false;
}

function endsInProvinceName(words: readonly Word[]): boolean {
  for (let n = Math.min(PROVINCE_WORDS, words.length); n > 0; n -= 1) {
    if (provinceByName(joined(words.slice(-n))) !== null) return true;
  }
  return false;
}

function endsInCity(words: readonly Word[]): boolean {
  for (let n = Math.min(CITY_WORDS, words.length); n > 0; n -= 1) {
    const name = joined(words.slice(-n));
    if (isMunicipality(name) || provinceByName(name) !== null) return true;
  }
  return false;
}

type Stated = Pick<PlaceReading, 'province' | 'city'>;

/** A province at the end, with the city before it. `needsCity`: words that we did not understand follow it. */
function readStated(tail: Tail, needsCity: boolean): Stated | null {
  const last = tail.groups.at(-1) ?? [];
  const earlier = tail.groups.slice(0, -1);
  const whole = joined(last);
  const certain = tail.postal || tail.country === 'canada';
  const bare = (province: Province, may: boolean): Stated | null =>
    may && !needsCity && (certain || tail.country === null) && !namesAnother(earlier, province)
      ? { province, city: null }
      : null;

  const wholeName = provinceByName(whole);
  const wholeCode = provinceByAbbreviation(whole);
  const province = wholeName ?? wholeCode;
  if (province !== null) {
    const city = cityBefore(province, earlier);
    if (city !== null) return { province, city };
    if (wholeName !== null || earlier.length === 0 || certain) return bare(province, true);
    return bare(province, mayBeCode(last[0], province, earlier.at(-1) ?? []));
  }
  for (let n = Math.min(PROVINCE_WORDS, last.length - 1); n > 0; n -= 1) {
    const named = provinceByName(joined(last.slice(-n)));
    if (named === null) continue;
    const before = last.slice(0, -n);
    const city = cityAtEnd(named, before);
    return city !== null ? { province: named, city } : bare(named, !looksLikeStreet(before));
  }
  const code = provinceByAbbreviation(last.at(-1)?.text ?? '');
  if (code === null || last.length < 2) return null;
  const before = last.slice(0, -1);
  const city = cityAtEnd(code, before);
  if (city !== null) return { province: code, city };
  const afterComma = earlier.length > 0 && !looksLikeStreet(before) && mayBeCode(last.at(-1), code, before);
  return bare(code, afterComma || (certain && inCapitals(last.at(-1))));
}

/** "Toronto, ON, basement unit": a city with its province counts though something follows it. */
function readBeforeNoise(groups: readonly Group[]): Stated | null {
  for (let end = groups.length - 1; end > 0; end -= 1) {
    const stated = readStated({ groups: groups.slice(0, end), postal: false, country: null }, true);
    if (stated !== null) return stated;
  }
  return null;
}

function readAlone({ groups, country }: Tail): Stated {
  const canada = country === 'canada';
  for (let i = groups.length - 1; i >= 0; i -= 1) {
    const group = groups[i] ?? [];
    const city = cityAlone(group, canada, i === groups.length - 1);
    if (city !== null) return { province: statedBefore(group, groups.slice(0, i), city), city };
    // Only a street line or a postal code may follow a city: "Calgary, 123 Edmonton Trail".
    if (!isStreetLine(group) && !isMark(group)) break;
  }
  return { province: null, city: null };
}

/** "ON Toronto", "Ontario - Toronto": the province before its city. */
function statedBefore(group: Group, earlier: readonly Group[], city: Municipality): Province | null {
  const said = [joined(earlier.at(-1) ?? []), group[0]?.text ?? ''];
  const province = said
    .map((text) => provinceByName(text) ?? provinceByAbbreviation(text))
    .find((p) => p !== null);
  return province === city.province ? province : null;
}

function cityBefore(province: Province, groups: readonly Group[]): Municipality | null {
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

function cityAtEnd(province: Province, words: readonly Word[]): Municipality | null {
  for (let n = Math.min(CITY_WORDS, words.length); n > 0; n -= 1) {
    const city = municipalityIn(province, joined(words.slice(-n)));
    if (city !== null) return namesSomethingElse(words.slice(0, -n)) ? null : city;
  }
  return null;
}

const AROUND = new Set(
  'ne nw se sw n s e w north south east west nord sud est ouest area region centre center'.split(' '),
);

function cityAlone(words: readonly Word[], canada: boolean, atEnd: boolean): Municipality | null {
  const whole = municipalityAlone(joined(words), canada);
  if (whole !== null || !atEnd) return whole;
  const trimmed = AROUND.has(words.at(-1)?.text ?? '') ? words.slice(0, -1) : words;
  for (let n = Math.min(CITY_WORDS, trimmed.length); n > 0; n -= 1) {
    const name = joined(trimmed.slice(-n));
    if (!isMunicipality(name)) continue;
    const before = trimmed.slice(0, -n);
    // "123 Victoria" is half of an address, not a city.
    const onlyNumbers = before.length > 0 && before.every(isNumber);
    return onlyNumbers || namesSomethingElse(before) ? null : municipalityAlone(name, canada);
  }
  return null;
}

/** A code in capitals after a comma, which is no other country's and follows no city abroad. */
function mayBeCode(word: Word | undefined, province: Province, before: readonly Word[]): boolean {
  return inCapitals(word) && !CODES_OF_OTHERS.has(province) && !isCodeTwin(joined(before));
}

function inCapitals(word: Word | undefined): boolean {
  return (
    word !== undefined && (word.written === 'UPPER' || (word.written === 'Title' && word.text.length > 2))
  );
}

function namesAnother(groups: readonly Group[], province: Province): boolean {
  return groups.some((group) => {
    const other = provinceByName(joined(group)) ?? provinceByAbbreviation(joined(group));
    return other !== null && other !== province;
  });
}
