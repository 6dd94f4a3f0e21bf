import { type CompileOptions } from '../compile-options';
import { type Document } from '../document';
import { createExpressions } from './compile';
import { isTrue } from './truth';

/** https://www.mongodb.com/docs/manual/reference/operator/query/expr/ */
export function expressionTest(expression: unknown, options: CompileOptions): (doc: Document) => boolean {
  const evaluate = createExpressions(options).compile(expression);
  return (doc) => isTrue(evaluate(doc));
}
