import { provinceOfPhone } from './area-codes';
import { ALL_MARKETS, foldMarket, marketDisplay, marketKey } from './markets';
import { marketOfFsa } from './market-areas';
import { municipalityAlone, municipalityIn, type Municipality } from './municipality-index';
import { parseFsa, provincesOfFsa } from './postal-codes';
import { parseProvince, PROVINCES, type Province } from './provinces';
import { readCityIn, readPlace, type PlaceReading } from './read-place.rules';
import { isKnownCanadianZone } from '../time/zone-data';
import { zonesOf, zonesOfBoth } from './zones-of-place.rules';

export interface PlaceFacts {
  region?: string | undefined;
  address?: string | undefined;
  postal_code?: string | undefined;
  /** E.164 */
  phone?: string | undefined;
  /** A tzdata zone of Canada. */
  timezone?: string | undefined;
  province?: string | undefined;
  market?: string | undefined;
}

type Evidence = 'postal_code' | 'city_province' | 'province' | 'city' | 'area_code' | 'timezone';

export interface Place {
  province: Province | null;
  /** Display name of one of the markets, or ALL. */
  market: string;
  /** Every zone that is possible; contact is allowed only where the window is open in all of them. */
  timezones: string[];
  /** What the answer rests on, strongest first. */
  evidence: Evidence[];
  confidence: 'high' | 'medium' | 'low' | 'none';
  reason?: 'conflict' | 'unknown';
}

/**
 * Where a contact is, by the order of evidence of the specification (3.2): postal code, city + province, province,
 * a city that is unambiguous in Canada, an area code. Strong evidence that contradicts itself is a conflict; what is
 * not known stays unknown.
 */
export function locate(facts: PlaceFacts): Place {
  const readings = [readPlace(facts.address ?? '', 'address'), readPlace(facts.region ?? '', 'region')];
  const fsas = fsasOf(facts, readings);
  const stated = statedProvinces(facts, readings);
  const strong = fsas.length + stated.length > 0;
  const abroad =
    readings.some((reading) => reading.foreign) || /^\s*\d{5}(-\d{4})?\s*$/.test(facts.postal_code ?? '');
  const possible = PROVINCES.filter(
    (province) =>
      stated.every((other) => other === province) &&
      fsas.every((fsa) => provincesOfFsa(fsa).includes(province)),
  );
  if (strong && (possible.length === 0 || abroad)) return nowhere('conflict', facts);
  if (abroad) return nowhere('unknown', facts);
  if (!strong) return weakPlace(facts, loneCities(facts, readings));
  const province = oneOf(possible, fsas, () => loneCities(facts, readings));
  return province === null
    ? nowhere('unknown', facts)
    : strongPlace(province, facts, readings, fsas, stated.length > 0);
}

/** The zones of `locate` where nothing but a province and a market is known. */
export function zonesAt(province: Province, market: string): string[] {
  return zonesOfBoth([], municipalityIn(province, foldMarket(marketDisplay(market))), province);
}

function fsasOf(facts: PlaceFacts, readings: readonly PlaceReading[]): string[] {
  const fields = [facts.postal_code, facts.region]
    .map((text) => parseFsa(text ?? ''))
    .filter((fsa) => fsa !== null);
  return [...fields, ...readings.flatMap((reading) => reading.fsas)].filter(
    (fsa) => provincesOfFsa(fsa).length > 0,
  );
}

function statedProvinces(facts: PlaceFacts, readings: readonly PlaceReading[]): Province[] {
  const read = readings.flatMap(({ province, contradicted = null }) => [province, contradicted]);
  return [parseProvince(facts.province ?? ''), ...read].filter((province) => province !== null);
}

function loneCities(facts: PlaceFacts, readings: readonly PlaceReading[]): Municipality[] {
  const market = municipalityAlone(foldMarket(marketDisplay(facts.market ?? '')), true);
  return [...readings.map((reading) => reading.city), market].filter((city) => city !== null);
}

/** A postal code may leave two provinces (K1A: Ottawa and Gatineau; an X that is not in use yet). */
function oneOf(
  possible: readonly Province[],
  fsas: readonly string[],
  lone: () => readonly Municipality[],
): Province | null {
  const [only] = possible;
  if (possible.length === 1 && only !== undefined) return only;
  const cities = lone();
  const named = possible.find((province) => cities.some((city) => city.province === province));
  return named ?? (fsas.includes('K1A') ? 'ON' : null);
}

function strongPlace(
  province: Province,
  facts: PlaceFacts,
  readings: readonly PlaceReading[],
  fsas: readonly string[],
  stated: boolean,
): Place {
  const city = cityIn(province, facts, readings);
  const evidence: Evidence[] = fsas.length > 0 ? ['postal_code'] : [];
  if (city !== null && stated) evidence.push('city_province');
  else if (stated) evidence.push('province');
  else if (city !== null) evidence.push('city');
  return {
    province,
    market: marketIn(facts, city, fsas),
    ...zonesAndEvidence(facts, zonesOfBoth(fsas, city, province), evidence),
    confidence: 'high',
  };
}

/** The city beside the province, else one that another field names; a city of another province loses. */
function cityIn(
  province: Province,
  facts: PlaceFacts,
  readings: readonly PlaceReading[],
): Municipality | null {
  const paired = readings.find(
    (reading) => reading.province === province && reading.city?.province === province,
  );
  if (paired !== undefined) return paired.city;
  const texts = [facts.address, facts.region];
  for (const [index, text] of texts.entries()) {
    // A text that names the province itself was read whole: `Québec` alone is not the city.
    const city = text === undefined || readings[index]?.province !== null ? null : readCityIn(province, text);
    if (city !== null) return city;
  }
  return municipalityIn(province, foldMarket(marketDisplay(facts.market ?? '')));
}

/** The city's market, else the postal code's; where they differ, neither. */
function marketIn(facts: PlaceFacts, city: Municipality | null, fsas: readonly string[]): string {
  const asked = marketKey(facts.market ?? '');
  if (asked !== ALL_MARKETS && city?.market == null) return marketDisplay(asked);
  const byCode = [...new Set(fsas.map(marketOfFsa))];
  const markets = new Set(
    [...byCode, ...(city === null ? [] : [city.market])].filter((market) => market !== null),
  );
  const [only] = markets;
  return markets.size === 1 && only !== undefined && city?.market !== null ? only : ALL_MARKETS;
}

/** Without strong evidence: a lone city, else the area code. Lone cities of two provinces say nothing. */
function weakPlace(facts: PlaceFacts, lone: readonly Municipality[]): Place {
  const [city] = lone;
  if (city !== undefined) {
    if (lone.some((other) => other.province !== city.province)) return nowhere('unknown', facts);
    const best = lone.find((other) => other.market !== null) ?? city;
    const market = best.market ?? ALL_MARKETS;
    return {
      province: best.province,
      market,
      ...zonesAndEvidence(facts, [...best.zones], ['city']),
      confidence: 'medium',
    };
  }
  const province = provinceOfPhone(facts.phone ?? '');
  if (province === null) return nowhere('unknown', facts);
  const zones = zonesAndEvidence(facts, zonesOf(province), ['area_code']);
  return { province, market: ALL_MARKETS, ...zones, confidence: 'low' };
}

function nowhere(reason: 'conflict' | 'unknown', facts: PlaceFacts): Place {
  return {
    province: null,
    market: ALL_MARKETS,
    ...zonesAndEvidence(facts, [], []),
    confidence: 'none',
    reason,
  };
}

/** An explicit zone is used as it is; one that is no zone of Canada leaves none, so that the gate denies. */
function zonesAndEvidence(facts: PlaceFacts, timezones: string[], evidence: Evidence[]) {
  const { timezone } = facts;
  if (timezone === undefined || timezone === '') return { timezones, evidence };
  if (!isKnownCanadianZone(timezone)) return { timezones: [], evidence };
  return { timezones: [timezone], evidence: [...evidence, 'timezone' as const] };
}
