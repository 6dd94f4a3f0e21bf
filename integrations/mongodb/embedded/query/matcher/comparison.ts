import { BSON, isNullish, MISSING, typeOf } from '../bson-types';
import { type Collation } from '../collation';
import { compareValues, rankOf } from '../compare';
import { badValue } from '../errors';
import { isNaNumber } from '../numbers/compare-numbers';
import { isNumber } from '../numbers/numeric';
import { leaf, not, type OperatorTable } from './predicate';
import { type ValueTest } from './traverse';

type Holds = (order: number) => boolean;

/** Null is equal to null, to BSON's undefined and to a missing field. */
const isNull: ValueTest = (value) => isNullish(value) || value === MISSING;

const never: ValueTest = () => false;

export function equality(operand: unknown, collation?: Collation): ValueTest {
  if (operand === undefined) throw badValue('cannot compare to undefined');
  if (operand === null) return isNull;
  if (typeof operand === 'string' && !collation) {
    return (value) => value === operand || (typeof value === 'object' && compareValues(value, operand) === 0);
  }
  return (value) => compareValues(value, operand, collation) === 0;
}

/** An order comparison holds within one type only (https://www.mongodb.com/docs/manual/reference/method/db.collection.find/#type-bracketing). */
function ordering(operand: unknown, collation: Collation | undefined, holds: Holds): ValueTest {
  if (operand === undefined) throw badValue('cannot compare to undefined');
  if (typeOf(operand) === BSON.regex) throw badValue("Can't have RegEx as arg to predicate over field");
  if (operand === null) return holds(0) ? isNull : never;
  if (isNumber(operand)) return numericOrdering(operand, holds);
  const rank = rankOf(operand);
  // Only MinKey and MaxKey compare with values of every type.
  if (typeOf(operand) === BSON.minKey || typeOf(operand) === BSON.maxKey) {
    return (value) => holds(compareValues(value, operand));
  }
  return (value) => rankOf(value) === rank && holds(compareValues(value, operand, collation));
}

/** NaN is equal to itself and neither above nor below any number. */
function numericOrdering(operand: Parameters<typeof isNaNumber>[0], holds: Holds): ValueTest {
  if (isNaNumber(operand)) return holds(0) ? (value) => isNumber(value) && isNaNumber(value) : never;
  return (value) => isNumber(value) && !isNaNumber(value) && holds(compareValues(value, operand));
}

const orderOperator =
  (holds: Holds): OperatorTable[string] =>
  (operand, { options }) =>
    leaf(ordering(operand, options.collation, holds));

/** https://www.mongodb.com/docs/manual/reference/operator/query-comparison/ */
export const comparisonOperators: OperatorTable = {
  $eq: (operand, { options }) => leaf(equality(operand, options.collation)),
  $ne: (operand, { options }) => {
    if (typeOf(operand) === BSON.regex) throw badValue("Can't have regex as arg to $ne.");
    return not(leaf(equality(operand, options.collation)));
  },
  $gt: orderOperator((order) => order > 0),
  $gte: orderOperator((order) => order >= 0),
  $lt: orderOperator((order) => order < 0),
  $lte: orderOperator((order) => order <= 0),
};
