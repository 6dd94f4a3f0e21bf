import { type BsonType, isTypeCode, MISSING, typeOf, typesByAlias } from '../bson-types';
import { badValue, failedToParse } from '../errors';
import { isTrue } from '../expression/truth';
import { isNumber, numberOf, wholeNumberOf } from '../numbers/numeric';
import { leaf, not, type OperatorTable, type Predicate } from './predicate';

function typesOf(entry: unknown): BsonType[] {
  if (typeof entry === 'string') {
    const types = typesByAlias(entry);
    if (!types) throw badValue(`Unknown type name alias: ${entry}`);
    return types;
  }
  if (!isNumber(entry)) throw typeError();
  const code = wholeNumberOf(entry);
  if (code === 0) throw failedToParse('$type must not be 0: use {$exists: false}');
  if (code === undefined || !isTypeCode(code)) {
    throw badValue(`Invalid numerical type code: ${numberOf(entry)}`);
  }
  return [code];
}

const typeError = () => failedToParse('type must be represented as a number or a string');

/** https://www.mongodb.com/docs/manual/reference/operator/query/type/ */
function ofType(operand: unknown): Predicate {
  const entries = Array.isArray(operand) ? (operand as unknown[]) : [operand];
  if (entries.length === 0) throw failedToParse('$type must match at least one type');
  const types = new Set(entries.flatMap(typesOf));
  return leaf((value) => types.has(typeOf(value)));
}

/** https://www.mongodb.com/docs/manual/reference/operator/query/exists/ */
function exists(operand: unknown): Predicate {
  const present = leaf((value) => value !== MISSING);
  return isTrue(operand) ? present : not(present);
}

export const elementOperators: OperatorTable = { $exists: exists, $type: ofType };
