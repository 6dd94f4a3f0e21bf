import { fold } from './fold';
import { type Province } from './provinces';

/** A place whose zones an operator changed without a release (src/zones), as it is written in the store. */
export type OverriddenPlace =
  /** A postal area. */
  | { fsa: string }
  /** A city, town or village of the tables. */
  | { province: Province; city: string }
  /** The part of a province that keeps a zone by the tables: BC's America/Edmonton is the East Kootenay. */
  | { province: Province; part: string };

export interface PlaceOverride {
  place: OverriddenPlace;
  zones: readonly string[];
}

interface InForce {
  all: readonly PlaceOverride[];
  byKey: ReadonlyMap<string, readonly string[]>;
}

const NONE: InForce = { all: [], byKey: new Map() };

/** One for the process, like the tables themselves. Replaced as a whole. */
let inForce = NONE;

/** Puts these in force in place of all earlier ones. */
export function usePlaceOverrides(all: readonly PlaceOverride[]): void {
  inForce = { all, byKey: new Map(all.map(({ place, zones }) => [placeKey(place), zones])) };
}

export function placeKey(place: OverriddenPlace): string {
  if ('fsa' in place) return place.fsa;
  return `${place.province}:${'part' in place ? place.part : fold(place.city)}`;
}

/** What an operator set for a postal area, or null. */
export function overriddenFsa(fsa: string): readonly string[] | null {
  return inForce.byKey.get(fsa) ?? null;
}

/** What an operator set for a city by its folded name, or null. */
export function overriddenCity(province: Province, folded: string): readonly string[] | null {
  return inForce.byKey.size === 0 ? null : (inForce.byKey.get(`${province}:${folded}`) ?? null);
}

/** The zones of the tables, those whose part of the province was overridden replaced. */
export function withPartsOverridden(province: Province, zones: readonly string[]): readonly string[] {
  if (inForce.byKey.size === 0) return zones;
  return [...new Set(zones.flatMap((zone) => inForce.byKey.get(`${province}:${zone}`) ?? [zone]))];
}

/** Every zone that an operator put somewhere in a province: an unknown place of it may keep that one too. */
export function overriddenZonesOf(
  province: Province,
  provincesOfFsa: (fsa: string) => readonly Province[],
): readonly string[] {
  return inForce.all
    .filter(({ place }) =>
      'fsa' in place ? provincesOfFsa(place.fsa).includes(province) : place.province === province,
    )
    .flatMap(({ zones }) => zones);
}
