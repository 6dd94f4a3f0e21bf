import { type Fold } from '../accumulators/accumulator';
import { createExtreme, createMerge } from '../accumulators/choices';
import { createAverage, createDeviation, createSum } from '../accumulators/sums';
import { type CompileOptions } from '../compile-options';
import { listOf } from './arguments';
import { type ExpressionOperator, type ExpressionTable } from './scope';

/**
 * Accumulators over a list of expressions, or over the elements if the only one gives an array
 * (https://www.mongodb.com/docs/manual/reference/operator/aggregation/sum/#array-operand).
 */
const over =
  (createFold: (options: CompileOptions) => Fold): ExpressionOperator =>
  (argument, parser, name) => {
    const operands = listOf(argument, parser, name);
    return (scope) => {
      const fold = createFold(parser.options);
      const values = operands.map((operand) => operand(scope));
      const [only] = values;
      for (const value of values.length === 1 && Array.isArray(only) ? (only as unknown[]) : values) {
        fold.add(value);
      }
      return fold.result();
    };
  };

export const accumulatingOperators: ExpressionTable = {
  $sum: over(createSum),
  $avg: over(createAverage),
  $min: over(({ collation }) => createExtreme(-1, collation)),
  $max: over(({ collation }) => createExtreme(1, collation)),
  $stdDevPop: over(() => createDeviation('population')),
  $stdDevSamp: over(() => createDeviation('sample')),
  $mergeObjects: over(createMerge),
};
