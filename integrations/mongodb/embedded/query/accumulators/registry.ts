import { Int32 } from 'bson';
import { asDocument } from '../document';
import { typeMismatch } from '../errors';
import { type AccumulatorTable, overValues } from './accumulator';
import { createExtreme, createFirst, createLast, createList, createMerge, createSet } from './choices';
import { createAverage, createDeviation, createSum } from './sums';

const sum = overValues(createSum);

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/group/#accumulator-operator : the allow-list. */
export const ACCUMULATORS: AccumulatorTable = {
  $sum: sum,
  $avg: overValues(createAverage),
  $min: overValues(({ options }) => createExtreme(-1, options.collation)),
  $max: overValues(({ options }) => createExtreme(1, options.collation)),
  $first: overValues(createFirst),
  $last: overValues(createLast),
  $push: overValues(createList),
  $addToSet: overValues(({ options }) => createSet(options.collation)),
  $mergeObjects: overValues(createMerge),
  $stdDevPop: overValues(() => createDeviation('population')),
  $stdDevSamp: overValues(() => createDeviation('sample')),
  $count: (argument, context) => {
    const spec = asDocument(argument);
    if (!spec || Object.keys(spec).length > 0) {
      throw typeMismatch('$count takes no arguments, i.e. $count:{}');
    }
    return sum(new Int32(1), context);
  },
};

/** MongoDB's own that this store does not know; the percentiles because MongoDB's are approximate. */
export const REFUSED_ACCUMULATORS: ReadonlySet<string> = new Set([
  '$accumulator',
  '$median',
  '$percentile',
  '$firstN',
  '$lastN',
  '$minN',
  '$maxN',
  '$top',
  '$topN',
  '$bottom',
  '$bottomN',
]);
