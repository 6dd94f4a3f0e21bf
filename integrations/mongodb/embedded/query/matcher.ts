import { type BSONRegExp } from 'bson';
import { BSON, typeOf } from './bson-types';
import { type CompileOptions } from './compile-options';
import { asDocument, type Document } from './document';
import { badValue, CommandError, notImplemented } from './errors';
import { expressionTest } from './expression/expression-test';
import { arrayOperators } from './matcher/array';
import { comparisonOperators, equality } from './matcher/comparison';
import { elementOperators } from './matcher/element';
import { logicalOperators, treeOperators } from './matcher/logical';
import { membershipOperators } from './matcher/membership';
import { numericOperators } from './matcher/numeric';
import {
  all,
  type DocumentTest,
  type FilterParser,
  leaf,
  type OperatorTable,
  type Predicate,
} from './matcher/predicate';
import { regexOperators, regexTest } from './matcher/regex';
import { type Position } from './matcher/traverse';

export { type CompileOptions } from './compile-options';

export type Matcher = (doc: Document) => boolean;

const OPERATORS: OperatorTable = {
  ...comparisonOperators,
  ...membershipOperators,
  ...arrayOperators,
  ...elementOperators,
  ...regexOperators,
  ...numericOperators,
  ...logicalOperators,
};

// MongoDB's, and not this store's.
const REFUSED_TOP = ['$where', '$text', '$jsonSchema', '$sampleRate'];
const REFUSED_FIELD = [
  '$geoWithin',
  '$geoIntersects',
  '$near',
  '$nearSphere',
  '$within',
  '$geoNear',
  '$maxDistance',
];
const REFERENCE_FIELDS = ['$ref', '$id', '$db'];

/** Reads a filter once; throws for whatever is unknown or malformed. */
export function compileFilter(filter: Document, options: CompileOptions): Matcher {
  const test = createParser(options).document(filter);
  return (doc) => test(doc);
}

/** For the positional operator: which element of which document, as often as asked. */
export function compilePosition(
  filter: Document,
  options: CompileOptions,
): (doc: Document) => number | undefined {
  const test = createParser(options).document(filter);
  return (doc) => {
    const position: Position = {};
    return test(doc, position) ? position.index : undefined;
  };
}

/** The index of the array element that the filter matched, for the positional operator; undefined if none. */
export function matchedElement(filter: Document, doc: Document, options: CompileOptions): number | undefined {
  return compilePosition(filter, options)(doc);
}

/** For conditions inside of updates too; `$expr` sees whole documents and is not allowed there. */
export function createParser(options: CompileOptions, where: 'filter' | 'update' = 'filter'): FilterParser {
  const parser: FilterParser = {
    options,
    expressions: where === 'filter',
    document: (filter) => {
      const tests = Object.entries(filter).map(([name, spec]) => parseEntry(name, spec, parser));
      const [only] = tests;
      if (only && tests.length === 1) return only;
      return (doc, position) => tests.every((test) => test(doc, position));
    },
    field: (spec) => parseField(spec, parser),
    operators: (spec) =>
      all(Object.entries(spec).map(([name, operand]) => parseOperator(name, operand, spec, parser))),
  };
  return parser;
}

function parseEntry(name: string, spec: unknown, parser: FilterParser): DocumentTest {
  if (!name.startsWith('$') || REFERENCE_FIELDS.includes(name)) {
    return parseField(spec, parser).at(name.split('.'));
  }
  if (name === '$expr') return parseExpression(spec, parser);
  const tree = Object.hasOwn(treeOperators, name) ? treeOperators[name] : undefined;
  if (tree) return tree(spec, parser);
  if (REFUSED_TOP.includes(name)) throw notImplemented(`The embedded store does not know ${name}`);
  throw badValue(
    `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
  );
}

function parseExpression(spec: unknown, parser: FilterParser): DocumentTest {
  if (parser.expressions) return expressionTest(spec, parser.options);
  throw new CommandError(224, 'QueryFeatureNotAllowed', '$expr is not allowed in this context');
}

function parseField(spec: unknown, parser: FilterParser): Predicate {
  if (typeOf(spec) === BSON.regex) return leaf(regexTest(spec as BSONRegExp));
  const operators = asDocument(spec);
  return operators && isOperators(operators)
    ? parser.operators(operators)
    : leaf(equality(spec, parser.options.collation));
}

/** Operators on a value, as opposed to `$and`, `$or` and `$nor`, which are about documents. */
export function isFieldOperators(spec: Document): boolean {
  const [first = ''] = Object.keys(spec);
  return Object.hasOwn(OPERATORS, first) || REFUSED_FIELD.includes(first);
}

/** The first field decides whether a sub-document holds operators or is a value to compare with. */
export function isOperators(spec: Document): boolean {
  const [first] = Object.keys(spec);
  return first?.startsWith('$') === true && !REFERENCE_FIELDS.includes(first);
}

function parseOperator(name: string, operand: unknown, siblings: Document, parser: FilterParser): Predicate {
  const parse = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (parse) return parse(operand, parser, siblings);
  if (REFUSED_FIELD.includes(name)) throw notImplemented(`The embedded store does not know ${name}`);
  throw badValue(`unknown operator: ${name}`);
}
