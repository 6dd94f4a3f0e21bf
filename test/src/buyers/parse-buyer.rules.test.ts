import { parseBuyerLine } from '../../../src/buyers/parse-buyer.rules';
import { readPlaces } from '../../../src/buyers/places.rules';
import { readPrices, typedPrices } from '../../../src/buyers/price-range.rules';
import fc from 'fast-check';
import { translator } from '../../../src/i18n/translate';

const t = translator('en');
const dollars = (amount: number) => amount * 100;
const SAM = { name: 'Sam Lee', phone: '+14165550199' };
const TORONTO = { places: ['ON:TORONTO'] };

test.each([
  [
    'Sam Lee 416-555-0199 sam@x.ca ON Toronto, SFR MULTI, 200k-450k, repairs 60k',
    {
      ...SAM,
      email: 'sam@x.ca',
      box: {
        ...TORONTO,
        types: ['SFR', 'MULTI'],
        min_price: dollars(200_000),
        max_price: dollars(450_000),
        max_repairs: dollars(60_000),
      },
    },
  ],
  ['Sam Lee 416-555-0199 ON Toronto', { ...SAM, box: TORONTO }],
  ['Sam Lee, Toronto ON, 416-555-0199', { ...SAM, box: TORONTO }],
  ['416-555-0199 Sam Lee, Toronto ON', { ...SAM, box: TORONTO }],
  [
    'Sam Lee 416-555-0199 Toronto, Hamilton ON and QC, condos, up to $450,000, language fr consent express',
    {
      ...SAM,
      box: { places: ['ON:TORONTO', 'ON:HAMILTON', 'QC:ALL'], types: ['CONDO'], max_price: dollars(450_000) },
      language: 'fr',
      consent: 'express',
    },
  ],
  [
    'Sam Lee 416-555-0199 any type, from 200k, ON, max repairs up to 60k',
    { ...SAM, box: { places: ['ON:ALL'], min_price: dollars(200_000), max_repairs: dollars(60_000) } },
  ],
  [
    'Luc Roy 514-555-0134 Montréal, Laval; duplex, maisons, 200 000 à 450 000 $, travaux jusqu’à 60 000 $, langue français',
    {
      name: 'Luc Roy',
      phone: '+15145550134',
      box: {
        places: ['QC:MONTREAL', 'QC:LAVAL'],
        types: ['SFR', 'MULTI'],
        min_price: dollars(200_000),
        max_price: dollars(450_000),
        max_repairs: dollars(60_000),
      },
      language: 'fr',
    },
  ],
])('when the line is %s, then it is read as meant', (line, buyer) => {
  expect(parseBuyerLine(line, t)).toEqual({ buyer });
});

test.each([
  ['416-555-0199 ON Toronto', ['places']],
  ['Sam Lee ON Toronto', ['phone']],
  ['Sam Lee 416-555-0199', ['places']],
  ['Sam Lee 416-555-0199 Chicago', ['places']],
  ['Sam Lee 416-555-0199 ON Toronto, 450k-200k', ['price']],
  ['Sam Lee 416-555-0199 ON Toronto, 450k', ['places']],
  ['Sam Lee 416-555-0199 ON, repairs $x', ['repairs']],
  ['Sam Lee 416-555-0199 ON consent maybe language klingon', ['consent', 'language']],
  ['Sam Lee 416-555-0199 647-555-0100 ON', ['phone']],
  [`${'x'.repeat(256)} 416-555-0199 ON`, ['name']],
])('when the line is %s, then each field that is wrong is named, and nothing is taken', (line, paths) => {
  const read = parseBuyerLine(line, t);
  expect('issues' in read && read.issues.map(({ path }) => path)).toEqual(paths);
});

test.each([
  ['Toronto, ON', ['ON:TORONTO']],
  ['ON, Toronto', ['ON:TORONTO']],
  ['Ontario / Québec', ['ON:ALL', 'QC:ALL']],
  ['St. John’s NL; Halifax NS', ["NL:ST. JOHN'S", 'NS:HALIFAX']],
])('when somebody buys in %s, then these are the places', (text, places) => {
  expect(readPlaces(text)).toEqual({ places });
});

test.each([
  ['200-450k', 20_000_000, 45_000_000],
  ['$200k – 450k', 20_000_000, 45_000_000],
  ['0.2M to 1.2M', 20_000_000, 120_000_000],
  ['max 450k', undefined, 45_000_000],
  ['dès 200 000 $', 20_000_000, undefined],
])('when prices are %s, then they are read, and what is shown of them is read the same', (text, min, max) => {
  const limits = readPrices(text);
  expect([limits?.min_price, limits?.max_price]).toEqual([min, max]);
  expect(readPrices(typedPrices(limits ?? {}))).toEqual(limits);
});

test('when prices cannot be read without a guess, then they are not', () => {
  expect(['450k', 'cheap', '450k-200k', '200k-450k-500k'].map(readPrices)).toEqual([null, null, null, null]);
});

const PIECES = [
  'Sam Lee',
  '416-555-0199',
  'sam@x.ca',
  'ON',
  'Toronto',
  ', ',
  ' ',
  '200k',
  '-',
  '450k',
  'repairs',
  'SFR',
  'up to',
  '$',
  'consent',
  'express',
  'fr',
  'langue',
  '\u0000',
  '’',
  '1',
  'à',
  '(',
];

test('whatever is pasted, it is read whole or each thing that is wrong is named', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(line, (text) => {
      const read = parseBuyerLine(text, t);
      if ('issues' in read) return expect(read.issues.length).toBeGreaterThan(0);
      const { name, phone, email, box } = read.buyer;
      expect(name.trim()).not.toBe('');
      expect(phone ?? email).toBeDefined();
      expect(box.places.length).toBeGreaterThan(0);
      expect((box.min_price ?? 0) <= (box.max_price ?? Infinity)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
