import { usePlaceOverrides } from '../../src/geo/place-overrides';
import { useClockOverrides } from '../../src/time/zone-data';
import { zoneOverridesModel } from '../../src/zones/zone-override.model';
import { MANAGER, openAreas, type TestAreas } from '../support/areas';
import { user } from './use-command';

let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z');
});
afterAll(() => areas.close());
beforeEach(() => areas.reset('2026-12-02T15:00:00Z'));
afterEach(() => {
  useClockOverrides(0, []);
  usePlaceOverrides([]);
});

const en = (text: string) => user(areas, 'en', MANAGER).type(`/zones ${text}`.trim());
const fr = (text: string) => user(areas, 'fr', MANAGER).type(`/zones ${text}`.trim());
const entries = async () => (await areas.zones.version())?.entries;

test('when nothing is overridden, then it says so', async () => {
  expect(await en('')).toContain('Nothing is overridden: the packed data and the tables hold.');
  expect(await en('0')).toContain('version 0');
});

test.each([
  [
    'America/Toronto = -04:00 from 2027-11-07T06:00Z because of the Act of 2027',
    '`America/Toronto` stands at UTC-04:00 from 2027-11-07T06:00Z on (the clock of ON, QC)',
  ],
  [
    'Canada/Eastern = UTC-4 from 2027-11-07 01:00-05:00 because x',
    '`America/Toronto` stands at UTC-04:00 from 2027-11-07T06:00Z',
  ],
  [
    'Canada/Pacific = -07:00 from 2027-01-01T00:00Z because x',
    'the packed data say the same now: it can be removed',
  ],
  [
    'BC America/Edmonton = America/Vancouver because the coast',
    'the part of BC on `America/Edmonton` keeps `America/Vancouver`',
  ],
  ['v1c = America/Vancouver because by-law 12', 'V1C keeps `America/Vancouver`'],
  [
    'Cranbrook, B.C. = America/Vancouver, America/Creston because x',
    'Cranbrook, BC keeps `America/Vancouver, America/Creston`',
  ],
])('when %s is typed, then version 1 has it', async (text, expected) => {
  const words = await en(text);
  expect(words).toContain('Version 1 is stored. It holds on every instance within seconds');
  expect(words).toContain(expected);
});

test('when a change is undone, removed or asked for twice, then each says what holds', async () => {
  await en('V1C = America/Vancouver because by-law 12');
  expect(await en('V1C = America/Vancouver because by-law 12')).toContain(
    'Nothing to change: version 1 says so already.',
  );
  expect(await en('remove V1C because the release knows it')).toContain('Version 2 is stored');
  expect(await entries()).toEqual([]);
  expect(await en('back to 1 because it was wrong')).toContain('Version 3 is stored');
  expect(await entries()).toHaveLength(1);
  expect(await en('1')).toContain('by-law 12');
  expect(await en('7')).toContain('There is no version 7 of the time zones.');
});

test.each([
  ['V1C = America/Vancouver', 'reason: is missing'],
  ['V1C America/Vancouver because x', 'change: V1C America/Vancouver is no change'],
  ['V1C = America/New_York because x', 'zones: America/New_York is no time zone of Canada'],
  ['Springfield = America/Toronto because x', 'place: Springfield is no postal area'],
  ['Nowhereville ON = America/Toronto because x', 'place: Nowhereville ON is no postal area'],
  ['Toronto = -04:00 from 2027-11-07T06:00Z because x', 'zone: Toronto is no time zone of Canada'],
  ['America/Toronto = -14:00 from 2027-11-07T06:00Z because x', 'offset: -14:00 is no offset'],
  ['America/Toronto = -04:10 from 2027-11-07T06:00Z because x', 'offset: -04:10 is no offset'],
  ['America/Toronto = -04:00 because x', 'from: is missing'],
  ['America/Toronto = -04:00 from tomorrow because x', 'from: tomorrow is no instant'],
  ['America/Toronto = -04:00 from 2027-11-07T06:00 because x', 'from: 2027-11-07T06:00 is no instant'],
])('when %s is typed, then the part that is wrong is named and nothing is stored', async (text, expected) => {
  const words = await en(text);
  expect(words).toContain(expected);
  expect(words).toMatch(/example|Example/);
  expect(await zoneOverridesModel(areas.store.connection).countDocuments()).toBe(0);
});

test('when the reader is French, then so are the words and the answer', async () => {
  const words = await fr('BC America/Edmonton = America/Vancouver car règlement 12');
  expect(words).toContain('La version 1 est enregistrée.');
  expect(words).toContain('la partie de BC à l’heure de `America/Edmonton` garde `America/Vancouver`');
  expect(await fr('retirer BC America/Edmonton car annulé')).toContain('Aucune exception');
  expect(await fr('revenir à 1 car si')).toContain('La version 3 est enregistrée.');
});
