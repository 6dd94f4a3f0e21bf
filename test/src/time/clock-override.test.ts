import { leadingZone, zonesThatFollow } from '../../../src/time/clock-override.rules';
import { checkZoneData } from '../../../src/time/self-check';
import { packedZoneKeeps, tzDataVersion, useClockOverrides, zoneData } from '../../../src/time/zone-data';
import { instantOf, localTime, zoneFor } from '../../../src/time/zoned';
import { CANADIAN_ZONE_NAMES } from '../../../src/time/zone-names';

/** When Toronto’s clock goes back in 2027: it is to stay. */
const CHANGE = new Date('2027-11-07T06:00:00Z');
const TORONTO = { zone: 'America/Toronto', from: CHANGE, offset: -240 };
const local = (at: string, zone: string) => localTime(new Date(at), zone).local;
const packed = tzDataVersion();

afterEach(() => useClockOverrides(0, []));

test('when a zone is overridden, then its clock stands still from that instant on, and is as before until then', () => {
  useClockOverrides(3, [TORONTO]);
  expect(local('2027-11-07T05:59:00Z', 'America/Toronto')).toBe('2027-11-07T01:59');
  expect(local('2027-11-07T06:00:00Z', 'America/Toronto')).toBe('2027-11-07T02:00');
  expect(local('2028-01-15T12:00:00Z', 'America/Toronto')).toBe('2028-01-15T08:00');
  expect(local('2035-07-15T12:00:00Z', 'America/Toronto')).toBe('2035-07-15T08:00');
  expect(local('2026-12-15T12:00:00Z', 'America/Toronto')).toBe('2026-12-15T07:00');
  expect(instantOf('2028-01-15', 9 * 60, 'America/Toronto')).toEqual(new Date('2028-01-15T13:00:00Z'));
});

test('when the change falls into the middle of a stretch or far behind the last one, then both halves are right', () => {
  useClockOverrides(1, [{ zone: 'America/Regina', from: new Date('2027-05-01T00:00:00Z'), offset: -300 }]);
  expect(local('2027-04-30T23:59:00Z', 'America/Regina')).toBe('2027-04-30T17:59');
  expect(local('2027-05-01T00:00:00Z', 'America/Regina')).toBe('2027-04-30T19:00');
});

test('when a zone is overridden, then other names of its clock follow, and other provinces’ do not', () => {
  useClockOverrides(1, [TORONTO]);
  const winter = '2028-01-15T12:00:00Z';
  expect(local(winter, 'Canada/Eastern')).toBe('2028-01-15T08:00');
  expect(local(winter, 'America/Thunder_Bay')).toBe('2028-01-15T08:00');
  expect(local(winter, 'America/Montreal')).toBe('2028-01-15T07:00');
  expect(local(winter, 'America/Iqaluit')).toBe('2028-01-15T07:00');
});

test('when overrides come into force and go, then luxon’s zones and the version go with them', () => {
  const zone = zoneFor('America/Toronto');
  const winter = Date.parse('2028-01-15T12:00:00Z');
  expect([zone.offset(winter), tzDataVersion()]).toEqual([-300, packed]);
  useClockOverrides(7, [TORONTO]);
  expect([zone.offset(winter), zone.offsetName(winter, {})]).toEqual([-240, '-04:00']);
  expect(tzDataVersion()).toBe(`${packed}+7`);
  useClockOverrides(8, []);
  expect([zone.offset(winter), tzDataVersion()]).toEqual([-300, `${packed}+8`]);
});

test('when a zone is none of Canada’s, then nothing of the change is put in force', () => {
  expect(() => useClockOverrides(2, [TORONTO, { ...TORONTO, zone: 'America/New_York' }])).toThrow(RangeError);
  expect(tzDataVersion()).toBe(packed);
  expect(local('2028-01-15T12:00:00Z', 'America/Toronto')).toBe('2028-01-15T07:00');
});

test('when a zone is overridden against the offset table, then the self-check of the packed data still passes', () => {
  useClockOverrides(1, [{ zone: 'America/Winnipeg', from: new Date('2026-11-01T00:00:00Z'), offset: -360 }]);
  expect(checkZoneData().ok).toBe(true);
});

test('when the packed data say the same as an override for two years, then it is told', () => {
  const from = CHANGE.getTime();
  expect(packedZoneKeeps('America/Vancouver', from, -420)).toBe(true);
  expect(packedZoneKeeps('America/Toronto', from, -240)).toBe(false);
  expect(packedZoneKeeps('America/Toronto', from, -300)).toBe(false);
});

test('when names follow a zone, then each is a zone of Canada with the very same clock, and leads back to it', () => {
  const since2010 = (name: string) => {
    const data = zoneData(name);
    const index = data?.untils.findIndex((until) => until > Date.UTC(2010, 0)) ?? 0;
    return [data?.untils.slice(index), data?.offsets.slice(index)];
  };
  for (const zone of CANADIAN_ZONE_NAMES) {
    for (const follower of zonesThatFollow(zone)) {
      expect([follower, ...since2010(follower)]).toEqual([follower, ...since2010(zone)]);
      expect(leadingZone(follower)).toBe(zone);
    }
  }
  const spelled = CANADIAN_ZONE_NAMES.filter((name) => name.startsWith('Canada/'));
  expect(spelled.filter((name) => leadingZone(name) === name)).toEqual([]);
});
