import { addressWords, isMark, isNumber, joined, type Group, type Word } from './address-words';
import { cityAlone, cityAtEnd, cityBefore, endsLongerName, placeAtStart } from './city-names.rules';
import { endsAbroad, PROVINCE_WORDS, withoutCountry, type Tail } from './country.rules';
import { isNoProof } from './lone-city.rules';
import { municipalityIn, type Municipality } from './municipality-index';
import { provinceByAbbreviation, provinceByName, type Province } from './provinces';
import { hasStreetWord, isStreetLine, looksLikeStreet, namesSomethingElse } from './street-names.rules';

/** What a text says of a place. A city without a province is a lone one. */
export interface PlaceReading {
  /** First three characters of each postal code in it. */
  fsas: string[];
  province: Province | null;
  city: Municipality | null;
  /** It ends in another country or a state of the USA. */
  foreign: boolean;
  /** Another city with its province stands before: strong evidence against strong evidence. */
  contradicted?: Province;
}

type Stated = Pick<PlaceReading, 'province' | 'city'>;

/** Codes that are a country's or a foreign region's too: read only beside a place that we know there. */
const CODES_OF_OTHERS: ReadonlySet<Province> = new Set(['NL', 'PE', 'SK', 'NT', 'NU', 'YT']);

/**
 * Reads an address or the field `region`: the last "city, province" in it decides, not the first hit (canada.md 5.5).
 * A region may be a code in small letters; an address that is nothing but `on` is a word.
 */
export function readPlace(text: string, field: 'region' | 'address'): PlaceReading {
  if (text === '') return { fsas: [], province: null, city: null, foreign: false };
  const { groups, fsas } = addressWords(text);
  const tail = withoutCountry(groups);
  const reading: PlaceReading = { fsas, province: null, city: null, foreign: false };
  if (tail.groups.length === 0) return reading;
  if (tail.country !== 'canada' && endsAbroad(tail.groups)) return { ...reading, foreign: true };
  if (offersChoice(tail.groups.at(-1) ?? [])) return reading;
  const stated =
    readStated(tail, false, field === 'region') ?? readBeforeNoise(tail.groups) ?? readReversed(tail.groups);
  if (stated !== null) return { ...reading, ...stated, ...contradiction(tail.groups, stated) };
  return tail.country === 'ca' ? reading : { ...reading, ...readAlone(tail) };
}

/** The place that a text ends in, when its province is known from elsewhere (the field `region`, a postal code). */
export function readCityIn(province: Province, text: string): Municipality | null {
  return cityBefore(province, withoutCountry(addressWords(text).groups).groups);
}

/** A province at the end, with the city before it. `needsCity`: words that we did not understand follow it. */
function readStated(tail: Tail, needsCity: boolean, anyCase = false): Stated | null {
  const last = tail.groups.at(-1) ?? [];
  const earlier = tail.groups.slice(0, -1);
  const certain = tail.postal || tail.country === 'canada';
  const wholeField = earlier.length === 0 && (anyCase || inCapitals(last[0]));
  const found =
    wholeGroup(last, earlier, certain || wholeField) ?? nameAtEnd(last) ?? codeAtEnd(last, earlier, certain);
  if (found === null) return null;
  const { province, city, bare } = found;
  if (city !== null) return { province, city };
  // Without a city "Ontario, CA" is California as well, and "Ontario, Quebec" is neither.
  const readable =
    bare && !needsCity && (certain || tail.country === null) && !namesAnother(earlier, province);
  return readable ? { province, city } : null;
}

/** A province found at the end; `bare`: it may be read without a city that we know. */
interface Found {
  province: Province;
  city: Municipality | null;
  bare: boolean;
}

function wholeGroup(last: Group, earlier: readonly Group[], certain: boolean): Found | null {
  const whole = joined(last);
  const named = provinceByName(whole);
  const province = named ?? provinceByAbbreviation(whole);
  if (province === null) return null;
  const bare = named !== null || certain || mayBeCode(last[0], province);
  return { province, city: cityBefore(province, earlier), bare };
}

function nameAtEnd(last: Group): Found | null {
  for (let n = Math.min(PROVINCE_WORDS, last.length - 1); n > 0; n -= 1) {
    const province = provinceByName(joined(last.slice(-n)));
    if (province === null) continue;
    if (endsLongerName(last, n)) return null;
    const before = last.slice(0, -n);
    return { province, city: cityAtEnd(province, before), bare: mayPrecedeName(before) };
  }
  return null;
}

/** "Smiths Falls Ontario", "12 Main St Smiths Falls Ontario"; not "12 Ontario", "rue Ontario", "Lake Ontario". */
function mayPrecedeName(before: readonly Word[]): boolean {
  if (!looksLikeStreet(before)) return true;
  return (
    hasStreetWord(before.slice(0, -1)) && !hasStreetWord(before.slice(-1)) && !namesSomethingElse(before)
  );
}

function codeAtEnd(last: Group, earlier: readonly Group[], certain: boolean): Found | null {
  const code = last.at(-1);
  const province = provinceByAbbreviation(code?.text ?? '');
  if (province === null || last.length < 2) return null;
  const before = last.slice(0, -1);
  const afterComma = earlier.length > 0 && !looksLikeStreet(before) && mayBeCode(code, province);
  return { province, city: cityAtEnd(province, before), bare: afterComma || (certain && inCapitals(code)) };
}

/** "Ontario Toronto 12 King Street": all in one group, from the largest to the smallest. */
function readReversed(groups: readonly Group[]): Stated | null {
  const [words = []] = groups;
  for (let n = Math.min(PROVINCE_WORDS, words.length - 1); n > 0 && groups.length === 1; n -= 1) {
    const province = provinceByName(joined(words.slice(0, n)));
    if (province === null) continue;
    const rest = words.slice(n);
    const name = placeAtStart(province, rest);
    const next = rest[name];
    if (name > 0 && next !== undefined && isNumber(next))
      return { province, city: municipalityIn(province, joined(rest.slice(0, name))) };
  }
  return null;
}

/** "Toronto, ON, basement unit": a city with its province counts though something follows it. */
function readBeforeNoise(groups: readonly Group[]): Stated | null {
  for (let end = groups.length - 1; end > 0; end -= 1) {
    const stated = readStated({ groups: groups.slice(0, end), postal: false, country: null }, true);
    if (stated !== null) return stated;
  }
  return null;
}

/** "Montréal QC, Ottawa ON": two places, and nothing that says which is meant. */
function contradiction(groups: readonly Group[], stated: Stated): Pick<PlaceReading, 'contradicted'> {
  const other = stated.city === null ? null : readBeforeNoise(groups);
  const differs = other?.province != null && other.province !== stated.province;
  return differs ? { contradicted: other.province as Province } : {};
}

/** "Toronto or Montreal". */
function offersChoice(group: Group): boolean {
  return group.slice(1, -1).some(({ text }) => text === 'or' || text === 'ou');
}

function readAlone({ groups, country }: Tail): Stated {
  for (let i = groups.length - 1; i >= 0; i -= 1) {
    const group = groups[i] ?? [];
    const city = cityAlone(group, country === 'canada', i === groups.length - 1);
    if (city !== null) {
      const earlier = groups.slice(0, i);
      const province = statedBefore(group, earlier, city);
      return province === null && isNoProof(city, earlier.flat(), group)
        ? { province: null, city: null }
        : { province, city };
    }
    // Only a street line or a postal code may follow a city: "Calgary, 123 Edmonton Trail".
    if (!isStreetLine(group) && !isMark(group)) break;
  }
  return { province: null, city: null };
}

/** "ON Toronto", "Ontario - Toronto": the province before its city. */
function statedBefore(group: Group, earlier: readonly Group[], city: Municipality): Province | null {
  const said = [joined(earlier.at(-1) ?? []), group[0]?.text ?? ''];
  return said.some((text) => (provinceByName(text) ?? provinceByAbbreviation(text)) === city.province)
    ? city.province
    : null;
}

/** A code in capitals after a comma, which is no other country's. */
function mayBeCode(word: Word | undefined, province: Province): boolean {
  return inCapitals(word) && !CODES_OF_OTHERS.has(province);
}

/** `ON`, and of longer abbreviations `Ont` too; not `on`. */
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
