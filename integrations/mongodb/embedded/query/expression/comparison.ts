import { Int32 } from 'bson';
import { compareValues } from '../compare';
import { listOf } from './arguments';
import { type Evaluate, type ExpressionOperator, type ExpressionTable } from './scope';

const comparing =
  (answer: (order: number) => unknown): ExpressionOperator =>
  (argument, parser, name) => {
    const [left, right] = listOf(argument, parser, name, 2, 2) as [Evaluate, Evaluate];
    const { collation } = parser.options;
    return (scope) => answer(compareValues(left(scope), right(scope), collation));
  };

/**
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation/#comparison-expression-operators : over all types,
 * and a missing field is less than null, unlike in a query.
 */
export const comparisonOperators: ExpressionTable = {
  $eq: comparing((order) => order === 0),
  $ne: comparing((order) => order !== 0),
  $gt: comparing((order) => order > 0),
  $gte: comparing((order) => order >= 0),
  $lt: comparing((order) => order < 0),
  $lte: comparing((order) => order <= 0),
  $cmp: comparing((order) => new Int32(order)),
};
