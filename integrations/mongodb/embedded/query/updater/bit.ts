import { Int32, Long } from 'bson';
import { BSON, MISSING, typeName, typeOf } from '../bson-types';
import { asDocument } from '../document';
import { badValue } from '../errors';
import { integerOf, type Numeric } from '../numbers/numeric';
import { nameOf } from './modifier';
import { type Action, type UpdateTable, write } from './operator-table';

const OPERATIONS: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

/** https://www.mongodb.com/docs/manual/reference/operator/update/bit/ */
function bit(argument: unknown): Action {
  const spec = asDocument(argument);
  if (!spec) {
    throw badValue(
      `The $bit modifier is not compatible with a ${typeName(argument)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    );
  }
  const steps = Object.entries(spec).map(([name, operand]) => {
    const combine = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
    if (!combine) throw badValue(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`);
    if (!isInteger(operand)) {
      throw badValue(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(operand)}' is not supported here`,
      );
    }
    return { combine, operand };
  });
  if (steps.length === 0) throw badValue('You must pass in at least one bitwise operation.');
  return write((current, { original, path }) => {
    if (current !== MISSING && !isInteger(current)) {
      throw badValue(
        `Cannot apply $bit to a value of non-integral type. ${nameOf(original)} has the field ${path} of non-integer type ${typeName(current)}`,
      );
    }
    const start: Numeric = current === MISSING ? new Int32(0) : current;
    return steps.reduce((value, { combine, operand }) => applyBits(value, operand, combine), start);
  });
}

function isInteger(value: unknown): value is Numeric {
  return typeOf(value) === BSON.int || typeOf(value) === BSON.long;
}

function applyBits(a: Numeric, b: Numeric, combine: (a: bigint, b: bigint) => bigint): Int32 | Long {
  const bits = combine(integerOf(a) ?? 0n, integerOf(b) ?? 0n);
  return typeOf(a) === BSON.int && typeOf(b) === BSON.int ? new Int32(Number(bits)) : Long.fromBigInt(bits);
}

export const bitOperators: UpdateTable = { $bit: bit };
