import { Decimal128, Double, Long, ObjectId, Timestamp } from 'bson';
import { BSON, type BsonType, isNullish, isNumeric, isTypeCode, typeName, typesByAlias } from '../bson-types';
import { formatIsoUtc } from '../dates/format';
import { parseDate } from '../dates/parse';
import { UTC } from '../dates/zone';
import { CommandError, conversionFailure, failedToParse } from '../errors';
import { integerOf, isNumber, wholeNumberOf } from '../numbers/numeric';
import { namedOf, unary } from './arguments';
import { type Conversion, toDecimal, toDouble, toInt, toLong } from './convert-number';
import { nameOf } from './name-of';
import { type ExpressionOperator, type ExpressionTable } from './scope';
import { numberText } from './text-of';
import { isTrue } from './truth';

const toText: Conversion = (value) => {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (isNumber(value)) return numberText(value);
  if (value instanceof Date) return formatIsoUtc(value.getTime(), UTC);
  return value instanceof ObjectId ? value.toHexString() : undefined;
};

const toObjectId: Conversion = (value) => {
  if (value instanceof ObjectId) return value;
  if (typeof value !== 'string') return undefined;
  if (/^[0-9a-f]{24}$/i.test(value)) return ObjectId.createFromHexString(value);
  throw conversionFailure(`Failed to parse objectId '${value}' in $convert with no onError value`);
};

/** An int is no instant: only longs, doubles and decimals count milliseconds. */
const toDate: Conversion = (value) => {
  if (value instanceof Date) return value;
  if (typeof value === 'string') return new Date(parseDate(value, undefined));
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.t * 1000);
  if (!(value instanceof Long || value instanceof Double || value instanceof Decimal128)) return undefined;
  const date = new Date(Number(integerOf(value) ?? NaN));
  if (Number.isNaN(date.getTime())) {
    throw conversionFailure('Conversion would overflow target type date in $convert');
  }
  return date;
};

const CONVERSIONS = new Map<BsonType, Conversion>([
  [BSON.bool, isTrue],
  [BSON.int, toInt],
  [BSON.long, toLong],
  [BSON.double, toDouble],
  [BSON.decimal, toDecimal],
  [BSON.string, toText],
  [BSON.objectId, toObjectId],
  [BSON.date, toDate],
]);

function convertTo(value: unknown, target: BsonType): unknown {
  const converted = CONVERSIONS.get(target)?.(value);
  if (converted !== undefined) return converted;
  const [alias = 'unknown'] = Object.entries(BSON).find(([, code]) => code === target) ?? [];
  throw conversionFailure(
    `Unsupported conversion from ${typeName(value)} to ${alias} in $convert with no onError value`,
  );
}

const shorthand = (target: BsonType): ExpressionOperator =>
  unary((value) => (isNullish(value) ? null : convertTo(value, target)));

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/convert/ */
const convert: ExpressionOperator = (argument, parser, name) => {
  const spec = namedOf(argument, name, ['input', 'to'], ['onError', 'onNull']);
  const [input, to] = [parser.parse(spec['input']), parser.parse(spec['to'])];
  const onNull = Object.hasOwn(spec, 'onNull') ? parser.parse(spec['onNull']) : undefined;
  const onError = Object.hasOwn(spec, 'onError') ? parser.parse(spec['onError']) : undefined;
  return (scope) => {
    const target = to(scope);
    const value = input(scope);
    if (isNullish(value)) return onNull ? onNull(scope) : null;
    if (isNullish(target)) return null;
    const type = targetOf(target);
    try {
      return convertTo(value, type);
    } catch (error) {
      const handled = onError && error instanceof CommandError && error.codeName === 'ConversionFailure';
      if (!handled) throw error;
      return onError(scope);
    }
  };
};

function targetOf(target: unknown): BsonType {
  if (typeof target === 'string') {
    const [type] = target === 'missing' ? [BSON.missing] : (typesByAlias(target) ?? []);
    if (type !== undefined && target !== 'number') return type;
    throw failedToParse(`Unknown type name: ${target}`);
  }
  const code = wholeNumberOf(target);
  if (!isNumeric(target)) {
    throw failedToParse(`$convert's 'to' argument must be a string or number, but is ${typeName(target)}`);
  }
  if (code === undefined) throw failedToParse("In $convert, numeric 'to' argument is not an integer");
  if (code !== BSON.missing && !isTypeCode(code)) {
    throw failedToParse(`In $convert, numeric value for 'to' does not correspond to a BSON type: ${code}`);
  }
  return code;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#type-expression-operators */
export const conversionOperators: ExpressionTable = {
  $convert: convert,
  $toBool: shorthand(BSON.bool),
  $toInt: shorthand(BSON.int),
  $toLong: shorthand(BSON.long),
  $toDouble: shorthand(BSON.double),
  $toDecimal: shorthand(BSON.decimal),
  $toString: shorthand(BSON.string),
  $toObjectId: shorthand(BSON.objectId),
  $toDate: shorthand(BSON.date),
  $type: unary(nameOf),
  $isNumber: unary(isNumeric),
};
