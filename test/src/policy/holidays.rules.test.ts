import { holidayOn, holidaysOf } from '../../../src/policy/holidays.rules';
import { PROVINCES, type Province } from '../../../src/geo/provinces';
import { formatDate, parseDate, weekdayOf } from '../../../src/time/civil-date';

/** canada.md 1.5: date-holidays 3.x for November 2026 to 2027 (tested there), and 30 September by the provincial acts. */
const DATES: Record<string, string> = {
  '2026-11-11': 'BC AB SK NB NS PE NL YT NT NU',
  '2026-12-25': PROVINCES.join(' '),
  '2026-12-26': 'ON NT',
  '2027-01-01': PROVINCES.join(' '),
  '2027-02-15': 'BC AB SK MB ON NB NS PE',
  '2027-03-26': PROVINCES.join(' '),
  '2027-05-24': 'BC AB SK MB ON QC YT NT NU',
  '2027-06-24': 'QC',
  '2027-07-01': PROVINCES.join(' '),
  '2027-08-02': 'BC SK NB NT NU',
  '2027-08-16': 'YT',
  '2027-09-06': PROVINCES.join(' '),
  '2027-09-30': 'BC MB PE YT NT NU',
  '2027-10-11': 'BC AB SK MB ON QC YT NT NU',
  '2027-11-23': '',
};

test.each(Object.entries(DATES))('when it is %s, then it is a holiday in exactly: %s', (date, provinces) => {
  const closed = PROVINCES.filter((province) => holidayOn(province, parseDate(date) ?? NaN) !== null);
  expect(closed.sort()).toEqual(provinces.split(' ').filter(Boolean).sort());
});

test('when Good Friday is asked for, then it is the Friday before Easter of that year', () => {
  const fridays = [
    '2024-03-29',
    '2025-04-18',
    '2026-04-03',
    '2027-03-26',
    '2028-04-14',
    '2030-04-19',
    '2035-03-23',
    '2038-04-23',
  ];
  for (const date of fridays) expect(holidayOn('NL', parseDate(date) ?? NaN)?.en).toBe('Good Friday');
});

test('when Canada Day is a Sunday, then the Monday is kept too (2029)', () => {
  expect(holidayOn('ON', parseDate('2029-07-01') ?? NaN)).not.toBeNull();
  expect(holidayOn('ON', parseDate('2029-07-02') ?? NaN)?.en).toBe('Canada Day');
  expect(holidayOn('ON', parseDate('2028-07-03') ?? NaN)).toBeNull();
});

test('when a holiday is newer than the year, then it is not kept', () => {
  expect(holidayOn('BC', parseDate('2022-09-30') ?? NaN)).toBeNull();
  expect(holidayOn('BC', parseDate('2023-09-30') ?? NaN)).not.toBeNull();
});

test.each(PROVINCES)(
  'when a year of %s is listed, then it has 6 to 13 days, each in that year',
  (province: Province) => {
    for (let year = 2024; year <= 2036; year += 1) {
      const days = [...holidaysOf(province, year).keys()];
      expect(days.length).toBeGreaterThanOrEqual(6);
      expect(days.length).toBeLessThanOrEqual(13);
      expect(days.filter((day) => !formatDate(day).startsWith(String(year)))).toEqual([]);
    }
  },
);

test('when holidays are Mondays by law, then they are, in every year', () => {
  for (let year = 2024; year <= 2060; year += 1) {
    for (const [day, holiday] of holidaysOf('BC', year)) {
      if (['Family Day', 'Victoria Day', 'Labour Day', 'Thanksgiving'].includes(holiday.en))
        expect(weekdayOf(day)).toBe(0);
    }
  }
});
