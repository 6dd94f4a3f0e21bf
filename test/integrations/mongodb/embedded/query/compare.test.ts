import {
  Binary,
  BSONRegExp,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import { compareValues, equalValues } from '../../../../../integrations/mongodb/embedded/query/compare';
import { createKeyOf } from '../../../../../integrations/mongodb/embedded/query/value-key';
import { MANUAL } from './bson-documents';

const decimal = (text: string) => Decimal128.fromString(text);
const long = (value: bigint) => Long.fromBigInt(value);
const BEYOND = 2n ** 53n + 1n;

describe(`${MANUAL}/reference/bson-type-comparison-order/`, () => {
  // Each value is less than the one after it.
  const ascending: [string, unknown][] = [
    ['MinKey', new MinKey()],
    ['undefined', undefined],
    ['null', null],
    ['NaN', new Double(NaN)],
    ['-Infinity', new Double(-Infinity)],
    ['a decimal below all doubles', decimal('-1E+400')],
    ['-1', new Int32(-1)],
    ['0', new Int32(0)],
    ['the least double', new Double(Number.MIN_VALUE)],
    ['0.1 as a decimal', decimal('0.1')],
    ['0.1 as a double, which is a little more', new Double(0.1)],
    ['1', new Int32(1)],
    ['2^53', new Double(2 ** 53)],
    ['2^53 + 1, which no double holds', long(BEYOND)],
    ['2^53 + 1.5', decimal('9007199254740993.5')],
    ['2^63 - 1', Long.MAX_VALUE],
    ['2^63 as a double', new Double(2 ** 63)],
    ['Infinity', new Double(Infinity)],
    ['the empty string', ''],
    ['A', 'A'],
    ['a', 'a'],
    ['ab', 'ab'],
    ['U+FF61, one unit above the surrogates', '\uff61'],
    ['U+1F600, more in UTF-8 though less in UTF-16', '\u{1f600}'],
    ['the empty document', {}],
    ['a document with a number', { a: new Int32(1) }],
    ['a longer document', { a: new Int32(1), b: new Int32(1) }],
    ['a document whose first field has a later name', { b: new Int32(0) }],
    ['a document whose first field has a later type', { a: 'x' }],
    ['the empty array', []],
    ['an array', [new Int32(1)]],
    ['a longer array', [new Int32(1), new Int32(0)]],
    ['binary by length', new Binary(Buffer.from([255]))],
    ['binary by subtype', new Binary(Buffer.from([1, 2]), 0)],
    ['binary of a later subtype', new Binary(Buffer.from([0, 0]), 5)],
    ['an ObjectId', new ObjectId('000000000000000000000001')],
    ['a later ObjectId', new ObjectId('00000000000000000000ff00')],
    ['false', false],
    ['true', true],
    ['a date before 1970', new Date(-1)],
    ['a date', new Date(0)],
    ['a timestamp', new Timestamp({ t: 1, i: 1 })],
    ['a later timestamp', new Timestamp({ t: 0xffffffff, i: 0 })],
    ['a regular expression', new BSONRegExp('a', '')],
    ['with options', new BSONRegExp('a', 'i')],
    ['code', new Code('x')],
    ['code with scope', new Code('a', { x: new Int32(1) })],
    ['MaxKey', new MaxKey()],
  ];

  test.each(
    ascending.slice(1).map(([name, value], i) => [ascending[i]?.[0], name, ascending[i]?.[1], value]),
  )('when %s meets %s, then it is the lesser', (_less, _greater, less, greater) => {
    expect(compareValues(less, greater)).toBe(-1);
    expect(compareValues(greater, less)).toBe(1);
    expect(equalValues(less, greater)).toBe(false);
  });

  test('when any two of the list are compared, then their places decide', () => {
    ascending.forEach(([, a], i) =>
      ascending.forEach(([, b], j) => expect(compareValues(a, b)).toBe(Math.sign(i - j))),
    );
  });

  test.each([
    ['an int and a long', new Int32(1), Long.fromNumber(1)],
    ['an int and a double', new Int32(1), new Double(1)],
    ['an int and a decimal', new Int32(1), decimal('1.00')],
    ['a long and a decimal', long(BEYOND), decimal('9007199254740993')],
    ['a double and a decimal', new Double(0.5), decimal('0.5')],
    ['zero and minus zero', new Double(0), new Double(-0)],
    ['decimal zeros', decimal('0E+3'), decimal('-0')],
    ['NaN of both kinds', new Double(NaN), decimal('NaN')],
    ['infinities', new Double(-Infinity), decimal('-Infinity')],
    ['a plain number', 1.5, new Double(1.5)],
    ['documents within', { a: [new Int32(1)] }, { a: [new Double(1)] }],
    ['binaries', new Binary(Buffer.from([0, 255])), new Binary(Buffer.from([0, 255]))],
  ])('when %s have one value, then they are equal and have one key', (_name, a, b) => {
    const keyOf = createKeyOf();
    expect(equalValues(a, b)).toBe(true);
    expect(keyOf(a)).toBe(keyOf(b));
  });

  test.each([
    ['order of fields', { a: 1, b: 2 }, { b: 2, a: 1 }],
    ['non-UTF-8 bytes', new Binary(Buffer.from([0xff])), new Binary(Buffer.from([0xfe]))],
    ['2^53 and 2^53 + 1', new Double(2 ** 53), long(BEYOND)],
    ['a string of digits', '1', new Int32(1)],
    ['nesting', [[]], []],
    ['null and undefined', null, undefined],
  ])('when two values differ in %s, then they are not equal and have two keys', (_name, a, b) => {
    const keyOf = createKeyOf();
    expect(equalValues(a, b)).toBe(false);
    expect(keyOf(a)).not.toBe(keyOf(b));
  });
});

describe(`${MANUAL}/reference/collation/`, () => {
  test.each([
    ['a', 'A', 1, 0],
    ['a', 'A', 2, 0],
    ['a', 'A', 3, -1],
    ['cafe', 'café', 1, 0],
    ['cafe', 'café', 2, -1],
    ['a', 'B', 1, -1],
    ['B', 'a', 2, 1],
  ] as const)('when %s meets %s at strength %i, then the order is %i', (a, b, strength, order) => {
    expect(compareValues(a, b, { locale: 'en', strength })).toBe(order);
    expect(compareValues({ x: [a] }, { x: [b] }, { locale: 'en', strength })).toBe(order);
  });

  test('when strings are equal under a collation, then they have one key', () => {
    const keyOf = createKeyOf({ locale: 'en', strength: 2 });
    expect(['Anna', 'bob', 'ANNA', 'anna', 'Bob'].map(keyOf).map((key, _i, all) => all.indexOf(key))).toEqual(
      [0, 1, 0, 0, 1],
    );
  });
});
