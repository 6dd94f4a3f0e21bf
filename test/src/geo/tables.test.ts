import { fold } from '../../../src/geo/fold';
import { FSA_ZONES } from '../../../src/geo/fsa-zones';
import { MARKETS } from '../../../src/geo/markets';
import { marketOfFsa } from '../../../src/geo/market-areas';
import { municipalityAlone, municipalityIn } from '../../../src/geo/municipality-index';
import { parseFsa, provincesOfFsa } from '../../../src/geo/postal-codes';
import { PROVINCE_NAMES, PROVINCES, parseProvince } from '../../../src/geo/provinces';
import { PROVINCE_ZONES } from '../../../src/geo/zones';
import { isKnownCanadianZone } from '../../../src/time/zone-data';

test('when a market is looked up by its name, then it is found with and without its province', () => {
  for (const { display, province } of MARKETS) {
    expect(municipalityIn(province, fold(display))?.market).toBe(display);
    expect(municipalityAlone(fold(display), false)).toMatchObject({ province, market: display });
  }
});

test('when a postal area keeps another clock, then its zones are zones of Canada and it has a province', () => {
  for (const [fsa, zones] of Object.entries(FSA_ZONES)) {
    expect(parseFsa(fsa)).toBe(fsa);
    expect(provincesOfFsa(fsa)).toHaveLength(1);
    expect(zones.filter((zone) => !isKnownCanadianZone(zone))).toEqual([]);
  }
});

test('when an area belongs to a market, then its letter belongs to the market’s province', () => {
  const provinceOf = new Map(MARKETS.map(({ display, province }) => [display, province]));
  for (const first of 'ABCEGHJKLMNPRSTVXY') {
    for (const digit of '0123456789') {
      for (const last of 'ABCEGHJKLMNPRSTVWXYZ') {
        const fsa = `${first}${digit}${last}`;
        const market = marketOfFsa(fsa);
        if (market !== null) expect(provincesOfFsa(fsa)).toContain(provinceOf.get(market));
      }
    }
  }
});

test('when zones of provinces are listed, then each province has a main zone and all are known', () => {
  for (const province of PROVINCES) {
    expect(PROVINCE_ZONES[province].every((zone) => isKnownCanadianZone(zone))).toBe(true);
  }
});

test.each(PROVINCES)('when %s is written by its code or either name, then it is read back', (province) => {
  const { en, fr } = PROVINCE_NAMES[province];
  expect([province, en, fr].map(parseProvince)).toEqual([province, province, province]);
});

test.each(['', 'XX', 'NE', 'WA', 'ONT ARIO', 'Ecosse', 'New'])(
  'when a field says %j, then it names no province',
  (text) => {
    expect(parseProvince(text)).toBeNull();
  },
);

test.each([
  ['m5v2t6', 'M5V'],
  ['M5V  2T6', 'M5V'],
  [' M5V-2T6 ', 'M5V'],
  ['M5V', 'M5V'],
  ['K1A OB1', 'K1A'],
  ['M5VO', null],
  ['W5V 2T6', null],
  ['M5D 2T6', null],
  ['98660', null],
])('when a postal code is written %j, then its area is %j', (text, fsa) => {
  expect(parseFsa(text)).toBe(fsa);
});
