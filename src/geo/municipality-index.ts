import { fold } from './fold';
import { MARKETS } from './markets';
import { ALBERTA } from './municipalities/alberta';
import { BRITISH_COLUMBIA } from './municipalities/british-columbia';
import { MANITOBA } from './municipalities/manitoba';
import { NEW_BRUNSWICK } from './municipalities/new-brunswick';
import { NEWFOUNDLAND_AND_LABRADOR } from './municipalities/newfoundland-and-labrador';
import { NORTHWEST_TERRITORIES } from './municipalities/northwest-territories';
import { NOVA_SCOTIA } from './municipalities/nova-scotia';
import { NUNAVUT } from './municipalities/nunavut';
import { ONTARIO } from './municipalities/ontario';
import { PRINCE_EDWARD_ISLAND } from './municipalities/prince-edward-island';
import { QUEBEC } from './municipalities/quebec';
import { SASKATCHEWAN } from './municipalities/saskatchewan';
import { YUKON } from './municipalities/yukon';
import { type ProvinceTable } from './municipalities/municipality';
import { overriddenCity, withPartsOverridden } from './place-overrides';
import { PROVINCES, type Province } from './provinces';
import { PROVINCE_ZONES } from './zones';

export interface Municipality {
  /** Folded; of several names of one market the first. */
  name: string;
  province: Province;
  /** Display name of the market that it is or belongs to; null if none. */
  market: string | null;
  zones: readonly string[];
  /** An operator set its zones. */
  overridden?: true;
}

const TABLES: Record<Province, ProvinceTable> = {
  BC: BRITISH_COLUMBIA,
  AB: ALBERTA,
  SK: SASKATCHEWAN,
  MB: MANITOBA,
  ON: ONTARIO,
  QC: QUEBEC,
  NB: NEW_BRUNSWICK,
  NS: NOVA_SCOTIA,
  PE: PRINCE_EDWARD_ISLAND,
  NL: NEWFOUNDLAND_AND_LABRADOR,
  YT: YUKON,
  NT: NORTHWEST_TERRITORIES,
  NU: NUNAVUT,
};

/** Names that are a city only beside their province: alone, Québec is the province and Saint-Jean nobody's. */
const ONLY_WITH_PROVINCE: readonly { name: string; province: Province; market: string | null }[] = [
  { name: 'Québec', province: 'QC', market: 'Quebec City' },
  { name: 'Saint-Jean', province: 'NL', market: "St. John's" },
  { name: 'St. John', province: 'NL', market: null },
  { name: 'Saint-Jean', province: 'NB', market: null },
];

/** Better known abroad: alone only with the country beside it (`Paris, Canada`). */
const KNOWN_ABROAD = new Set(['Paris', 'Sydney', 'Perth', 'Dieppe', 'Brighton', 'Truro'].map(fold));

const PLACES = new Map<string, Municipality[]>();
const ALONE = new Map<string, Municipality>();

for (const { display, province, aliases } of MARKETS) {
  const place = { name: fold(display), province, market: display, zones: [PROVINCE_ZONES[province][0]] };
  for (const name of [display, ...aliases].filter((alias) => fold(alias) !== 'quebec')) {
    add(name, place);
    ALONE.set(fold(name), place);
  }
}
for (const province of PROVINCES) {
  const { partsOfMarkets = {}, cities, towns, elsewhere = {}, regions = {} } = TABLES[province];
  const main = [PROVINCE_ZONES[province][0]];
  for (const [market, parts] of Object.entries(partsOfMarkets)) {
    for (const name of names(parts)) addNamed(name, { province, market, zones: main });
  }
  for (const [zones, places] of Object.entries(elsewhere)) {
    for (const name of names(places)) addNamed(name, { province, market: null, zones: zones.split(' ') });
  }
  for (const name of names(`${cities};${towns}`)) addNamed(name, { province, market: null, zones: main });
  for (const [zones, places] of Object.entries(regions)) {
    for (const name of names(places)) addNamed(name, { province, market: null, zones: zones.split(' ') });
  }
}
for (const province of PROVINCES) {
  const { cities, regions = {} } = TABLES[province];
  for (const name of names([cities, ...Object.values(regions)].join(';'))) {
    const [only, ...others] = PLACES.get(fold(name)) ?? [];
    if (only !== undefined && others.length === 0) ALONE.set(fold(name), only);
  }
}

for (const { name, province, market } of ONLY_WITH_PROVINCE) {
  addNamed(name, { province, market, zones: [PROVINCE_ZONES[province][0]] });
}

/** The place of that (folded) name in a province, or null. */
export function municipalityIn(province: Province, folded: string): Municipality | null {
  const place = PLACES.get(folded)?.find((candidate) => candidate.province === province);
  return place === undefined ? null : inForce(place);
}

/**
 * The place that a (folded) name means in Canada without its province, or null where two provinces have one or it is
 * better known abroad; `canada`: the country is written beside it.
 */
export function municipalityAlone(folded: string, canada: boolean): Municipality | null {
  const place = ALONE.get(folded);
  if (place !== undefined) return inForce(place);
  const [known] = (canada && KNOWN_ABROAD.has(folded) && PLACES.get(folded)) || [];
  return known === undefined ? null : inForce(known);
}

/** The place with the zones that an operator set, if one did. */
function inForce(place: Municipality): Municipality {
  const { name, province, zones } = place;
  const set = overriddenCity(province, name);
  if (set !== null) return { ...place, zones: set, overridden: true };
  const now = withPartsOverridden(province, zones);
  return now === zones ? place : { ...place, zones: now };
}

/** Whether any province has a place of that (folded) name. */
export function isMunicipality(folded: string): boolean {
  return PLACES.has(folded);
}

function names(list: string): string[] {
  return list.split(';').filter((name) => name.trim() !== '');
}

function addNamed(name: string, place: Omit<Municipality, 'name'>): void {
  add(name, { name: fold(name), ...place });
}

/** The first entry of a name in a province holds: a part of a market before a town of the same name. */
function add(name: string, place: Municipality): void {
  const folded = fold(name);
  const places = PLACES.get(folded) ?? [];
  if (!places.some((other) => other.province === place.province)) PLACES.set(folded, [...places, place]);
}
