import { holidaysOf, isHoliday } from '../../../src/policy/holidays.rules';
import { PROVINCES, type Province } from '../../../src/geo/provinces';
import { formatDate, parseDate, weekdayOf } from '../../../src/time/civil-date';

const ALL = PROVINCES.join(' ');

/**
 * canada.md 1.5 for November 2026 to 2027, and by the provincial acts 21 June, 9 July and 30 September; its dates of
 * 2026 before November and of January 2028 follow from the same rules.
 */
const DATES: Record<string, string> = {
  '2026-01-01': ALL,
  '2026-02-16': 'BC AB SK MB ON NB NS PE',
  '2026-04-03': ALL,
  '2026-05-18': 'BC AB SK MB ON QC YT NT NU',
  '2026-06-21': 'YT NT',
  '2026-06-24': 'QC',
  '2026-07-01': ALL,
  '2026-07-09': 'NU',
  '2026-08-03': 'BC SK NB NT NU',
  '2026-08-17': 'YT',
  '2026-09-07': ALL,
  '2026-09-30': 'BC MB PE YT NT NU',
  '2026-10-12': 'BC AB SK MB ON QC YT NT NU',
  '2026-11-11': 'BC AB SK NB NS PE NL YT NT NU',
  '2026-12-25': ALL,
  '2026-12-26': 'ON NT',
  '2027-01-01': ALL,
  '2027-02-15': 'BC AB SK MB ON NB NS PE',
  '2027-03-26': ALL,
  '2027-05-24': 'BC AB SK MB ON QC YT NT NU',
  '2027-06-21': 'YT NT',
  '2027-06-24': 'QC',
  '2027-07-01': ALL,
  '2027-07-09': 'NU',
  '2027-08-02': 'BC SK NB NT NU',
  '2027-08-16': 'YT',
  '2027-09-06': ALL,
  '2027-09-30': 'BC MB PE YT NT NU',
  '2027-10-11': 'BC AB SK MB ON QC YT NT NU',
  '2027-11-11': 'BC AB SK NB NS PE NL YT NT NU',
  '2027-12-25': ALL,
  '2027-12-26': 'ON NT',
  '2028-01-01': ALL,
};

const day = (date: string) => parseDate(date) ?? NaN;

test.each(PROVINCES)(
  'when each day from 2026 to January 2028 is asked for %s, then exactly its days close',
  (province) => {
    const expected = Object.keys(DATES).filter((date) => DATES[date]?.split(' ').includes(province));
    const closed: string[] = [];
    for (let one = day('2026-01-01'); one <= day('2028-01-31'); one += 1) {
      if (isHoliday(province, one)) closed.push(formatDate(one));
    }
    expect(closed).toEqual(expected);
  },
);

test('when a year ends, then its last days and the next one’s first are told apart', () => {
  expect(isHoliday('ON', day('2026-12-31'))).toBe(false);
  expect(isHoliday('ON', day('2027-01-01'))).toBe(true);
  expect(isHoliday('ON', day('2027-01-02'))).toBe(false);
  for (const province of PROVINCES) {
    for (let year = 2024; year <= 2036; year += 1) {
      const days = [...holidaysOf(province, year)];
      expect(days.filter((one) => !formatDate(one).startsWith(String(year)))).toEqual([]);
      expect(days.length).toBeGreaterThanOrEqual(6);
      expect(days.length).toBeLessThanOrEqual(13);
    }
  }
});

test('when Good Friday is asked for, then it is the Friday before Easter of that year', () => {
  const fridays =
    '2024-03-29 2025-04-18 2026-04-03 2027-03-26 2028-04-14 2030-04-19 2035-03-23 2038-04-23'.split(' ');
  for (const date of fridays) expect([date, isHoliday('NL', day(date))]).toEqual([date, true]);
});

test('when Canada Day or the Fête nationale is a Sunday, then the Monday is kept too', () => {
  expect(['2029-07-01', '2029-07-02'].map((date) => isHoliday('ON', day(date)))).toEqual([true, true]);
  expect(['2029-06-24', '2029-06-25'].map((date) => isHoliday('QC', day(date)))).toEqual([true, true]);
  expect(isHoliday('ON', day('2028-07-03'))).toBe(false);
  expect(isHoliday('ON', day('2029-06-25'))).toBe(false);
});

test('when a holiday is newer than the year, then it is not kept', () => {
  expect(isHoliday('BC', day('2022-09-30'))).toBe(false);
  expect(isHoliday('BC', day('2023-09-30'))).toBe(true);
  expect(isHoliday('NU', day('2019-07-09'))).toBe(false);
});

test('when holidays are Mondays by law, then they are, in every year', () => {
  const mondays: [province: Province, month: string, atLeast: number][] = [
    ['BC', '02', 1],
    ['BC', '05', 1],
    ['BC', '08', 1],
    ['ON', '09', 1],
    ['AB', '10', 1],
  ];
  for (let year = 2024; year <= 2060; year += 1) {
    for (const [province, month, atLeast] of mondays) {
      const found = [...holidaysOf(province, year)].filter((one) => formatDate(one).slice(5, 7) === month);
      const byRule = found.filter((one) => !formatDate(one).endsWith('-30'));
      expect(byRule.length).toBeGreaterThanOrEqual(atLeast);
      expect(byRule.map(weekdayOf)).toEqual(byRule.map(() => 0));
    }
  }
});
