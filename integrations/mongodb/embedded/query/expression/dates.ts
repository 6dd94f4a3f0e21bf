import { dateArithmeticOperators } from './date-arithmetic';
import { dateFieldOperators } from './date-fields';
import { datePartsOperators } from './date-parts';
import { dateTextOperators } from './date-text';
import { type ExpressionTable } from './scope';

export const dateOperators: ExpressionTable = {
  ...dateFieldOperators,
  ...dateArithmeticOperators,
  ...dateTextOperators,
  ...datePartsOperators,
};
