import { BSON, typeOf } from '../bson-types';
import { type CompileOptions } from '../compile-options';
import { equalValues } from '../compare';
import { asDocument } from '../document';
import { createParser, isFieldOperators } from '../matcher';

/**
 * https://www.mongodb.com/docs/manual/reference/operator/update/pull/ : a document is a query on elements that are
 * documents, operators are a condition on the element itself, anything else is a value to be equal to.
 */
export function pullTest(condition: unknown, options: CompileOptions): (element: unknown) => boolean {
  const spec = asDocument(condition);
  const parser = createParser(options, 'update');
  if (spec && !isFieldOperators(spec)) {
    const test = parser.document(spec);
    return (element) => {
      const doc = asDocument(element);
      return doc !== undefined && test(doc);
    };
  }
  if (spec || typeOf(condition) === BSON.regex) {
    const test = parser.field(condition).at(['element']);
    return (element) => test({ element });
  }
  return (element) => equalValues(element, condition, options.collation);
}
