import { fold } from './fold';

/** Names that two or more provinces have (GeoNames, canada.md 5.5); alone they say nothing. */
const IN_CANADA =
  'Windsor; Richmond; Waterloo; Sackville; Stratford; Trenton; Kensington; Summerside; Lakeside; Riverview; ' +
  'Hampton; Sussex; Woodstock; Bedford; Clarence; Burlington; Oxford; Truro; Souris; Victoria Beach; St-Jean; ' +
  'Saint-Laurent; Saint-Pierre; Beaumont; Lawrencetown; Port Hope; Rosemère; Delta; Kingston; Cambridge; Perth';

/** Names that mean a place abroad to most people; a Canadian one only with its province or country. */
const BETTER_KNOWN_ABROAD = 'Paris; Sydney; Brighton; Dublin; Florence';

export const AMBIGUOUS_ALONE: ReadonlyMap<string, 'in Canada' | 'abroad'> = new Map([
  ...BETTER_KNOWN_ABROAD.split(';').map((name) => [fold(name), 'abroad'] as const),
  ...IN_CANADA.split(';').map((name) => [fold(name), 'in Canada'] as const),
]);
