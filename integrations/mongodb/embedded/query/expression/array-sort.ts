import { isNullish } from '../bson-types';
import { type Collation } from '../collation';
import { compareValues } from '../compare';
import { asDocument, type Document } from '../document';
import { location } from '../errors';
import { smallNumberOf } from '../numbers/numeric';
import { compileSorter, sortDocuments } from '../sort';
import { namedOf } from './arguments';
import { nameOf } from './name-of';
import { type ExpressionOperator } from './scope';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/sortArray/ */
export const sortArray: ExpressionOperator = (argument, parser, name) => {
  const spec = namedOf(argument, name, ['input', 'sortBy'], [], {
    type: 2942500,
    unknown: 2942501,
    missing: [2942502, 2942503],
  });
  const input = parser.parse(spec['input']);
  const sort = arraySort(spec['sortBy'], parser.options.collation);
  return (scope) => {
    const array = input(scope);
    if (isNullish(array)) return null;
    if (!Array.isArray(array)) {
      throw location(
        2942504,
        `The input argument to $sortArray must be an array, but was of type: ${nameOf(array)}`,
      );
    }
    return sort(array);
  };
};

function arraySort(sortBy: unknown, collation: Collation | undefined): (array: unknown[]) => unknown[] {
  const pattern = asDocument(sortBy);
  if (!pattern) {
    const direction = smallNumberOf(sortBy);
    if (direction !== 1 && direction !== -1) {
      throw location(2942503, '$sortArray sortBy must be 1, -1 or a document');
    }
    return (array) => [...array].sort((a, b) => direction * compareValues(a, b, collation));
  }
  const sorter = compileSorter(pattern, collation);
  return (array) => {
    // What is no document has none of the fields: it is wrapped to be sorted, and taken out again.
    const wrapped = array.map((element): Document => asDocument(element) ?? {});
    const places = new Map(wrapped.map((doc, i) => [doc, i]));
    return sortDocuments(wrapped, sorter).map((doc) => array[places.get(doc) ?? 0]);
  };
}
