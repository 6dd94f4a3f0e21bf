/** What was typed, and the province and market that a person would read in it. */
export type PlaceCase = readonly [region: string, address: string, province: string | null, market: string];
