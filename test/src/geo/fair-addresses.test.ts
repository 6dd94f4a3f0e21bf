import { locate } from '../../../src/geo/locate.rules';
import { EAST_AND_NORTH_ADDRESSES } from './cases/fair/east-and-north';
import { NAMESAKES_ABROAD } from './cases/fair/namesakes-abroad';
import { ONTARIO_ADDRESSES } from './cases/fair/ontario';
import { QUEBEC_ADDRESSES } from './cases/fair/quebec';
import { WEST_ADDRESSES } from './cases/fair/west';

// PO boxes, rural routes, units, French and English, with and without commas, postal codes, accents and capitals.

interface Fair {
  address: string;
  province: string;
  market: string | undefined;
}

const FAIR = [WEST_ADDRESSES, ONTARIO_ADDRESSES, QUEBEC_ADDRESSES, EAST_AND_NORTH_ADDRESSES].flatMap((list) =>
  list
    .trim()
    .split('\n')
    .map((line): Fair => {
      const [address = '', province = '', market] = line.split('|');
      return { address: address.replace('\\n', '\n'), province, market };
    }),
);
const ABROAD = NAMESAKES_ABROAD.trim().split('\n');

const FORMS: [form: string, write: (address: string) => string, found: number][] = [
  ['as typed', (address) => address, 0.98],
  ['in small letters', (address) => address.toLowerCase(), 0.98],
  ['in capitals', (address) => address.toUpperCase(), 0.98],
  // "toronto,on" becomes one word: nothing is left of it to read.
  ['without commas', (address) => address.replaceAll(',', ''), 0.98],
];

describe.each(FORMS)('%s', (_form, write, share) => {
  test('when an address of Canada is read, then its province is never a wrong one, and nearly always found', () => {
    const read = FAIR.map(({ address, province }) => ({
      address: write(address),
      province,
      got: locate({ address: write(address) }).province,
    }));
    expect(read.filter(({ got, province }) => got !== null && got !== province)).toEqual([]);
    const missed = read.filter(({ got }) => got === null).map(({ address }) => address);
    expect({ missed, found: 1 - missed.length / read.length >= share }).toMatchObject({ found: true });
  });

  test('when an address abroad has a Canadian name in it, then it is no place in Canada', () => {
    expect(ABROAD.filter((address) => locate({ address: write(address) }).province !== null)).toEqual([]);
  });
});

test('when an address names a city that is a market, then no other market is read', () => {
  const wrong = FAIR.map(({ address, market = 'ALL' }) => ({
    address,
    market,
    got: locate({ address }).market,
  }));
  expect(wrong.filter(({ market, got }) => market !== 'ALL' && got !== market && got !== 'ALL')).toEqual([]);
  expect(wrong.filter(({ market, got }) => market !== 'ALL' && got === 'ALL').length).toBeLessThanOrEqual(1);
});

test('when the fair set is counted, then it is large enough to say something', () => {
  expect(FAIR.length).toBeGreaterThanOrEqual(200);
  expect(ABROAD.length).toBeGreaterThanOrEqual(100);
});
