import { formatMinute, parseEndMinute, parseMinuteOfDay } from '../../../src/time/wall-time';

test.each([
  ['00:00', 0],
  ['0000', 0],
  ['09:00', 540],
  ['0930', 570],
  ['23:59', 1439],
])('when a time is written %j, then it is minute %i', (text, minute) => {
  expect(parseMinuteOfDay(text)).toBe(minute);
  expect(parseEndMinute(text)).toBe(minute);
});

test('when a day ends at 24:00, then only an end may say so', () => {
  expect(parseEndMinute('24:00')).toBe(1440);
  expect(parseEndMinute('2400')).toBe(1440);
  expect(parseMinuteOfDay('24:00')).toBeNull();
});

test.each([
  '',
  '9:00',
  '900',
  '25:00',
  '24:01',
  '12:60',
  '-1:00',
  '09:00:00',
  '09h00',
  ' 09:00',
  '09:00\n',
  '１２:00',
  '9am',
])('when %j is given, then it is no time of day', (text) => {
  expect(parseEndMinute(text)).toBeNull();
});

test('when any minute is formatted, then it reads back as itself', () => {
  for (let minute = 0; minute <= 1440; minute += 1) expect(parseEndMinute(formatMinute(minute))).toBe(minute);
});
