import { type CompileOptions } from '../compile-options';
import { asDocument, type Document, setField } from '../document';
import { invalidPipelineOperator, location, notImplemented } from '../errors';
import { checkVariableName, fieldPath, readPath } from './field-path';
import { expressionOperators, REFUSED_EXPRESSIONS } from './operators';
import { type Evaluate, type ExpressionParser, type Frame, lookUp, type Scope } from './scope';

/** A compiled expression over one document. `undefined` is a missing field. */
type DocumentExpression = (doc: Document) => unknown;

export interface Expressions {
  readonly parser: ExpressionParser;
  compile(expression: unknown): DocumentExpression;
}

/** The compiler for one command: its variables are evaluated once. */
export function createExpressions(options: CompileOptions): Expressions {
  const frame = commandVariables(options);
  const parser = createParser(options, Object.keys(options.let ?? {}));
  return {
    parser,
    compile: (expression) => {
      const evaluate = parser.parse(expression);
      return (root) => evaluate({ root, frame });
    },
  };
}

function commandVariables(options: CompileOptions): Frame | undefined {
  const constants = createParser(options, []);
  let frame: Frame | undefined;
  for (const [name, expression] of Object.entries(options.let ?? {})) {
    checkVariableName(name);
    frame = { name, value: constants.parse(expression)({ root: {}, frame: undefined }), outer: frame };
  }
  return frame;
}

function createParser(options: CompileOptions, variables: readonly string[]): ExpressionParser {
  const parser: ExpressionParser = {
    options,
    within: (more) => createParser(options, [...variables, ...more]),
    parse: (expression) => {
      if (typeof expression === 'string') return parseText(expression, options, variables);
      if (Array.isArray(expression)) return parseArray(expression, parser);
      const doc = asDocument(expression);
      return doc ? parseDocument(doc, parser) : () => expression;
    },
  };
  return parser;
}

function parseText(text: string, options: CompileOptions, variables: readonly string[]): Evaluate {
  if (text.startsWith('$$')) return parseVariable(text.slice(2), options, variables);
  if (!text.startsWith('$')) return () => text;
  if (text === '$') throw location(16872, "'$' by itself is not a valid FieldPath");
  const parts = fieldPath(text.slice(1));
  // '$a' is short for '$$CURRENT.a', and $let may bind CURRENT anew.
  if (variables.includes('CURRENT')) return (scope) => readPath(lookUp(scope, 'CURRENT'), parts);
  return ({ root }) => readPath(root, parts);
}

function parseVariable(text: string, options: CompileOptions, variables: readonly string[]): Evaluate {
  const [name = '', ...parts] = fieldPath(text);
  const read = readVariable(name, options, variables);
  return parts.length === 0 ? read : (scope) => readPath(read(scope), parts);
}

function readVariable(name: string, options: CompileOptions, variables: readonly string[]): Evaluate {
  if (variables.includes(name)) return (scope) => lookUp(scope, name);
  switch (name) {
    case 'ROOT':
    case 'CURRENT':
      return ({ root }) => root;
    case 'NOW':
      return () => options.now;
    case 'REMOVE':
      return () => undefined;
    case 'CLUSTER_TIME':
    case 'USER_ROLES':
    case 'DESCEND':
    case 'PRUNE':
    case 'KEEP':
    case 'SEARCH_META':
      throw notImplemented(`The embedded store does not know $$${name}`);
    default:
      checkVariableName(name);
      throw location(17276, `Use of undefined variable: ${name}`);
  }
}

/** In an array a missing value is null. */
function parseArray(items: readonly unknown[], parser: ExpressionParser): Evaluate {
  const parsed = items.map((item) => parser.parse(item));
  return (scope) => parsed.map((item) => item(scope) ?? null);
}

function parseDocument(doc: Document, parser: ExpressionParser): Evaluate {
  const [first, ...others] = Object.keys(doc);
  if (first?.startsWith('$') !== true) return parseFields(doc, parser);
  if (others.length > 0) {
    throw location(
      15983,
      `An object representing an expression must have exactly one field: ${first}, ${others.join(', ')}`,
    );
  }
  const operator = Object.hasOwn(expressionOperators, first) ? expressionOperators[first] : undefined;
  if (operator) return operator(doc[first], parser, first);
  if (REFUSED_EXPRESSIONS.has(first)) {
    throw notImplemented(`The embedded store does not know the expression ${first}`);
  }
  throw invalidPipelineOperator(`Unrecognized expression '${first}'`);
}

function parseFields(doc: Document, parser: ExpressionParser): Evaluate {
  const fields = Object.entries(doc).map(([name, value]) => {
    if (name.startsWith('$')) {
      throw location(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      );
    }
    if (name.includes('.')) throw location(16412, "FieldPath field names may not contain '.'.");
    return { name, evaluate: parser.parse(value) };
  });
  return (scope: Scope) => {
    const result: Document = {};
    for (const { name, evaluate } of fields) {
      const value = evaluate(scope);
      if (value !== undefined) setField(result, name, value);
    }
    return result;
  };
}
