import { type Province } from '../geo/provinces';

export type HolidayRule =
  | { kind: 'date'; month: number; day: number; sundayMoves?: true }
  | { kind: 'nth-monday'; month: number; nth: number }
  /** The last Monday before that date. */
  | { kind: 'monday-before'; month: number; day: number }
  /** Days after Easter Sunday. */
  | { kind: 'easter'; offset: number };

export interface Holiday {
  en: string;
  fr: string;
  rule: HolidayRule;
  /** Where it is statutory, and since which year. */
  provinces: Partial<Record<Province, number>>;
}

const LONG_AGO = 1970;
const EVERYWHERE = since(LONG_AGO, 'BC AB SK MB ON QC NB NS PE NL YT NT NU');

/**
 * Statutory holidays by province: canada.md 1.5 (date-holidays 3.x for 2026–2027, tested 2026-11-23). 30 September,
 * 21 June, 9 July and the years of the newer ones are from the provincial acts by general knowledge; a colleague
 * may put date-holidays here. A day too many only closes calls that could have been made.
 */
export const HOLIDAYS: readonly Holiday[] = [
  {
    en: "New Year's Day",
    fr: 'jour de l’An',
    rule: { kind: 'date', month: 1, day: 1 },
    provinces: EVERYWHERE,
  },
  {
    // Family Day, Louis Riel Day (MB), Heritage Day (NS), Islander Day (PE). BC kept the second Monday before 2019.
    en: 'Family Day',
    fr: 'fête de la Famille',
    rule: { kind: 'nth-monday', month: 2, nth: 3 },
    provinces: { ...since(LONG_AGO, 'AB SK MB ON NB NS PE'), ...since(2019, 'BC') },
  },
  {
    en: 'Good Friday',
    fr: 'Vendredi saint',
    rule: { kind: 'easter', offset: -2 },
    provinces: EVERYWHERE,
  },
  {
    // The Monday before 25 May; in Quebec National Patriots' Day.
    en: 'Victoria Day',
    fr: 'fête de la Reine',
    rule: { kind: 'monday-before', month: 5, day: 25 },
    provinces: since(LONG_AGO, 'BC AB SK MB ON QC YT NT NU'),
  },
  {
    en: 'National Indigenous Peoples Day',
    fr: 'Journée nationale des peuples autochtones',
    rule: { kind: 'date', month: 6, day: 21 },
    provinces: { ...since(2001, 'NT'), ...since(2017, 'YT') },
  },
  {
    en: 'Fête nationale',
    fr: 'fête nationale du Québec',
    rule: { kind: 'date', month: 6, day: 24, sundayMoves: true },
    provinces: since(LONG_AGO, 'QC'),
  },
  {
    // Holidays Act (R.S.C. 1985 c. H-5) s.2: 2 July when the first is a Sunday.
    en: 'Canada Day',
    fr: 'fête du Canada',
    rule: { kind: 'date', month: 7, day: 1, sundayMoves: true },
    provinces: EVERYWHERE,
  },
  {
    en: 'Nunavut Day',
    fr: 'jour du Nunavut',
    rule: { kind: 'date', month: 7, day: 9 },
    provinces: since(2020, 'NU'),
  },
  {
    // British Columbia Day, Saskatchewan Day, New Brunswick Day, Civic Holiday.
    en: 'first Monday of August',
    fr: 'premier lundi d’août',
    rule: { kind: 'nth-monday', month: 8, nth: 1 },
    provinces: since(LONG_AGO, 'BC SK NB NT NU'),
  },
  {
    en: 'Discovery Day',
    fr: 'jour de la Découverte',
    rule: { kind: 'nth-monday', month: 8, nth: 3 },
    provinces: since(LONG_AGO, 'YT'),
  },
  {
    en: 'Labour Day',
    fr: 'fête du Travail',
    rule: { kind: 'nth-monday', month: 9, nth: 1 },
    provinces: EVERYWHERE,
  },
  {
    en: 'National Day for Truth and Reconciliation',
    fr: 'Journée nationale de la vérité et de la réconciliation',
    rule: { kind: 'date', month: 9, day: 30 },
    provinces: { ...since(2022, 'PE NT NU'), ...since(2023, 'BC YT'), ...since(2024, 'MB') },
  },
  {
    en: 'Thanksgiving',
    fr: 'Action de grâce',
    rule: { kind: 'nth-monday', month: 10, nth: 2 },
    provinces: since(LONG_AGO, 'BC AB SK MB ON QC YT NT NU'),
  },
  {
    en: 'Remembrance Day',
    fr: 'jour du Souvenir',
    rule: { kind: 'date', month: 11, day: 11 },
    provinces: since(LONG_AGO, 'BC AB SK NB NS PE NL YT NT NU'),
  },
  {
    en: 'Christmas Day',
    fr: 'Noël',
    rule: { kind: 'date', month: 12, day: 25 },
    provinces: EVERYWHERE,
  },
  {
    en: 'Boxing Day',
    fr: 'lendemain de Noël',
    rule: { kind: 'date', month: 12, day: 26 },
    provinces: since(LONG_AGO, 'ON NT'),
  },
];

function since(year: number, provinces: string): Partial<Record<Province, number>> {
  return Object.fromEntries(provinces.split(' ').map((province) => [province, year]));
}
