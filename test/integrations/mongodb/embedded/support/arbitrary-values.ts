import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import fc from 'fast-check';

const hard = [
  0,
  -0,
  1,
  -1,
  0.1,
  -0.1,
  1.5,
  2 ** 31,
  2 ** 53,
  2 ** 53 + 2,
  -(2 ** 53),
  5e-324,
  Number.MAX_VALUE,
  Infinity,
  -Infinity,
  NaN,
];

const doubles = fc
  .oneof(fc.constantFrom(...hard), fc.double(), fc.integer({ min: -5, max: 5 }))
  .map((value) => new Double(value));
const ints = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map((value) => new Int32(value));
const longs = fc
  .oneof(
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.constantFrom(2n ** 53n, 2n ** 53n + 1n, -(2n ** 53n) - 1n, 2n ** 63n - 1n),
  )
  .map((value) => Long.fromBigInt(value));
const decimalTexts = [
  '0',
  '-0',
  '0.1',
  '-0.1',
  '1E-400',
  '-1E-400',
  '1E+400',
  '-1E+400',
  '9007199254740993',
  '0.30000000000000004',
  '1.5',
  '1.50',
  'NaN',
  'Infinity',
  '-Infinity',
  '9.999999999999999999999999999999999E+6144',
  '1E-6176',
  '5E-324',
];
const decimals = fc
  .oneof(
    fc.constantFrom(...decimalTexts),
    fc
      .tuple(fc.bigInt({ min: -(10n ** 33n), max: 10n ** 33n }), fc.integer({ min: -40, max: 40 }))
      .map(([digits, exponent]) => `${digits}E${exponent}`),
  )
  .map((text) => Decimal128.fromString(text));

export const numbers = fc.oneof(doubles, ints, longs, decimals);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('', 'a', 'a\0', 'a\0b', 'b', 'é', '\u{1F600}', '\uFFFD'),
);

const scalars = fc.oneof(
  { weight: 4, arbitrary: numbers },
  { weight: 3, arbitrary: texts },
  fc.boolean(),
  fc.constant(null),
  fc.integer({ min: -8.64e15, max: 8.64e15 }).map((ms) => new Date(ms)),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.uint8Array({ maxLength: 4 }).map((bytes) => new Binary(bytes)),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => Timestamp.fromString(value.toString(), 10)),
  fc.constantFrom(new BSONRegExp('a', 'i'), new BSONRegExp('b', ''), new MinKey(), new MaxKey()),
);

/** Any BSON value that a document of ours could hold. */
export const values: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: scalars },
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;
