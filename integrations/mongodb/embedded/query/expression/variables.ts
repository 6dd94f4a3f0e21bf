import { Double } from 'bson';
import { asDocument } from '../document';
import { failedToParse, location } from '../errors';
import { namedOf } from './arguments';
import { checkVariableName } from './field-path';
import { bind, type ExpressionOperator, type ExpressionTable } from './scope';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/let/ : the variables do not see each other. */
const letIn: ExpressionOperator = (argument, parser, name) => {
  const spec = namedOf(argument, name, ['vars', 'in'], [], {
    type: 16874,
    unknown: 16875,
    missing: [16876, 16877],
  });
  const vars = asDocument(spec['vars']);
  if (!vars) throw failedToParse('invalid parameter: expected an object (vars)');
  const bindings = Object.entries(vars).map(([variable, expression]) => {
    checkVariableName(variable);
    return { variable, evaluate: parser.parse(expression) };
  });
  const body = parser.within(Object.keys(vars)).parse(spec['in']);
  return (scope) =>
    body(bindings.reduce((inner, { variable, evaluate }) => bind(inner, variable, evaluate(scope)), scope));
};

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/rand/ */
const random: ExpressionOperator = (argument) => {
  const taken = Array.isArray(argument)
    ? argument.length
    : Object.keys(asDocument(argument) ?? { any: 1 }).length;
  if (taken > 0) throw location(3040501, '$rand does not currently accept arguments');
  return () => new Double(Math.random());
};

export const variableOperators: ExpressionTable = {
  $rand: random,
  $let: letIn,
  $literal: (argument) => () => argument,
};
