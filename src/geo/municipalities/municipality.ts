/**
 * The places of one province as a table that people read. Names are folded before they are compared, so one spelling
 * is enough; `=` before a name gives another name of the place before it.
 */
export interface ProvinceTable {
  /** Former municipalities, boroughs and communities that today are part of a market's city. */
  partsOfMarkets?: Readonly<Record<string, string>>;
  /** Municipalities in the province's main zone, separated by semicolons. */
  places: string;
  /** Places that keep another clock than the main one: zone (or several, by a space) → names. */
  elsewhere?: Readonly<Record<string, string>>;
  /** Regions that people write where a province or city belongs: name → zones, by a space. */
  regions?: Readonly<Record<string, string>>;
}
