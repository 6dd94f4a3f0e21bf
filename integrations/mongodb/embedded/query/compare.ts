import { type Binary, type BSONRegExp, type Code, type ObjectId, type Timestamp } from 'bson';
import { BSON, type BsonType, typeOf } from './bson-types';
import { collatorOf, type Collation } from './collation';
import { compareBinary, compareBytes } from './compare-bytes';
import { compareCodePoints } from './compare-strings';
import { asDocument, type Document } from './document';
import { compareNumbers } from './numbers/compare-numbers';
import { type Numeric } from './numbers/numeric';

// https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/: types with one rank compare by value.
const RANKS: Record<BsonType, number> = {
  [BSON.minKey]: -1,
  [BSON.missing]: 0,
  [BSON.undefined]: 0,
  [BSON.null]: 5,
  [BSON.int]: 10,
  [BSON.long]: 10,
  [BSON.double]: 10,
  [BSON.decimal]: 10,
  [BSON.string]: 15,
  [BSON.symbol]: 15,
  [BSON.object]: 20,
  [BSON.array]: 25,
  [BSON.binData]: 30,
  [BSON.objectId]: 35,
  [BSON.bool]: 40,
  [BSON.date]: 45,
  [BSON.timestamp]: 47,
  [BSON.regex]: 50,
  [BSON.dbPointer]: 55,
  [BSON.javascript]: 60,
  [BSON.javascriptWithScope]: 65,
  [BSON.maxKey]: 127,
};

/** The place of a value's type in BSON's order; undefined and missing share the first after MinKey. */
export function rankOf(value: unknown): number {
  return RANKS[typeOf(value)];
}

/** BSON's order over all values. Undefined (and missing) sorts before null: callers that treat it as null say so. */
export function compareValues(a: unknown, b: unknown, collation?: Collation): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b, collation);
  const type = typeOf(a);
  const rank = RANKS[type];
  const other = rankOf(b);
  if (rank !== other) return rank < other ? -1 : 1;
  return compareSameRank(type, a, b, collation);
}

/** Equal in BSON's order: sub-documents need the same fields in the same order. */
export function equalValues(a: unknown, b: unknown, collation?: Collation): boolean {
  return compareValues(a, b, collation) === 0;
}

function compareText(a: string, b: string, collation?: Collation): number {
  if (a === b) return 0;
  return collation ? Math.sign(collatorOf(collation).compare(a, b)) : compareCodePoints(a, b);
}

function compareSameRank(type: BsonType, a: unknown, b: unknown, collation?: Collation): number {
  switch (type) {
    case BSON.int:
    case BSON.long:
    case BSON.double:
    case BSON.decimal:
      return compareNumbers(a as Numeric, b as Numeric);
    case BSON.string:
    case BSON.symbol:
      return compareText(String(a), String(b), collation);
    case BSON.object:
      return compareDocuments(asDocument(a) ?? {}, asDocument(b) ?? {}, collation);
    case BSON.array:
      return compareArrays(a as unknown[], b as unknown[], collation);
    case BSON.binData:
      return compareBinary(a as Binary, b as Binary);
    case BSON.objectId:
      return compareBytes((a as ObjectId).id, (b as ObjectId).id);
    case BSON.bool:
    case BSON.date:
      return Math.sign(Number(a) - Number(b));
    case BSON.timestamp:
      return (a as Timestamp).compare(b as Timestamp);
    case BSON.regex:
      return compareRegexes(a as BSONRegExp | RegExp, b as BSONRegExp | RegExp);
    case BSON.javascript:
    case BSON.javascriptWithScope:
      return compareCode(a as Code, b as Code, collation);
    case BSON.missing:
    case BSON.undefined:
    case BSON.null:
    case BSON.dbPointer:
    case BSON.minKey:
    case BSON.maxKey:
      return 0;
  }
}

/** Field by field: type first, then name, then value; the one that ends first is the lesser. */
function compareDocuments(a: Document, b: Document, collation?: Collation): number {
  const left = Object.keys(a);
  const right = Object.keys(b);
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i++) {
    const leftName = left[i] as string;
    const rightName = right[i] as string;
    const order =
      Math.sign(rankOf(a[leftName]) - rankOf(b[rightName])) ||
      compareCodePoints(leftName, rightName) ||
      compareValues(a[leftName], b[rightName], collation);
    if (order !== 0) return order;
  }
  return Math.sign(left.length - right.length);
}

function compareArrays(a: readonly unknown[], b: readonly unknown[], collation?: Collation): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const order = compareValues(a[i], b[i], collation);
    if (order !== 0) return order;
  }
  return Math.sign(a.length - b.length);
}

function compareRegexes(a: BSONRegExp | RegExp, b: BSONRegExp | RegExp): number {
  const [left, right] = [a, b].map((regex) =>
    regex instanceof RegExp ? [regex.source, regex.flags] : [regex.pattern, regex.options],
  ) as [[string, string], [string, string]];
  return compareCodePoints(left[0], right[0]) || compareCodePoints(left[1], right[1]);
}

function compareCode(a: Code, b: Code, collation?: Collation): number {
  return (
    compareCodePoints(String(a.code), String(b.code)) ||
    compareDocuments(a.scope ?? {}, b.scope ?? {}, collation)
  );
}
