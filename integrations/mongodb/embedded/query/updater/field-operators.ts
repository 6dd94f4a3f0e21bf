import { Int32, Timestamp } from 'bson';
import { MISSING, typeName } from '../bson-types';
import { compareValues } from '../compare';
import { asDocument } from '../document';
import { badValue, typeMismatch } from '../errors';
import { addExactly, multiplyExactly } from '../numbers/arithmetic';
import { isNumber, type Numeric } from '../numbers/numeric';
import { nameOf, type Target, textOf, UNCHANGED } from './modifier';
import { type UpdateTable, write } from './operator-table';

type Combine = (current: Numeric, operand: Numeric) => unknown;

/** `$inc` and `$mul`: numbers only, and a long that overflows is an error. */
function arithmetic(
  operator: string,
  verb: string,
  operand: unknown,
  path: string,
  combine: Combine,
  start: Combine,
) {
  if (!isNumber(operand)) {
    throw typeMismatch(`Cannot ${verb} with non-numeric argument: {${path}: ${textOf(operand)}}`);
  }
  return (current: unknown, target: Target) => {
    if (current === MISSING) return start(operand, operand);
    if (!isNumber(current)) {
      throw typeMismatch(
        `Cannot apply ${operator} to a value of non-numeric type. ${nameOf(target.original)} has the field '${target.path.split('.').at(-1)}' of non-numeric type ${typeName(current)}`,
      );
    }
    const result = combine(current, operand);
    if (result !== undefined) return result;
    throw badValue(
      `Failed to apply ${operator} operations to current value (${textOf(current)}) for document ${nameOf(target.original)}`,
    );
  };
}

function currentDate(argument: unknown) {
  const type = asDocument(argument)?.['$type'];
  if (typeof argument !== 'boolean' && type !== 'date' && type !== 'timestamp') {
    throw badValue(
      `${typeName(argument)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    );
  }
  return (_current: unknown, { now }: Target) =>
    type === 'timestamp' ? new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 }) : now;
}

/** https://www.mongodb.com/docs/manual/reference/operator/update-field/ ; `$rename` is apart. */
export const fieldOperators: UpdateTable = {
  $set: (argument) => write(() => argument),
  $setOnInsert: (argument) => ({ ...write(() => argument), onInsertOnly: true }),
  $unset: () => ({ missing: 'ignore', apply: () => MISSING }),
  $inc: (argument, { path }) =>
    write(arithmetic('$inc', 'increment', argument, path, addExactly, (operand) => operand)),
  $mul: (argument, { path }) =>
    write(
      arithmetic('$mul', 'multiply', argument, path, multiplyExactly, (operand) =>
        multiplyExactly(new Int32(0), operand),
      ),
    ),
  $min: (argument, { options }) =>
    write((current) =>
      current === MISSING || compareValues(argument, current, options.collation) < 0 ? argument : UNCHANGED,
    ),
  $max: (argument, { options }) =>
    write((current) =>
      current === MISSING || compareValues(argument, current, options.collation) > 0 ? argument : UNCHANGED,
    ),
  $currentDate: (argument) => write(currentDate(argument)),
};
