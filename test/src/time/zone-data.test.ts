import { CANADIAN_ZONE_NAMES } from '../../../src/time/zone-names';
import moment from 'moment-timezone';
import { isKnownCanadianZone, tzDataVersion, zoneData } from '../../../src/time/zone-data';

test('when the data’s version is asked, then it is 2026f or newer', () => {
  expect(tzDataVersion() >= '2026f').toBe(true);
});

test('when a zone of Canada is listed, then the data has it', () => {
  expect(CANADIAN_ZONE_NAMES.filter((name) => zoneData(name) === null)).toEqual([]);
});

test.each([
  'America/Coral_Harbour',
  'America/Montreal',
  'Canada/Pacific',
  'America/Rainy_River',
  'Canada/Newfoundland',
])('when the link %s is asked for, then it is a zone of Canada', (name) => {
  expect(isKnownCanadianZone(name)).toBe(true);
});

test.each([
  'America/New_York',
  'America/Phoenix',
  'America/Panama',
  'EST',
  'UTC',
  '',
  'Toronto',
  'America/toronto',
  'america_toronto',
])('when %j is asked for, then it is no zone of Canada', (name) => {
  expect(isKnownCanadianZone(name)).toBe(false);
});

test('when a link is asked for, then it keeps its name and the clock of its zone', () => {
  expect(zoneData('America/Montreal')).toMatchObject({
    name: 'America/Montreal',
    offsets: zoneData('America/Toronto')?.offsets,
  });
});

test('when another package loads its own copy of moment-timezone, then the data stay these', () => {
  // What such a copy does when it is loaded: it takes the place of moment.tz.
  const ours = moment.tz;
  Object.assign(moment, { tz: { zone: () => null, dataVersion: '2025b' } });
  try {
    // One that no test before has unpacked.
    expect(zoneData('America/Mexico_City')?.name).toBe('America/Mexico_City');
    expect(tzDataVersion() >= '2026f').toBe(true);
  } finally {
    Object.assign(moment, { tz: ours });
  }
});
