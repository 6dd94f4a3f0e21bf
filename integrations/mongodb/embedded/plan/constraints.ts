import { BSONRegExp } from 'bson';
import { BSON, typeOf } from '../query/bson-types';
import { asDocument, type Document } from '../query/document';
import { isOperators } from '../query/matcher';
import { comparison, EVERYTHING, type Interval, pointOf, sorted, textPrefix, typeInterval } from './interval';

/** What one condition of a filter says about one field. */
export interface Constraint {
  operator: string;
  operand: unknown;
  /** No value outside of these can satisfy it; the matcher still has the last word. */
  intervals: Interval[];
}

/** The conditions that all have to hold, by path, and the alternatives of each `$or`. */
export interface Conditions {
  fields: Map<string, Constraint[]>;
  alternatives: Document[][];
}

/** Reads a filter that the matcher has accepted already. With a collation, strings have no place in an index. */
export function conditionsOf(filter: Document, collated: boolean): Conditions {
  const conditions: Conditions = { fields: new Map(), alternatives: [] };
  collect(filter, conditions, collated);
  return conditions;
}

function collect(filter: Document, conditions: Conditions, collated: boolean): void {
  for (const [name, spec] of Object.entries(filter)) {
    if (name === '$and') {
      for (const part of spec as Document[]) collect(part, conditions, collated);
    } else if (name === '$or') {
      conditions.alternatives.push(spec as Document[]);
    } else if (!name.startsWith('$')) {
      for (const constraint of constraintsOf(spec, collated)) {
        const known = conditions.fields.get(name);
        if (known) known.push(constraint);
        else conditions.fields.set(name, [constraint]);
      }
    }
  }
}

function constraintsOf(spec: unknown, collated: boolean): Constraint[] {
  const operators = asDocument(spec);
  const entries: [string, unknown][] =
    operators && isOperators(operators) ? Object.entries(operators) : [['$eq', spec]];
  return entries.flatMap(([operator, operand]) => {
    const intervals = intervalsOf(operator, operand, operators ?? {}, collated);
    return intervals ? [{ operator, operand, intervals }] : [];
  });
}

function intervalsOf(
  operator: string,
  operand: unknown,
  siblings: Document,
  collated: boolean,
): Interval[] | undefined {
  switch (operator) {
    case '$eq':
      return isRegex(operand) ? matching(operand, '', collated) : equalTo([operand], collated);
    case '$in':
      return membership(operand as unknown[], collated);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return comparable(operand, collated) ? [comparison(operator, operand)] : undefined;
    case '$exists':
      return [EVERYTHING];
    case '$regex':
      return matching(operand, siblings['$options'], collated);
    default:
      return undefined;
  }
}

const isRegex = (value: unknown): boolean => typeOf(value) === BSON.regex;

function membership(operands: unknown[], collated: boolean): Interval[] | undefined {
  return operands.some(isRegex) ? undefined : equalTo(operands, collated);
}

/** A whole array equals the field itself or one of its elements: left to the matcher. */
function equalTo(operands: unknown[], collated: boolean): Interval[] | undefined {
  const unusable = (value: unknown): boolean => Array.isArray(value) || (collated && holdsText(value));
  return operands.some(unusable) ? undefined : sorted(operands.map(pointOf));
}

function comparable(operand: unknown, collated: boolean): boolean {
  switch (typeOf(operand)) {
    case BSON.int:
    case BSON.long:
    case BSON.double:
    case BSON.decimal:
      // Nothing is ordered towards NaN, yet it is in the order.
      return String(operand) !== 'NaN';
    case BSON.date:
    case BSON.objectId:
    case BSON.timestamp:
    case BSON.bool:
    case BSON.binData:
      return true;
    case BSON.string:
      return !collated;
    default:
      // Comparisons with null, documents, arrays, MinKey and MaxKey reach over more than one type.
      return false;
  }
}

function holdsText(value: unknown): boolean {
  const type = typeOf(value);
  return type === BSON.string || type === BSON.symbol || type === BSON.object;
}

/** `/^text/` is a range of strings, besides stored regular expressions. */
function matching(operand: unknown, options: unknown, collated: boolean): Interval[] | undefined {
  const pattern = operand instanceof BSONRegExp ? operand.pattern : operand;
  const flags = operand instanceof BSONRegExp ? operand.options : options;
  if (collated || typeof pattern !== 'string') return undefined;
  const prefix = (flags ?? '') === '' ? literalPrefix(pattern) : '';
  if (prefix === '') return undefined;
  return [textPrefix(prefix), typeInterval(new BSONRegExp('', ''))];
}

function literalPrefix(pattern: string): string {
  if (pattern.includes('|')) return '';
  const match = /^\^([\p{L}\p{N} _@:/-]*)(.?)/su.exec(pattern);
  const literal = [...(match?.[1] ?? '')];
  // "ab*" needs no b.
  return (/[*?{]/.test(match?.[2] ?? '') ? literal.slice(0, -1) : literal).join('');
}
