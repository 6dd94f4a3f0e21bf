import { listOf, unary } from './arguments';
import { type ExpressionTable } from './scope';
import { isTrue } from './truth';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#boolean-expression-operators */
export const booleanOperators: ExpressionTable = {
  $and: (argument, parser, name) => {
    const operands = listOf(argument, parser, name);
    return (scope) => operands.every((operand) => isTrue(operand(scope)));
  },
  $or: (argument, parser, name) => {
    const operands = listOf(argument, parser, name);
    return (scope) => operands.some((operand) => isTrue(operand(scope)));
  },
  $not: unary((value) => !isTrue(value)),
};
