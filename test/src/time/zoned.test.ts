import { DateTime } from 'luxon';
import { CANADIAN_ZONE_NAMES } from '../../../src/time/zone-names';
import { formatOffset } from '../../../src/time/offset-text';
import { instantOf, localTime, zoneFor } from '../../../src/time/zoned';

describe('localTime', () => {
  // Since 2026-11-01 Node 20's own data are an hour wrong in each of these (canada.md 0).
  test.each([
    ['America/Vancouver', '2026-12-15T11:00', 1],
    ['America/Edmonton', '2026-12-15T12:00', 1],
    ['America/Inuvik', '2026-12-15T12:00', 1],
    ['America/Winnipeg', '2026-12-15T13:00', 1],
    ['America/Rainy_River', '2026-12-15T13:00', 1],
    ['America/Toronto', '2026-12-15T13:00', 1],
    ['America/St_Johns', '2026-12-15T14:30', 1],
    ['America/Coral_Harbour', '2026-12-15T13:00', 1],
  ])('when it is 18:00 UTC on 2026-12-15, then it is %s %s', (timezone, local, weekday) => {
    const time = localTime(new Date('2026-12-15T18:00:00Z'), timezone);
    expect(time).toMatchObject({ timezone, local, date: local.slice(0, 10), weekday });
  });

  test('when an instant is asked in any zone, then luxon over the same data says the same', () => {
    const wrong: string[] = [];
    for (const timezone of CANADIAN_ZONE_NAMES) {
      const zone = zoneFor(timezone);
      for (let ms = Date.UTC(2024, 0, 1); ms < Date.UTC(2037, 0, 1); ms += 71 * 3_600_000 + 7 * 60_000) {
        const ours = localTime(new Date(ms), timezone);
        const theirs = DateTime.fromMillis(ms, { zone });
        const same =
          ours.local === theirs.toFormat("yyyy-MM-dd'T'HH:mm") &&
          ours.weekday === theirs.weekday - 1 &&
          ours.minuteOfDay === theirs.hour * 60 + theirs.minute;
        if (!same) wrong.push(`${timezone} ${new Date(ms).toISOString()}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each([new Date(NaN), new Date(-1), new Date('2500-01-01T00:00:00Z')])(
    'when the instant is %s, then it is refused',
    (at) => {
      expect(() => localTime(at, 'America/Toronto')).toThrow(RangeError);
    },
  );

  test('when the zone is unknown, then it is refused', () => {
    expect(() => localTime(new Date(0), 'America/Nowhere')).toThrow('America/Nowhere');
    expect(() => zoneFor('Mars/Olympus')).toThrow(RangeError);
  });
});

describe('instantOf', () => {
  test.each([
    ['2026-11-23', 540, 'America/Toronto', '2026-11-23T14:00:00.000Z'],
    ['2026-11-23', 540, 'America/Vancouver', '2026-11-23T16:00:00.000Z'],
    ['2026-11-23', 1440, 'America/Toronto', '2026-11-24T05:00:00.000Z'],
    ['2026-11-23', 0, 'America/St_Johns', '2026-11-23T03:30:00.000Z'],
    // 02:30 does not exist on 2027-03-14: the instant of the jump, 03:00.
    ['2027-03-14', 150, 'America/Toronto', '2027-03-14T07:00:00.000Z'],
    // 01:30 comes twice on 2027-11-07: the earlier.
    ['2027-11-07', 90, 'America/Toronto', '2027-11-07T05:30:00.000Z'],
    // BC did not turn back in 2026.
    ['2026-11-01', 90, 'America/Vancouver', '2026-11-01T08:30:00.000Z'],
  ])('when it is %s minute %i in %s, then it is %s', (date, minute, timezone, expected) => {
    expect(instantOf(date, minute, timezone).toISOString()).toBe(expected);
  });

  test('when a wall time is turned into an instant and back, then it is the same or the end of a gap', () => {
    const wrong: string[] = [];
    for (const timezone of CANADIAN_ZONE_NAMES) {
      for (const date of ['2026-03-08', '2026-11-01', '2027-03-14', '2027-07-01', '2027-11-07']) {
        for (let minute = 0; minute < 1440; minute += 10) {
          const at = instantOf(date, minute, timezone);
          const back = localTime(at, timezone);
          const before = localTime(new Date(at.getTime() - 60_000), timezone);
          const jumped = back.minuteOfDay > minute && before.minuteOfDay < minute;
          if (back.date !== date || (back.minuteOfDay !== minute && !jumped))
            wrong.push(`${timezone} ${date} ${minute}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each([
    ['2027-02-29', 0],
    ['2027-02-28', -1],
    ['2027-02-28', 1441],
    ['2027-02-28', NaN],
  ])('when %s minute %d is no wall time, then it is refused', (date, minute) => {
    expect(() => instantOf(date, minute, 'America/Toronto')).toThrow(RangeError);
  });
});

describe('the luxon zone', () => {
  test('when luxon formats with it, then the offset and abbreviation are the data’s', () => {
    const winter = DateTime.fromISO('2026-12-15T18:00:00Z', { zone: zoneFor('America/Winnipeg') });
    expect(winter.toISO()).toBe('2026-12-15T13:00:00.000-05:00');
    expect(winter.zoneName).toBe('America/Winnipeg');
    expect(winter.toFormat('ZZ Z ZZZ')).toBe('-05:00 -5 -0500');
    expect(winter.offsetNameShort).toBe('EST');
  });

  test('when it is asked for twice, then it is the same zone', () => {
    expect(zoneFor('America/Toronto')).toBe(zoneFor('America/Toronto'));
    expect(zoneFor('America/Toronto').equals(zoneFor('America/Montreal'))).toBe(false);
  });

  test.each([
    [-210, '-03:30', '-3:30', '-0330'],
    [0, '+00:00', '+0', '+0000'],
    [330, '+05:30', '+5:30', '+0530'],
  ])('when an offset of %i minutes is formatted, then it reads %s', (minutes, short, narrow, techie) => {
    expect([formatOffset(minutes), formatOffset(minutes, 'narrow'), formatOffset(minutes, 'techie')]).toEqual(
      [short, narrow, techie],
    );
  });
});
