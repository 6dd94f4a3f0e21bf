import { type CompileOptions } from '../compile-options';
import { type Document } from '../document';

/** One variable bound by `$let`, `$map` and the like, and those outside of it. */
export interface Frame {
  readonly name: string;
  readonly value: unknown;
  readonly outer: Frame | undefined;
}

/** What an expression is evaluated against. */
export interface Scope {
  readonly root: Document;
  readonly frame: Frame | undefined;
}

/** A compiled expression; `undefined` stands for a missing field, as `$$REMOVE` does. */
export type Evaluate = (scope: Scope) => unknown;

export interface ExpressionParser {
  readonly options: CompileOptions;
  parse(expression: unknown): Evaluate;
  /** A parser that knows these variables too. */
  within(variables: readonly string[]): ExpressionParser;
}

export type ExpressionOperator = (argument: unknown, parser: ExpressionParser, name: string) => Evaluate;

export type ExpressionTable = Readonly<Record<string, ExpressionOperator>>;

export function bind(scope: Scope, name: string, value: unknown): Scope {
  return { root: scope.root, frame: { name, value, outer: scope.frame } };
}

export function lookUp(scope: Scope, name: string): unknown {
  for (let frame = scope.frame; frame; frame = frame.outer) {
    if (frame.name === name) return frame.value;
  }
  return undefined;
}
