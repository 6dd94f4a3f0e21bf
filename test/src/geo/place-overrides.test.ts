import { locate, type PlaceFacts } from '../../../src/geo/locate.rules';
import { zonesOf } from '../../../src/geo/zones-of-place.rules';
import { placeKey, type PlaceOverride, usePlaceOverrides } from '../../../src/geo/place-overrides';

const zonesAt = (facts: PlaceFacts) => locate(facts).timezones;
const put = (...all: PlaceOverride[]) => usePlaceOverrides(all);
const COAST = ['America/Vancouver'];

afterEach(() => usePlaceOverrides([]));

test('when the East Kootenay joins the coast, then one entry moves its towns, postal areas and the province', () => {
  put({ place: { province: 'BC', part: 'America/Edmonton' }, zones: COAST });
  expect(zonesAt({ address: 'Cranbrook, BC' })).toEqual(COAST);
  expect(zonesAt({ address: '12 Main St, Fernie BC V0B 1M0' })).toEqual(COAST);
  expect(zonesAt({ postal_code: 'V1C 1A1' })).toEqual(COAST);
  expect(zonesAt({ postal_code: 'V0B 1A0' })).toEqual(['America/Vancouver', 'America/Creston']);
  expect(zonesOf('BC')).not.toContain('America/Edmonton');
  expect(zonesAt({ address: 'Calgary, AB' })).toEqual(['America/Edmonton']);
  expect(zonesAt({ address: 'Lloydminster, SK' })).toEqual(['America/Edmonton']);
});

test('when a postal area is set, then it beats the table of its city, and an unknown place may keep that zone too', () => {
  put({ place: { fsa: 'R7A' }, zones: ['America/Regina'] });
  expect(zonesAt({ address: '410 9th St, Brandon, MB R7A 1A1' })).toEqual(['America/Regina']);
  expect(zonesAt({ postal_code: 'R3C 4T3' })).toEqual(['America/Winnipeg']);
  expect(zonesAt({ province: 'MB' })).toEqual(['America/Winnipeg', 'America/Regina']);
  expect(zonesOf('SK')).toEqual(['America/Regina', 'America/Edmonton']);
});

test('when a city is set, then it beats the table of its postal area, by any of its names', () => {
  put({ place: { province: 'QC', city: 'montreal' }, zones: ['America/Montreal'] });
  expect(zonesAt({ address: '1275 rue Saint-Denis, Montréal (Québec) H2X 3J3' })).toEqual([
    'America/Montreal',
  ]);
  expect(zonesAt({ address: 'Mtl, QC' })).toEqual(['America/Montreal']);
  expect(zonesAt({ address: 'Montreal' })).toEqual(['America/Montreal']);
  expect(zonesAt({ address: 'Laval, QC' })).toEqual(['America/Toronto']);
});

test('when both are set and differ, then the contact must be allowed in both', () => {
  put(
    { place: { fsa: 'R7A' }, zones: ['America/Regina'] },
    { place: { province: 'MB', city: 'brandon' }, zones: ['America/Toronto'] },
  );
  expect(zonesAt({ address: 'Brandon, MB R7A 1A1' })).toEqual(['America/Regina', 'America/Toronto']);
});

test('when Quebec alone changes its law, then its part of the shared zone gets a name of its own', () => {
  put({ place: { province: 'QC', part: 'America/Toronto' }, zones: ['America/Montreal'] });
  expect(zonesAt({ province: 'QC' })).toEqual([
    'America/Montreal',
    'America/Blanc-Sablon',
    'America/Halifax',
  ]);
  expect(zonesAt({ address: 'Toronto, ON' })).toEqual(['America/Toronto']);
});

test('when places are keyed, then each spelling of a city has one key', () => {
  expect(placeKey({ fsa: 'V1C' })).toBe('V1C');
  expect(placeKey({ province: 'BC', city: 'Fort St. John' })).toBe('BC:fort st john');
  expect(placeKey({ province: 'BC', city: 'fort saint john' })).toBe('BC:fort st john');
});
