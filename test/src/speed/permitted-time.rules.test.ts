import { afterPermitted } from '../../../src/speed/permitted-time.rules';

const HOUR = 3600_000;
const at = (hour: number, minute = 0) => new Date(hour * HOUR + minute * 60_000);

/** Open from 9 to 9:10 and from 12 to 20 on the first day, and never after it. */
const WINDOWS: [Date, Date][] = [
  [at(9), at(9, 10)],
  [at(12), at(20)],
];
const clock = {
  opens: (_: string, from: Date) => {
    const next = WINDOWS.find(([, end]) => from < end);
    return next ? new Date(Math.max(next[0].getTime(), from.getTime())) : null;
  },
  closes: (_: string, when: Date) => WINDOWS.find(([start, end]) => start <= when && when < end)?.[1] ?? null,
};

test.each([
  ['all in one opening', at(13), 5, at(13, 5)],
  ['before the first', at(3), 5, at(9, 5)],
  ['over two openings', at(9, 7), 5, at(12, 2)],
  ['up to the end of one', at(9), 10, at(9, 10)],
  ['one minute more', at(9), 11, at(12, 1)],
  ['after the last', at(20), 5, null],
  ['more than is left', at(19, 50), 15, null],
])('when the time lies %s, then the minutes are those that are permitted', (_, from, minutes, expected) => {
  expect(afterPermitted(clock as never, from, minutes)).toEqual(expected);
});
