import { type CompileOptions } from '../compile-options';
import { type Document } from '../document';
import { location } from '../errors';
import { type Expressions } from '../expression/compile';

/** What a `$group` keeps for one of its fields. */
export interface Accumulator {
  add(doc: Document): void;
  /** Undefined for no field. */
  result(): unknown;
}

export type AccumulatorFactory = () => Accumulator;

interface AccumulatorContext {
  readonly expressions: Expressions;
  readonly options: CompileOptions;
  /** The operator's own name, for messages. */
  readonly name: string;
}

export type AccumulatorTable = Readonly<
  Record<string, (argument: unknown, context: AccumulatorContext) => AccumulatorFactory>
>;

/** A state that takes values one by one. */
export interface Fold {
  add(value: unknown): void;
  result(): unknown;
}

function onlyArgument(argument: unknown, name: string): unknown {
  if (!Array.isArray(argument)) return argument;
  if (argument.length === 1) return argument[0];
  throw location(40237, `The ${name} accumulator is a unary operator`);
}

/** An accumulator over the values of one expression. */
export const overValues =
  (createFold: (context: AccumulatorContext) => Fold): AccumulatorTable[string] =>
  (argument, context) => {
    const evaluate = context.expressions.compile(onlyArgument(argument, context.name));
    return () => {
      const fold = createFold(context);
      return { add: (doc) => fold.add(evaluate(doc)), result: () => fold.result() };
    };
  };
