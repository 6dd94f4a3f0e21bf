import { ALL_MARKETS, marketDisplay, marketKey } from './markets';
import { parseProvince, type Province } from './provinces';

/** `ON Toronto 0 30m …`: the longest province at the beginning, then the market, up to the first word that ends it. */
export function readPlace(
  words: string[],
  endsPlace: (word: string) => boolean,
): { province: Province; market: string; rest: string[] } | null {
  for (let length = Math.min(4, words.length); length > 0; length--) {
    const province = parseProvince(words.slice(0, length).join(' '));
    if (province === null) continue;
    const after = words.slice(length);
    const end = after.findIndex(endsPlace);
    const market = (end === -1 ? after : after.slice(0, end)).join(' ');
    return {
      province,
      market: market === '' ? ALL_MARKETS : marketDisplay(marketKey(market)),
      rest: end === -1 ? [] : after.slice(end),
    };
  }
  return null;
}
