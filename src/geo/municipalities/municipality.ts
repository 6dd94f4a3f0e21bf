/**
 * The places of one province, as lists that people read: names separated by semicolons, in any spelling (they are
 * folded before they are compared).
 *
 * Sources: the municipalities of 1,000 people and more of SimpleMaps' Canadian cities (CC-BY 4.0, census 2021) and
 * GeoNames' postal places (CC-BY 4.0); places with another clock from canada.md 5.1; communities and parts of cities
 * by general knowledge. Read 2026-11-23.
 */
export interface ProvinceTable {
  /** Former municipalities and communities that are part of a market's city today: market → names. */
  partsOfMarkets?: Readonly<Record<string, string>>;
  /** Known without their province: no other province has one, nor is the name a common word or street. */
  cities: string;
  /** Read only beside their province. */
  towns: string;
  /** Places that keep another clock than the province's main one: zone, or several by a space → names. */
  elsewhere?: Readonly<Record<string, string>>;
  /** Regions that people write where a city or province belongs, known alone too: zones by a space → names. */
  regions?: Readonly<Record<string, string>>;
}
