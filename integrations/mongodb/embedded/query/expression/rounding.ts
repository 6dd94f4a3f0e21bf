import { type ExpressionTable } from './scope';

export const roundingOperators: ExpressionTable = {};
