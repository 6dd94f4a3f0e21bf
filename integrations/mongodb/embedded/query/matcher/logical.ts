import { type BSONRegExp } from 'bson';
import { BSON, typeOf } from '../bson-types';
import { asDocument } from '../document';
import { badValue } from '../errors';
import { type DocumentTest, type FilterParser, leaf, not, type OperatorTable } from './predicate';
import { regexTest } from './regex';

type TreeParser = (argument: unknown, parser: FilterParser) => DocumentTest;

function branches(argument: unknown, name: string, parser: FilterParser): DocumentTest[] {
  if (!Array.isArray(argument)) throw badValue(`${name} must be an array`);
  if (argument.length === 0) throw badValue('$and/$or/$nor must be a nonempty array');
  return argument.map((entry) => {
    const filter = asDocument(entry);
    if (!filter) throw badValue('$or/$and/$nor entries need to be full objects');
    return parser.document(filter);
  });
}

/** https://www.mongodb.com/docs/manual/reference/operator/query-logical/ */
export const treeOperators: Readonly<Record<string, TreeParser>> = {
  $and: (argument, parser) => {
    const tests = branches(argument, '$and', parser);
    return (doc, position) => tests.every((test) => test(doc, position));
  },
  $or: (argument, parser) => {
    const tests = branches(argument, '$or', parser);
    return (doc, position) => tests.some((test) => test(doc, position));
  },
  $nor: (argument, parser) => {
    const tests = branches(argument, '$nor', parser);
    return (doc) => !tests.some((test) => test(doc));
  },
  $comment: () => () => true,
};

/** https://www.mongodb.com/docs/manual/reference/operator/query/not/ */
export const logicalOperators: OperatorTable = {
  $not: (operand, parser) => {
    if (typeOf(operand) === BSON.regex) return not(leaf(regexTest(operand as BSONRegExp)));
    const spec = asDocument(operand);
    if (!spec) throw badValue('$not needs a regex or a document');
    if (Object.keys(spec).length === 0) throw badValue('$not cannot be empty');
    return not(parser.operators(spec));
  },
};
