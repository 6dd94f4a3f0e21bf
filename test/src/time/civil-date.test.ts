import {
  addMonths,
  civilDate,
  dayNumber,
  formatDate,
  parseDate,
  weekdayOf,
} from '../../../src/time/civil-date';

const DAY = 86_400_000;

test('when any day from 1970 to 2500 is taken apart, then it agrees with the calendar of the runtime', () => {
  const wrong: string[] = [];
  for (let day = 0; day < 193_500; day += 1) {
    const date = new Date(day * DAY);
    const { year, month, day: ofMonth } = civilDate(day);
    const same =
      year === date.getUTCFullYear() && month === date.getUTCMonth() + 1 && ofMonth === date.getUTCDate();
    if (!same || dayNumber(year, month, ofMonth) !== day) wrong.push(date.toISOString());
    if (weekdayOf(day) !== (date.getUTCDay() + 6) % 7) wrong.push(`weekday of ${date.toISOString()}`);
    if (formatDate(day) !== date.toISOString().slice(0, 10)) wrong.push(formatDate(day));
  }
  expect(wrong).toEqual([]);
});

test.each([
  '2027-02-29',
  '2027-2-3',
  '2027-13-01',
  '2027-00-10',
  '2027-04-31',
  '20270101',
  '',
  'tomorrow',
  '2027-01-01T00:00',
])('when %j is given, then it is no date', (text) => {
  expect(parseDate(text)).toBeNull();
});

test('when a date exists, then it is read', () => {
  expect(parseDate('2028-02-29')).toBe(dayNumber(2028, 2, 29));
});

test.each([
  ['2026-08-31T12:00:00Z', 6, '2027-02-28T12:00:00.000Z'],
  ['2026-11-23T15:30:00Z', 6, '2027-05-23T15:30:00.000Z'],
  ['2024-02-29T00:00:00Z', 24, '2026-02-28T00:00:00.000Z'],
  ['2026-01-31T23:59:59Z', 1, '2026-02-28T23:59:59.000Z'],
  ['2026-12-31T00:00:00Z', 2, '2027-02-28T00:00:00.000Z'],
])('when months are added to %s (%i), then it is %s', (at, months, expected) => {
  expect(addMonths(new Date(at), months).toISOString()).toBe(expected);
});
