import { marketDisplay, marketKey, MARKETS } from '../../../src/geo/markets';

const KEYS: [text: string, key: string, display: string][] = [
  ['Toronto', 'TORONTO', 'Toronto'],
  ['toronto', 'TORONTO', 'Toronto'],
  [' TORONTO ', 'TORONTO', 'Toronto'],
  ['Montréal', 'MONTREAL', 'Montreal'],
  ['montreal', 'MONTREAL', 'Montreal'],
  ['Quebec City', 'QUEBEC CITY', 'Quebec City'],
  ['Québec', 'QUEBEC CITY', 'Quebec City'],
  ['ville de québec', 'QUEBEC CITY', 'Quebec City'],
  ['Quebec-City', 'QUEBEC CITY', 'Quebec City'],
  ["St. John's", "ST. JOHN'S", "St. John's"],
  ['St. John’s', "ST. JOHN'S", "St. John's"],
  ['st johns', "ST. JOHN'S", "St. John's"],
  ["SAINT JOHN'S", "ST. JOHN'S", "St. John's"],
  ['Trois-Rivières', 'TROIS RIVIERES', 'Trois Rivieres'],
  ['red deer', 'RED DEER', 'Red Deer'],
  ['ALL', 'ALL', 'ALL'],
  ['all', 'ALL', 'ALL'],
  ['', 'ALL', 'ALL'],
];

test.each(KEYS)(
  'when a market is written %j, then its key is %j and it is shown as %j',
  (text, key, display) => {
    expect(marketKey(text)).toBe(key);
    expect(marketDisplay(key)).toBe(display);
  },
);

test('when a key is made a key again, then it stays the same', () => {
  for (const { display } of MARKETS) expect(marketKey(marketKey(display))).toBe(marketKey(display));
});

test('when the markets are counted, then there are nineteen', () => {
  expect(new Set(MARKETS.map(({ display }) => marketKey(display))).size).toBe(19);
});
