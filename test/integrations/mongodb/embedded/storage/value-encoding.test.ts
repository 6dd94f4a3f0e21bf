import fc from 'fast-check';
import { compareValues } from '../../../../../integrations/mongodb/embedded/query/compare';
import { encodeValues } from '../../../../../integrations/mongodb/embedded/storage/keys';
import { numbers, values } from '../support/arbitrary-values';
import { amount } from '../support/thoroughness';

const sign = (order: number): number => Math.sign(order);

describe('the keys of an index', () => {
  test.each([
    ['numbers of any type', numbers],
    ['values of any type', values],
  ])('when %s are compared, then the order of the bytes is their order', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (a, b) => {
        expect(sign(encodeValues([a], [1]).compare(encodeValues([b], [1])))).toBe(sign(compareValues(a, b)));
      }),
      { numRuns: amount(1500, 100_000) },
    );
  });

  test('when an index has several fields, then the first that differs decides, downwards where it is descending', () => {
    fc.assert(
      fc.property(values, values, values, values, (a, b, c, d) => {
        const order = sign(-compareValues(a, c)) || sign(compareValues(b, d));
        expect(sign(encodeValues([a, b], [-1, 1]).compare(encodeValues([c, d], [-1, 1])))).toBe(order);
      }),
      { numRuns: amount(1500, 100_000) },
    );
  });

  test('when one value differs from another, then its key does not begin the other key', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        fc.pre(compareValues(a, b) !== 0);
        const [left, right] = [encodeValues([a], [1]), encodeValues([b], [1])];
        expect(right.subarray(0, left.length).equals(left)).toBe(false);
      }),
      { numRuns: amount(800, 50_000) },
    );
  });
});
