import { inferProvinceMarket } from '../../../src/geo/infer.rules';
import { locate } from '../../../src/geo/locate.rules';
import { ABROAD_CASES, ABROAD_REGION_CASES } from './cases/abroad';
import { ADDRESS_CASES } from './cases/addresses';
import { MARKET_CASES } from './cases/markets';
import { type PlaceCase } from './cases/place-case';
import { POSTAL_CASES } from './cases/postal-codes';
import { PROVINCE_NAME_CASES } from './cases/province-names';
import { CONFLICT_CASES, TRAP_CASES } from './cases/traps';

const CATEGORIES: Record<string, PlaceCase[]> = {
  'names of provinces': PROVINCE_NAME_CASES,
  'the nineteen markets': MARKET_CASES,
  'postal codes': POSTAL_CASES,
  addresses: ADDRESS_CASES,
  'places abroad': ABROAD_CASES,
  'regions abroad': ABROAD_REGION_CASES,
  traps: TRAP_CASES,
  contradictions: CONFLICT_CASES,
};

describe.each(Object.entries(CATEGORIES))('%s', (_category, cases) => {
  test.each(cases)('when region is %j and address %j, then %j, %j', (region, address, province, market) => {
    expect(inferProvinceMarket(region, address)).toEqual({ province, market });
  });
});

test('when both fields are absent, then nothing is known', () => {
  expect(inferProvinceMarket(undefined, undefined)).toEqual({ province: null, market: 'ALL' });
});

test.each(CONFLICT_CASES)(
  'when region is %j and address %j, then the reason is conflict',
  (region, address) => {
    expect(locate({ region, address })).toMatchObject({
      confidence: 'none',
      reason: 'conflict',
      timezones: [],
    });
  },
);

test.each([
  'Ottawa, IL',
  'London, UK',
  'Vancouver, WA',
  'Ontario, California',
  'Amsterdam, NL',
  'Tijuana, BC',
  'Lima',
])('when the address is %j, then a Canadian number does not make it a place here', (address) => {
  const place = locate({ address, phone: '+14165550134' });
  expect(place).toMatchObject({ province: null, reason: 'unknown', evidence: [] });
});
