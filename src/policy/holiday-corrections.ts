import { type Province } from '../geo/provinces';

/**
 * Where date-holidays 3.37 differs from the statutory days of canada.md 1.5 (2026-11-23) and of the provincial acts,
 * by general knowledge. A day too many only closes calls that could have been made.
 */

/** Listed there as public, yet no statutory day: banks and public offices close, or one city. */
export const NOT_STATUTORY: Readonly<Record<string, readonly Province[]>> = {
  'Easter Monday': ['ON', 'YT', 'NT'],
  'Gold Cup Parade Day': ['PE'],
};

interface AddedDay {
  month: number;
  day: number;
  /** Where, and since which year. */
  since: Partial<Record<Province, number>>;
}

/** Statutory, yet not there or there as an observance. */
export const ADDED_DAYS: readonly AddedDay[] = [
  // Remembrance Day: canada.md 1.5 has it for Nunavut.
  { month: 11, day: 11, since: { NU: 1970 } },
  // National Day for Truth and Reconciliation: by the provinces' and territories' own acts.
  { month: 9, day: 30, since: { PE: 2022, NT: 2022, NU: 2022, BC: 2023, YT: 2023, MB: 2024 } },
  // Nunavut Day: Labour Standards Act, since 2020.
  { month: 7, day: 9, since: { NU: 2020 } },
];

/** Kept on the Monday too where they fall on a Sunday: the Holidays Act (R.S.C. 1985 c. H-5) s.2; Quebec's for 24 June. */
export const SUNDAY_MOVES: readonly { month: number; day: number }[] = [
  { month: 7, day: 1 },
  { month: 6, day: 24 },
];
