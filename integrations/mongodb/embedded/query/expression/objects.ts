import { isNullish, typeName } from '../bson-types';
import { asDocument, type Document, documentOf, fieldOf, setField } from '../document';
import { location } from '../errors';
import { namedOf, unary } from './arguments';
import { type Evaluate, type ExpressionOperator, type ExpressionParser, type ExpressionTable } from './scope';

function objectToArray(value: unknown): unknown {
  if (isNullish(value)) return null;
  const doc = asDocument(value);
  if (!doc) throw location(40390, `$objectToArray requires a document input, found: ${typeName(value)}`);
  return Object.entries(doc).map(([k, v]) => ({ k, v }));
}

/** Pairs, or documents of `k` and `v`; of two with one name the later counts. */
function arrayToObject(value: unknown): unknown {
  if (isNullish(value)) return null;
  if (!Array.isArray(value)) {
    throw location(40386, `$arrayToObject requires an array input, found: ${typeName(value)}`);
  }
  const asPairs = Array.isArray(value[0]);
  return documentOf(value.map((entry) => (asPairs ? pairOf(entry) : keyAndValueOf(entry))));
}

function pairOf(entry: unknown): [string, unknown] {
  if (!Array.isArray(entry)) {
    throw location(
      40396,
      '$arrayToObject requires a consistent input format. Elements must all be arrays or all be objects',
    );
  }
  if (entry.length !== 2) throw location(40397, '$arrayToObject requires an array of size 2 arrays');
  const [name, value] = entry as [unknown, unknown];
  if (typeof name !== 'string') {
    throw location(
      40395,
      '$arrayToObject requires an array of key-value pairs, where the key must be of type string',
    );
  }
  return checked(name, value);
}

function keyAndValueOf(entry: unknown): [string, unknown] {
  const fields = asDocument(entry);
  if (!fields) {
    throw location(Array.isArray(entry) ? 40391 : 40398, 'Unrecognised input type format for $arrayToObject');
  }
  if (Object.keys(fields).length !== 2) {
    throw location(40392, '$arrayToObject requires an object keys of k and v');
  }
  if (!Object.hasOwn(fields, 'k') || !Object.hasOwn(fields, 'v')) {
    throw location(40393, "$arrayToObject requires an object with keys 'k' and 'v'");
  }
  const name = fields['k'];
  if (typeof name !== 'string') {
    throw location(
      40394,
      "$arrayToObject requires an object with keys 'k' and 'v', where the value of 'k' must be of type string",
    );
  }
  return checked(name, fields['v']);
}

function checked(name: string, value: unknown): [string, unknown] {
  if (name.includes('\0')) throw location(4940400, 'Key field cannot contain an embedded null byte');
  return [name, value];
}

/** The name of the field has to be known when the command is read. */
function constantName(value: unknown, name: string): string {
  const literal = asDocument(value);
  const text = literal && Object.hasOwn(literal, '$literal') ? literal['$literal'] : value;
  if (typeof text !== 'string') {
    throw location(5654602, `${name} requires 'field' to evaluate to type String, but got ${typeName(text)}`);
  }
  if (text === value && text.startsWith('$')) {
    throw location(5654600, `${name} requires 'field' to be a constant`);
  }
  return text;
}

function inputOf(spec: Document, parser: ExpressionParser): Evaluate {
  return parser.parse(Object.hasOwn(spec, 'input') ? spec['input'] : '$$CURRENT');
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/getField/ : names with dots and dollars too. */
const getField: ExpressionOperator = (argument, parser, name) => {
  const named = asDocument(argument);
  const spec =
    named && !Object.hasOwn(named, '$literal')
      ? namedOf(argument, name, ['field'], ['input'])
      : { field: argument };
  const field = constantName(spec['field'], name);
  const input = inputOf(spec, parser);
  return (scope) => {
    const value = input(scope);
    const doc = asDocument(value);
    if (doc) return fieldOf(doc, field);
    return value === null ? null : undefined;
  };
};

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/setField/ ; without a value the field goes. */
const setNamedField =
  (unset: boolean): ExpressionOperator =>
  (argument, parser, name) => {
    const spec = namedOf(argument, name, unset ? ['field', 'input'] : ['field', 'input', 'value']);
    const field = constantName(spec['field'], name);
    const input = inputOf(spec, parser);
    const value: Evaluate = unset ? () => undefined : parser.parse(spec['value']);
    return (scope) => {
      const source = input(scope);
      if (isNullish(source)) return null;
      const doc = asDocument(source);
      if (!doc) throw location(4161105, `${name} requires 'input' to evaluate to type Object`);
      const copy = { ...doc };
      const next = value(scope);
      if (next === undefined) delete copy[field];
      else setField(copy, field, next);
      return copy;
    };
  };

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#object-expression-operators ; `$mergeObjects` is an accumulator. */
export const objectOperators: ExpressionTable = {
  $objectToArray: unary(objectToArray),
  $arrayToObject: unary(arrayToObject),
  $getField: getField,
  $setField: setNamedField(false),
  $unsetField: setNamedField(true),
};
