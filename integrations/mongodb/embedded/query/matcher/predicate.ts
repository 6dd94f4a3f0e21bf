import { type CompileOptions } from '../compile-options';
import { type Document } from '../document';
import { anyAtPath, type Position, type ValueTest } from './traverse';

/** Tests a document; notes in `position`, if given, which array element decided. */
export type DocumentTest = (doc: Document, position?: Position) => boolean;

/** A condition on a field, before it is known where: at a path, or on an array's element in `$elemMatch`. */
export interface Predicate {
  at(parts: readonly string[]): DocumentTest;
  readonly onElement: ValueTest;
}

/** What an operator's parser may call to read what is nested in it. */
export interface FilterParser {
  readonly options: CompileOptions;
  /** Whether `$expr` may be used. */
  readonly expressions: boolean;
  document(filter: Document): DocumentTest;
  field(spec: unknown): Predicate;
  operators(spec: Document): Predicate;
}

type OperatorParser = (argument: unknown, parser: FilterParser, siblings: Document) => Predicate;

export type OperatorTable = Readonly<Record<string, OperatorParser>>;

export function leaf(test: ValueTest, unpack = true): Predicate {
  return {
    at: (parts) => {
      const walk = { parts, test, unpack };
      return (doc, position) => anyAtPath(doc, walk, 0, position);
    },
    onElement: test,
  };
}

/** Negation asks about the whole field, not about one element: `$ne` holds if no element is equal. */
export function not(inner: Predicate): Predicate {
  return {
    at: (parts) => {
      const test = inner.at(parts);
      return (doc) => !test(doc);
    },
    onElement: (value) => !inner.onElement(value),
  };
}

export function all(inner: readonly Predicate[]): Predicate {
  const [only] = inner;
  if (only && inner.length === 1) return only;
  return {
    at: (parts) => {
      const tests = inner.map((predicate) => predicate.at(parts));
      return (doc, position) => tests.every((test) => test(doc, position));
    },
    onElement: (value, position) => inner.every((predicate) => predicate.onElement(value, position)),
  };
}
