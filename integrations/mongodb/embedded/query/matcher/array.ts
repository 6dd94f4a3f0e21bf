import { asDocument, documentOf } from '../document';
import { badValue } from '../errors';
import { wholeNumberOf } from '../numbers/numeric';
import { type FilterParser, leaf, type OperatorTable, type Predicate } from './predicate';
import { type ValueTest } from './traverse';

const TREE_OPERATORS = new Set([
  '$and',
  '$or',
  '$nor',
  '$expr',
  '$comment',
  '$where',
  '$jsonSchema',
  '$text',
]);

/** https://www.mongodb.com/docs/manual/reference/operator/query/elemMatch/ */
function elemMatch(operand: unknown, parser: FilterParser): Predicate {
  const spec = asDocument(operand);
  if (!spec) throw badValue('$elemMatch needs an Object');
  const [first] = Object.keys(spec);
  const onValues = first?.startsWith('$') === true && !TREE_OPERATORS.has(first);
  const test = onValues ? parser.operators(spec).onElement : onDocuments(parser.document(spec));
  return leaf((value, position) => {
    if (!Array.isArray(value)) return false;
    const index = value.findIndex((element) => test(element));
    if (index === -1) return false;
    if (position) position.index = index;
    return true;
  }, false);
}

/** An element that is an array is read as a document whose fields are its indexes. */
function onDocuments(test: ReturnType<FilterParser['document']>): ValueTest {
  return (element) => {
    const doc = Array.isArray(element)
      ? documentOf(element.map((value, i) => [String(i), value] as const))
      : asDocument(element);
    return doc !== undefined && test(doc);
  };
}

/** https://www.mongodb.com/docs/manual/reference/operator/query/size/ */
function size(operand: unknown): Predicate {
  const length = wholeNumberOf(operand);
  if (length === undefined) throw badValue('Failed to parse $size. Expected a whole number in: $size');
  if (length < 0) throw badValue('Failed to parse $size. Expected a non-negative number in: $size');
  return leaf((value) => Array.isArray(value) && value.length === length, false);
}

export const arrayOperators: OperatorTable = { $elemMatch: elemMatch, $size: size };
