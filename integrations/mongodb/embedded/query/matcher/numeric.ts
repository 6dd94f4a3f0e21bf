import { Decimal128 } from 'bson';
import { type Binary } from 'bson';
import { BSON, typeOf } from '../bson-types';
import { partsOf } from '../compare-bytes';
import { badValue, failedToParse } from '../errors';
import { integerOf, isNumber, numberOf, wholeNumberOf } from '../numbers/numeric';
import { leaf, type OperatorTable, type Predicate } from './predicate';

/** https://www.mongodb.com/docs/manual/reference/operator/query/mod/ : fractions are cut, not rounded. */
function mod(operand: unknown): Predicate {
  if (!Array.isArray(operand)) throw badValue('malformed mod, needs to be an array');
  if (operand.length < 2) throw badValue('malformed mod, not enough elements');
  if (operand.length > 2) throw badValue('malformed mod, too many elements');
  const [divisor, remainder] = operand.map((part) => (isNumber(part) ? integerOf(part) : undefined));
  if (divisor === undefined) throw badValue('malformed mod, divisor not a number');
  if (remainder === undefined) throw badValue('malformed mod, remainder not a number');
  if (divisor === 0n) throw badValue('divisor cannot be 0');
  return leaf((value) => {
    const whole = isNumber(value) ? integerOf(value) : undefined;
    return whole !== undefined && whole % divisor === remainder;
  });
}

/** The bits of a whole number or of binary data; undefined for anything else. */
function bitsOf(value: unknown): ((position: number) => boolean) | undefined {
  if (isNumber(value)) {
    const whole =
      value instanceof Decimal128 || Number.isInteger(numberOf(value)) ? integerOf(value) : undefined;
    // Negative numbers are two's complement: their sign goes on for ever, as BigInt's shift does.
    return whole === undefined ? undefined : (position) => ((whole >> BigInt(position)) & 1n) === 1n;
  }
  if (typeOf(value) !== BSON.binData) return undefined;
  const { bytes } = partsOf(value as Binary);
  return (position) => (((bytes[position >> 3] ?? 0) >> (position & 7)) & 1) === 1;
}

function positionsOf(operand: unknown): number[] {
  if (Array.isArray(operand)) return operand.map(positionOf);
  if (isNumber(operand) && (wholeNumberOf(operand) ?? -1) < 0) {
    throw failedToParse('Expected a non-negative integer bitmask');
  }
  const isSet = bitsOf(operand);
  if (!isSet) throw badValue('bit tests take an array of positions, an integer bitmask or binary data');
  const width = isNumber(operand) ? 64 : partsOf(operand as Binary).bytes.length * 8;
  return Array.from({ length: width }, (_, position) => position).filter(isSet);
}

function positionOf(value: unknown): number {
  const position = wholeNumberOf(value);
  if (position === undefined) throw badValue('bit positions must be an integer');
  if (position < 0) throw badValue('bit positions must be >= 0');
  return position;
}

const bitOperator =
  (holds: (set: number, of: number) => boolean): OperatorTable[string] =>
  (operand) => {
    const positions = positionsOf(operand);
    return leaf((value) => {
      const isSet = bitsOf(value);
      return isSet !== undefined && holds(positions.filter(isSet).length, positions.length);
    });
  };

/** https://www.mongodb.com/docs/manual/reference/operator/query-bitwise/ */
export const numericOperators: OperatorTable = {
  $mod: mod,
  $bitsAllSet: bitOperator((set, of) => set === of),
  $bitsAllClear: bitOperator((set) => set === 0),
  $bitsAnySet: bitOperator((set) => set > 0),
  $bitsAnyClear: bitOperator((set, of) => set < of),
};
