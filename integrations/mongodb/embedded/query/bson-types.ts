import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  DBRef,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  UUID,
} from 'bson';

/** A field that is not there, as opposed to one that holds BSON's deprecated undefined. */
export const MISSING = Symbol('missing');

/** Numbers and names of BSON's types (https://www.mongodb.com/docs/manual/reference/bson-types/). */
export const BSON = {
  missing: 0,
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
} as const;

export type BsonType = (typeof BSON)[keyof typeof BSON];

const NAMES = new Map<number, string>(Object.entries(BSON).map(([name, code]) => [code, name]));

// By prototype and not by `_bsontype`: a stored document may have a field of that name.
const BY_PROTOTYPE = new Map<unknown, BsonType>([
  [Object.prototype, BSON.object],
  [Int32.prototype, BSON.int],
  [Double.prototype, BSON.double],
  [Long.prototype, BSON.long],
  [Decimal128.prototype, BSON.decimal],
  [ObjectId.prototype, BSON.objectId],
  [Date.prototype, BSON.date],
  [Binary.prototype, BSON.binData],
  [UUID.prototype, BSON.binData],
  [BSONRegExp.prototype, BSON.regex],
  [RegExp.prototype, BSON.regex],
  [Timestamp.prototype, BSON.timestamp],
  [BSONSymbol.prototype, BSON.symbol],
  [MinKey.prototype, BSON.minKey],
  [MaxKey.prototype, BSON.maxKey],
  [DBRef.prototype, BSON.object],
]);

export function typeOf(value: unknown): BsonType {
  switch (typeof value) {
    case 'string':
      return BSON.string;
    case 'boolean':
      return BSON.bool;
    case 'undefined':
      return BSON.undefined;
    case 'symbol':
      return BSON.missing;
    case 'bigint':
      return BSON.long;
    case 'number':
      return (value | 0) === value && !Object.is(value, -0) ? BSON.int : BSON.double;
    case 'object':
      return typeOfObject(value);
    case 'function':
      throw new TypeError('a function is no BSON value');
  }
}

function typeOfObject(value: object | null): BsonType {
  if (value === null) return BSON.null;
  if (Array.isArray(value)) return BSON.array;
  const type = BY_PROTOTYPE.get(Object.getPrototypeOf(value));
  if (type !== undefined) return type;
  if (value instanceof Uint8Array) return BSON.binData;
  if (value instanceof Code) return value.scope ? BSON.javascriptWithScope : BSON.javascript;
  return BSON.object;
}

/** The name that `$type` answers and that error messages use. */
export function typeName(value: unknown): string {
  return NAMES.get(typeOf(value)) ?? 'unknown';
}

/** Type numbers for one entry of a `$type` query; undefined if there is no such type. */
export function typesByAlias(alias: string): BsonType[] | undefined {
  if (alias === 'number') return [BSON.double, BSON.int, BSON.long, BSON.decimal];
  if (alias === 'missing' || !Object.hasOwn(BSON, alias)) return undefined;
  return [BSON[alias as keyof typeof BSON]];
}

export function isTypeCode(code: number): code is BsonType {
  return code !== BSON.missing && NAMES.has(code);
}

export function isNumeric(value: unknown): boolean {
  const type = typeOf(value);
  return type === BSON.int || type === BSON.double || type === BSON.long || type === BSON.decimal;
}

/** null, undefined and missing: what most expressions answer with null. */
export function isNullish(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
