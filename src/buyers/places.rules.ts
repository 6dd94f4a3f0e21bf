import { inferProvinceMarket } from '../geo/infer.rules';
import { ALL_MARKETS, marketDisplay } from '../geo/markets';
import { parseProvince, type Province } from '../geo/provinces';
import { placeKey } from './buy-box.rules';

const PARTS = /[,;/+&\n]|\s(?:and|et)\s/iu;

/**
 * Where somebody buys, `Toronto ON, Hamilton`, `ON Toronto; QC`: each part is a place by itself, else a city of a
 * province that another part names. A province beside one of its cities only says where that is.
 */
export function readPlaces(text: string): { places: string[] } | { unknown: string } {
  const parts = text
    .split(PARTS)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
  const provinces = parts.map(parseProvince).filter((province) => province !== null);
  const found: { province: Province; market: string; isBare: boolean }[] = [];
  for (const part of parts) {
    const isBare = parseProvince(part) !== null;
    const place = [part, ...provinces.map((province) => `${part}, ${province}`)]
      .map((words) => inferProvinceMarket(words, undefined))
      .find(({ province }) => province !== null);
    if (place?.province == null) return { unknown: part };
    found.push({ province: place.province, market: isBare ? ALL_MARKETS : place.market, isBare });
  }
  const named = found.filter(
    ({ province, isBare }) => !isBare || !found.some((other) => !other.isBare && other.province === province),
  );
  return { places: [...new Set(named.map(({ province, market }) => placeKey(province, market)))] };
}

/** `ON:TORONTO` as its parts; the market as people read it. */
export function placeOfKey(key: string): { province: Province; market: string } {
  const [province = '', market = ''] = key.split(':');
  return { province: province as Province, market: marketDisplay(market) };
}

/** As it can be typed again: `Toronto ON, QC`. */
export function typedPlaces(places: readonly string[]): string {
  return places
    .map(placeOfKey)
    .map(({ province, market }) => (market === ALL_MARKETS ? province : `${market} ${province}`))
    .join(', ');
}
