import { type CompileOptions } from '../../../../../integrations/mongodb/embedded/query/compile-options';
import { type Document } from '../../../../../integrations/mongodb/embedded/query/document';
import { createExpressions } from '../../../../../integrations/mongodb/embedded/query/expression/compile';
import { NOW, shown, stored } from './bson-documents';

/** What an expression gives for a document, with its type; 'missing' for no value. */
export function evaluated(
  expression: unknown,
  doc: Document = {},
  options: Partial<CompileOptions> = {},
): string {
  const { expression: read } = stored({ expression });
  const value = createExpressions({ now: NOW, ...options }).compile(read)(stored(doc));
  return value === undefined ? 'missing' : shown(value);
}

export type ExpressionCase = [expression: unknown, value: unknown, doc?: Document];

/** `undefined` stands for a missing value. */
export function expectValue(expression: unknown, value: unknown, doc: Document = {}): void {
  expect(evaluated(expression, doc)).toBe(value === undefined ? 'missing' : shown(value));
}
