import { ATLANTIC } from './municipalities/atlantic';
import { ONTARIO } from './municipalities/ontario';
import { PRAIRIES } from './municipalities/prairies';
import { QUEBEC } from './municipalities/quebec';
import { WEST_AND_NORTH } from './municipalities/west-and-north';
import { AMBIGUOUS_ALONE } from './ambiguous-names';
import { fold } from './fold';
import { MARKETS } from './markets';
import { type ProvinceTable } from './municipalities/municipality';
import { type Province } from './provinces';
import { PROVINCE_ZONES } from './zones';

export interface Municipality {
  province: Province;
  /** Display name of the market that it is or belongs to; null if none. */
  market: string | null;
  zones: readonly string[];
}

const TABLES: Partial<Record<Province, ProvinceTable>> = {
  ON: ONTARIO,
  QC: QUEBEC,
  ...PRAIRIES,
  ...WEST_AND_NORTH,
  ...ATLANTIC,
};

/** Names that are a city only beside its province: `Québec, QC`; alone they are the province, or two cities. */
const ONLY_WITH_PROVINCE: readonly { name: string; province: Province; market: string }[] = [
  { name: 'Québec', province: 'QC', market: 'Quebec City' },
  { name: 'Saint-Jean', province: 'NL', market: "St. John's" },
];

const BY_NAME = new Map<string, Municipality[]>();
const WITH_PROVINCE = new Map<string, Municipality>();

for (const { display, province, aliases } of MARKETS) {
  const market = { province, market: display, zones: [PROVINCE_ZONES[province][0]] };
  for (const name of [display, ...aliases]) if (fold(name) !== 'quebec') add(name, market);
}
for (const [key, table] of Object.entries(TABLES)) {
  const province = key as Province;
  const main = [PROVINCE_ZONES[province][0]];
  for (const [market, parts] of Object.entries(table.partsOfMarkets ?? {})) {
    for (const name of names(parts)) add(name, { province, market, zones: main });
  }
  for (const name of names(table.places)) add(name, { province, market: null, zones: main });
  for (const [zones, places] of Object.entries(table.elsewhere ?? {})) {
    for (const name of names(places)) add(name, { province, market: null, zones: zones.split(' ') });
  }
  for (const [region, zones] of Object.entries(table.regions ?? {})) {
    add(region, { province, market: null, zones: zones.split(' ') });
  }
}
for (const { name, province, market } of ONLY_WITH_PROVINCE) {
  WITH_PROVINCE.set(`${province} ${fold(name)}`, { province, market, zones: [PROVINCE_ZONES[province][0]] });
}

/** The place of that (folded) name in a province, or null. */
export function municipalityIn(province: Province, folded: string): Municipality | null {
  const here = BY_NAME.get(folded)?.find((place) => place.province === province);
  return here ?? WITH_PROVINCE.get(`${province} ${folded}`) ?? null;
}

/**
 * The place that a (folded) name means in Canada without its province, or null where two provinces have one or the
 * name is better known abroad (then only with `canada`, when the country is written beside it).
 */
export function municipalityAlone(folded: string, canada: boolean): Municipality | null {
  const places = BY_NAME.get(folded);
  const [only] = places ?? [];
  if (only === undefined || places?.length !== 1) return null;
  const ambiguous = AMBIGUOUS_ALONE.get(folded);
  return ambiguous === undefined || (ambiguous === 'abroad' && canada) ? only : null;
}

export function isMunicipality(folded: string): boolean {
  return BY_NAME.has(folded);
}

function names(list: string): string[] {
  return list.split(/[;=]/).filter((name) => name.trim() !== '');
}

function add(name: string, place: Municipality): void {
  const folded = fold(name);
  const places = BY_NAME.get(folded);
  if (places === undefined) BY_NAME.set(folded, [place]);
  else if (!places.some((other) => other.province === place.province)) places.push(place);
}
