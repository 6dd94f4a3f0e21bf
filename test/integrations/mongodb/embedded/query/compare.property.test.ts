import { Binary, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import { compareValues, equalValues } from '../../../../../integrations/mongodb/embedded/query/compare';
import { createKeyOf } from '../../../../../integrations/mongodb/embedded/query/value-key';

const number = fc.oneof(
  fc.integer().map((value) => new Int32(value)),
  fc.double().map((value) => new Double(value)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => Long.fromBigInt(value)),
  fc.constantFrom(2n ** 53n, 2n ** 53n + 1n, 2n ** 53n - 1n).map((value) => Long.fromBigInt(value)),
  fc.constantFrom(2 ** 53, 2 ** 53 + 2, 0.1, -0, NaN, Infinity).map((value) => new Double(value)),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: -30, max: 30 }))
    .map(([digits, exponent]) => Decimal128.fromString(`${digits}E${exponent}`)),
);

const scalar = fc.oneof(
  number,
  fc.string({ unit: 'binary' }),
  fc.string({ maxLength: 2 }),
  fc.boolean(),
  fc.constantFrom(null, undefined),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ maxLength: 3 }).map((bytes) => new Binary(Buffer.from(bytes))),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.nat(3).map((t) => new Timestamp({ t, i: 1 })),
);

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), tie('value'), { maxKeys: 3 }),
  ),
}));

const RUNS = { numRuns: 3000 };

test('when any three values are compared, then the order is total', () => {
  fc.assert(
    fc.property(value, value, value, (a, b, c) => {
      expect(compareValues(a, a)).toBe(0);
      expect(compareValues(a, b)).toBe(0 - compareValues(b, a));
      if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0)
        expect(compareValues(a, c)).toBeLessThanOrEqual(0);
    }),
    RUNS,
  );
});

test('when two values are equal, and only then, do they have one key', () => {
  const keyOf = createKeyOf();
  fc.assert(
    fc.property(value, value, (a, b) => expect(keyOf(a) === keyOf(b)).toBe(equalValues(a, b))),
    RUNS,
  );
  fc.assert(
    fc.property(number, number, (a, b) => expect(keyOf(a) === keyOf(b)).toBe(equalValues(a, b))),
    RUNS,
  );
});
