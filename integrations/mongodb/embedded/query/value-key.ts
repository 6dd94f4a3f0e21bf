import { type Binary, BSONRegExp, type Code, type ObjectId, type Timestamp } from 'bson';
import { BSON, typeOf } from './bson-types';
import { collatorOf, type Collation } from './collation';
import { partsOf } from './compare-bytes';
import { asDocument } from './document';
import { compareNumbers } from './numbers/compare-numbers';
import { type Decimal, toDecimal128 } from './numbers/decimal';
import { decimalOf, integerOf, numberOf, type Numeric } from './numbers/numeric';

/** A string that two values share exactly when they are equal in BSON's order: for grouping and sets. */
export type KeyOf = (value: unknown) => string;

export function createKeyOf(collation?: Collation): KeyOf {
  const textKey = collation ? createTextClasses(collation) : (text: string) => text;
  const keyOf: KeyOf = (value) => {
    if (typeof value === 'string') return framed('s', textKey(value));
    const doc = asDocument(value);
    if (doc) {
      return `{${Object.keys(doc)
        .map((name) => framed('k', name) + keyOf(doc[name]))
        .join('')}}`;
    }
    if (Array.isArray(value)) return `[${value.map(keyOf).join('')}]`;
    return scalarKey(value, textKey);
  };
  return keyOf;
}

/** With its length in front, a text cannot be mistaken for the frame around it. */
function framed(tag: string, text: string): string {
  return `${tag}${text.length}:${text}`;
}

function scalarKey(value: unknown, textKey: (text: string) => string): string {
  const type = typeOf(value);
  switch (type) {
    case BSON.int:
    case BSON.double:
    case BSON.long:
    case BSON.decimal:
      return `n${numberKey(value as Numeric)};`;
    case BSON.symbol:
      return framed('s', textKey(String(value)));
    case BSON.objectId:
      return `o${(value as ObjectId).toHexString()}`;
    case BSON.date:
      return `d${(value as Date).getTime()};`;
    case BSON.timestamp:
      return `t${(value as Timestamp).toBigInt()};`;
    case BSON.binData: {
      const { bytes, subtype } = partsOf(value as Binary);
      return framed(`b${subtype},`, Buffer.from(bytes).toString('latin1'));
    }
    case BSON.regex:
      return value instanceof BSONRegExp
        ? framed('r', value.pattern) + framed('f', value.options)
        : framed('r', (value as RegExp).source) + framed('f', (value as RegExp).flags);
    case BSON.javascript:
    case BSON.javascriptWithScope:
      return framed('c', JSON.stringify((value as Code).toJSON()));
    case BSON.missing:
    case BSON.undefined:
      return 'u;';
    default:
      return type === BSON.bool ? `${value === true}` : `x${type};`;
  }
}

/** Equal numbers of different types get one key: the shortest decimal text of the double, where there is one. */
function numberKey(value: Numeric): string {
  const plain = numberOf(value);
  if (typeOf(value) === BSON.double || typeOf(value) === BSON.int) return String(plain === 0 ? 0 : plain);
  if (compareNumbers(value, plain) === 0) return String(plain === 0 ? 0 : plain);
  const integer = typeOf(value) === BSON.long ? integerOf(value) : undefined;
  if (integer !== undefined) return `${integer}e0`;
  return exactKey(decimalOf(value));
}

function exactKey(value: Decimal): string {
  let { coefficient, exponent } = value;
  while (coefficient !== 0n && exponent < 0 && coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent++;
  }
  if (exponent > 0 && exponent < 20) {
    coefficient *= 10n ** BigInt(exponent);
    exponent = 0;
  }
  if (exponent > 0) return toDecimal128(value).toString();
  return `${value.negative ? '-' : ''}${coefficient}e${exponent}`;
}

/**
 * Intl.Collator gives no sort keys, so strings that it finds equal are gathered under the first one seen:
 * representatives are kept in order, each new string is looked up by halving.
 */
function createTextClasses(collation: Collation): (text: string) => string {
  const collator = collatorOf(collation);
  const known = new Map<string, string>();
  const representatives: string[] = [];
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    let low = 0;
    let high = representatives.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (collator.compare(representatives[middle] as string, text) < 0) low = middle + 1;
      else high = middle;
    }
    const candidate = representatives[low];
    const same = candidate !== undefined && collator.compare(candidate, text) === 0;
    if (!same) representatives.splice(low, 0, text);
    known.set(text, same ? candidate : text);
    return same ? candidate : text;
  };
}
