import { asDocument, type Document } from '../document';
import { failedToParse, location } from '../errors';
import { type Evaluate, type ExpressionOperator, type ExpressionParser } from './scope';

/** The arguments of an operator: an array of them, or one that stands alone. */
export function listOf(
  argument: unknown,
  parser: ExpressionParser,
  name: string,
  least = 0,
  most = Infinity,
): Evaluate[] {
  const list = Array.isArray(argument) ? (argument as unknown[]) : [argument];
  if (list.length >= least && list.length <= most) return list.map((item) => parser.parse(item));
  if (least === most) {
    throw location(
      16020,
      `Expression ${name} takes exactly ${least} arguments. ${list.length} were passed in.`,
    );
  }
  throw location(
    28667,
    `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${list.length} were passed in.`,
  );
}

/** The numbers of an operator's errors about its named arguments; FailedToParse where it has none of its own. */
export interface ArgumentCodes {
  /** No object. */
  readonly type?: number;
  /** A name that it does not know. */
  readonly unknown?: number;
  /** One number for all required arguments, or one for each in turn. */
  readonly missing?: number | readonly number[];
}

/** Named arguments: every name is known, the required ones are there. */
export function namedOf(
  argument: unknown,
  name: string,
  required: readonly string[],
  optional: readonly string[] = [],
  codes: ArgumentCodes = {},
): Document {
  const fields = asDocument(argument);
  if (!fields) throw failure(codes.type, `${name} only supports an object as its argument`);
  for (const field of Object.keys(fields)) {
    if (!required.includes(field) && !optional.includes(field)) {
      throw failure(codes.unknown, `Unrecognized argument to ${name}: ${field}`);
    }
  }
  for (const [i, field] of required.entries()) {
    if (Object.hasOwn(fields, field)) continue;
    const code = typeof codes.missing === 'object' ? codes.missing[i] : codes.missing;
    throw failure(code, `Missing '${field}' parameter to ${name}`);
  }
  return fields;
}

function failure(code: number | undefined, message: string) {
  return code === undefined ? failedToParse(message) : location(code, message);
}

export const unary =
  (apply: (value: unknown, name: string) => unknown): ExpressionOperator =>
  (argument, parser, name) => {
    const [operand] = listOf(argument, parser, name, 1, 1) as [Evaluate];
    return (scope) => apply(operand(scope), name);
  };

export const binary =
  (apply: (left: unknown, right: unknown, name: string) => unknown): ExpressionOperator =>
  (argument, parser, name) => {
    const [left, right] = listOf(argument, parser, name, 2, 2) as [Evaluate, Evaluate];
    return (scope) => apply(left(scope), right(scope), name);
  };

/** Any number of arguments, evaluated all. */
export const variadic =
  (apply: (values: unknown[], name: string) => unknown, least = 0, most = Infinity): ExpressionOperator =>
  (argument, parser, name) => {
    const operands = listOf(argument, parser, name, least, most);
    return (scope) =>
      apply(
        operands.map((operand) => operand(scope)),
        name,
      );
  };
