import { arithmeticOperators } from './arithmetic';
import { booleanOperators } from './boolean';
import { comparisonOperators } from './comparison';
import { conditionalOperators } from './conditional';
import { variableOperators } from './variables';
import { type ExpressionTable } from './scope';

/** The allow-list. What is not on it is refused by name when the command is read. */
export const expressionOperators: ExpressionTable = {
  ...arithmeticOperators,
  ...booleanOperators,
  ...comparisonOperators,
  ...conditionalOperators,
  ...variableOperators,
};

/** MongoDB's own that this store does not know; everything else with a dollar is unknown to both. */
export const REFUSED_EXPRESSIONS: ReadonlySet<string> = new Set(['$function', '$accumulator', '$meta']);
