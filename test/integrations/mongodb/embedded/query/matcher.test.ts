import { Binary, BSONRegExp, Decimal128, Double, Long, MaxKey, MinKey, ObjectId } from 'bson';
import { type Document } from '../../../../../integrations/mongodb/embedded/query/document';
import { compileFilter } from '../../../../../integrations/mongodb/embedded/query/matcher';
import { MANUAL, NOW, stored } from './bson-documents';

/** The _ids of the documents that a filter finds. */
function found(filter: Document, docs: Document[], options: object = {}): unknown[] {
  const matches = compileFilter(stored(filter), { now: NOW, ...options });
  return docs.filter((doc) => matches(stored(doc))).map((doc) => doc['_id']);
}

type Case = [filter: Document, ids: unknown[]];

function table(page: string, docs: Document[], cases: Case[], options: object = {}): void {
  describe(`${MANUAL}/${page}`, () => {
    test.each(cases)('when the filter is %j, then %j are found', (filter, ids) => {
      expect(found(filter, docs, options)).toEqual(ids);
    });
  });
}

table(
  'tutorial/query-for-null-fields/',
  [
    { _id: 'missing' },
    { _id: 'null', a: null },
    { _id: 'number', a: 4 },
    { _id: 'empty', a: {} },
    { _id: 'b null', a: { b: null } },
    { _id: 'b set', a: { b: 'hi' } },
    { _id: '[]', a: [] },
    { _id: '[[]]', a: [[]] },
    { _id: '[null]', a: [1, null] },
    { _id: '[1]', a: [1] },
    { _id: '[b null]', a: [{ b: null }, { b: 3 }] },
    { _id: '[b missing]', a: [{ b: 3 }, {}] },
    { _id: '[b set]', a: [{ b: 3 }] },
  ],
  [
    [{ a: null }, ['missing', 'null', '[null]']],
    [{ a: { $eq: null } }, ['missing', 'null', '[null]']],
    [{ a: { $gte: null } }, ['missing', 'null', '[null]']],
    [{ a: { $lte: null } }, ['missing', 'null', '[null]']],
    [{ a: { $gt: null } }, []],
    [{ a: { $lt: null } }, []],
    [{ a: { $in: [null, 4] } }, ['missing', 'null', 'number', '[null]']],
    [
      { a: { $ne: null } },
      ['number', 'empty', 'b null', 'b set', '[]', '[[]]', '[1]', '[b null]', '[b missing]', '[b set]'],
    ],
    [{ a: { $type: 10 } }, ['null', '[null]']],
    [{ a: { $exists: false } }, ['missing']],
    [{ a: { $exists: true, $eq: null } }, ['null', '[null]']],
    [{ 'a.b': null }, ['missing', 'null', 'number', 'empty', 'b null', '[b null]', '[b missing]']],
    [{ 'a.b': { $ne: null } }, ['b set', '[]', '[[]]', '[null]', '[1]', '[b set]']],
    [{ 'a.b': { $exists: false } }, ['missing', 'null', 'number', 'empty', '[]', '[[]]', '[null]', '[1]']],
    [
      { 'a.b': { $in: [null, 'hi'] } },
      ['missing', 'null', 'number', 'empty', 'b null', 'b set', '[b null]', '[b missing]'],
    ],
    [{ a: { $elemMatch: { $eq: null } } }, ['[null]']],
    [{ a: { $elemMatch: { b: null } } }, ['[[]]', '[b null]', '[b missing]']],
    [{ 'a.b': { $elemMatch: { $eq: null } } }, []],
  ],
);

table(
  'reference/operator/query-comparison/',
  [
    { _id: 'int', v: 5 },
    { _id: 'double', v: new Double(5) },
    { _id: 'long', v: Long.fromNumber(5) },
    { _id: 'decimal', v: Decimal128.fromString('5.0') },
    { _id: 'string', v: '5' },
    { _id: 'array', v: [1, 9] },
    { _id: 'nan', v: new Double(NaN) },
    { _id: 'date', v: new Date(5) },
    { _id: 'true', v: true },
    { _id: 'object', v: { x: 1, y: 2 } },
    { _id: 'none' },
  ],
  [
    [{ v: 5 }, ['int', 'double', 'long', 'decimal']],
    [{ v: Decimal128.fromString('5') }, ['int', 'double', 'long', 'decimal']],
    [{ v: '5' }, ['string']],
    [{ v: { $gt: 4 } }, ['int', 'double', 'long', 'decimal', 'array']],
    [{ v: { $gt: 4, $lt: 6 } }, ['int', 'double', 'long', 'decimal', 'array']],
    [{ v: { $lt: 5 } }, ['array']],
    [{ v: { $lte: 5 } }, ['int', 'double', 'long', 'decimal', 'array']],
    [{ v: { $gte: 'a' } }, []],
    [{ v: { $lt: 'a' } }, ['string']],
    [{ v: { $gte: new Date(0) } }, ['date']],
    [{ v: new Double(NaN) }, ['nan']],
    [{ v: { $lte: new Double(NaN) } }, ['nan']],
    [{ v: { $gt: new Double(NaN) } }, []],
    [{ v: { $ne: 5 } }, ['string', 'array', 'nan', 'date', 'true', 'object', 'none']],
    [{ v: { $in: [5, true] } }, ['int', 'double', 'long', 'decimal', 'true']],
    [
      { v: { $in: [5, '5', 9, 10, 11, 12, 13, 14] } },
      ['int', 'double', 'long', 'decimal', 'string', 'array'],
    ],
    [{ v: { $nin: [5, '5', 9, 10, 11, 12, 13, null] } }, ['nan', 'date', 'true', 'object']],
    [
      { v: { $nin: [] } },
      ['int', 'double', 'long', 'decimal', 'string', 'array', 'nan', 'date', 'true', 'object', 'none'],
    ],
    [{ v: { $in: [] } }, []],
    [{ v: { x: 1, y: 2 } }, ['object']],
    [{ v: { y: 2, x: 1 } }, []],
    [{ v: { $gt: { x: 1 } } }, ['object']],
    [{ v: [1, 9] }, ['array']],
    [{ v: [9, 1] }, []],
    [{ v: { $gt: true } }, []],
    [{ v: { $gte: false } }, ['true']],
    [
      { v: { $gt: new MinKey() } },
      ['int', 'double', 'long', 'decimal', 'string', 'array', 'nan', 'date', 'true', 'object', 'none'],
    ],
    [{ v: { $gt: new MaxKey() } }, []],
  ],
);

table(
  'tutorial/query-arrays/',
  [
    { _id: 1, qty: 25, tags: ['blank', 'red'], dim: [14, 21] },
    { _id: 2, qty: 50, tags: ['red', 'blank'], dim: [14, 21] },
    { _id: 3, qty: 100, tags: ['red', 'blank', 'plain'], dim: [14, 21] },
    { _id: 4, qty: 75, tags: ['blank', 'red'], dim: [22.85, 30] },
    { _id: 5, qty: 45, tags: ['blue'], dim: [10, 15.25] },
  ],
  [
    [{ tags: ['red', 'blank'] }, [2]],
    [{ tags: { $all: ['red', 'blank'] } }, [1, 2, 3, 4]],
    [{ tags: 'red' }, [1, 2, 3, 4]],
    [{ dim: { $gt: 25 } }, [4]],
    [{ dim: { $gt: 15, $lt: 20 } }, [1, 2, 3, 5]],
    [{ dim: { $elemMatch: { $gt: 22, $lt: 30 } } }, [4]],
    [{ 'dim.1': { $gt: 25 } }, [4]],
    [{ tags: { $size: 3 } }, [3]],
    [{ tags: { $all: [] } }, []],
    [{ tags: { $all: ['blue'] } }, [5]],
    [{ tags: { $all: [['red', 'blank']] } }, [2]],
    [{ tags: { $nin: ['red', 'blue'] } }, []],
    [{ tags: { $not: { $size: 2 } } }, [3, 5]],
    [{ 'tags.0': 'red' }, [2, 3]],
    [{ 'tags.2': { $exists: true } }, [3]],
    [{ tags: { $elemMatch: { $in: ['plain', 'blue'] } } }, [3, 5]],
    [{ tags: { $elemMatch: { $not: { $in: ['red', 'blank'] } } } }, [3, 5]],
  ],
);

table(
  'tutorial/query-array-of-documents/',
  [
    {
      _id: 1,
      instock: [
        { warehouse: 'A', qty: 5 },
        { warehouse: 'C', qty: 15 },
      ],
    },
    { _id: 2, instock: [{ warehouse: 'C', qty: 5 }] },
    {
      _id: 3,
      instock: [
        { warehouse: 'A', qty: 60 },
        { warehouse: 'B', qty: 15 },
      ],
    },
    {
      _id: 4,
      instock: [
        { warehouse: 'A', qty: 40 },
        { warehouse: 'B', qty: 5 },
      ],
    },
    {
      _id: 5,
      instock: [
        { warehouse: 'B', qty: 15 },
        { warehouse: 'C', qty: 35 },
      ],
    },
    { _id: 6, instock: { warehouse: 'Z', qty: 5 } },
    { _id: 7, instock: [[{ warehouse: 'Z', qty: 5 }]] },
  ],
  [
    [{ instock: { warehouse: 'A', qty: 5 } }, [1]],
    [{ instock: { qty: 5, warehouse: 'A' } }, []],
    [{ 'instock.qty': { $lte: 20 } }, [1, 2, 3, 4, 5, 6]],
    [{ 'instock.0.qty': { $lte: 20 } }, [1, 2, 5, 7]],
    [{ instock: { $elemMatch: { qty: 5, warehouse: 'A' } } }, [1]],
    [{ instock: { $elemMatch: { qty: { $gt: 10, $lte: 20 } } } }, [1, 3, 5]],
    [{ 'instock.qty': { $gt: 10, $lte: 20 } }, [1, 3, 4, 5]],
    [{ 'instock.qty': 5, 'instock.warehouse': 'A' }, [1, 4]],
    [{ instock: { $all: [{ $elemMatch: { qty: 15 } }, { $elemMatch: { warehouse: 'A' } }] } }, [1, 3]],
    [{ instock: { $elemMatch: { $or: [{ qty: 60 }, { qty: 35 }] } } }, [3, 5]],
    [{ instock: { $elemMatch: { 0: { warehouse: 'Z', qty: 5 } } } }, [7]],
    [{ 'instock.warehouse': 'Z' }, [6]],
    [{ 'instock.0.0.warehouse': 'Z' }, [7]],
    [{ 'instock.1.warehouse': { $exists: true } }, [1, 3, 4, 5]],
  ],
);

table(
  'reference/operator/query-logical/',
  [
    { _id: 1, price: 1.99, qty: 20, sale: true },
    { _id: 2, price: 5, qty: 50 },
    { _id: 3, qty: 10 },
    { _id: 4, price: 'free', qty: [1, 60] },
  ],
  [
    [{ $and: [{ price: { $ne: 1.99 } }, { price: { $exists: true } }] }, [2, 4]],
    [{ $or: [{ qty: { $lt: 20 } }, { price: 5 }] }, [2, 3, 4]],
    [{ $nor: [{ price: 1.99 }, { sale: true }] }, [2, 3, 4]],
    [{ price: { $not: { $gt: 1.99 } } }, [1, 3, 4]],
    [{ price: { $not: /^fr/ } }, [1, 2, 3]],
    [{ price: { $not: { $eq: 5, $exists: true } } }, [1, 3, 4]],
    [{ qty: { $not: { $gt: 55 } } }, [1, 2, 3]],
    [{}, [1, 2, 3, 4]],
    [{ $comment: 'why', _id: 2 }, [2]],
    [{ $and: [{ $or: [{ _id: 1 }, { _id: 2 }] }, { $or: [{ qty: 50 }, { qty: 10 }] }] }, [2]],
  ],
);

table(
  'reference/operator/query/type/',
  [
    { _id: 'double', v: 1.5 },
    { _id: 'int', v: 1 },
    { _id: 'long', v: Long.fromNumber(1) },
    { _id: 'decimal', v: Decimal128.fromString('1') },
    { _id: 'string', v: 'x' },
    { _id: 'object', v: {} },
    { _id: 'array', v: [1, 'x'] },
    { _id: 'empty', v: [] },
    { _id: 'binary', v: new Binary(Buffer.from([1])) },
    { _id: 'oid', v: new ObjectId('000000000000000000000001') },
    { _id: 'bool', v: false },
    { _id: 'date', v: new Date(0) },
    { _id: 'null', v: null },
    { _id: 'regex', v: new BSONRegExp('x') },
    { _id: 'min', v: new MinKey() },
    { _id: 'none' },
  ],
  [
    [{ v: { $type: 'double' } }, ['double']],
    [{ v: { $type: 16 } }, ['int', 'array']],
    [{ v: { $type: 'long' } }, ['long']],
    [{ v: { $type: 'decimal' } }, ['decimal']],
    [{ v: { $type: 'number' } }, ['double', 'int', 'long', 'decimal', 'array']],
    [{ v: { $type: 'string' } }, ['string', 'array']],
    [{ v: { $type: 'object' } }, ['object']],
    [{ v: { $type: 'array' } }, ['array', 'empty']],
    [{ v: { $type: 'binData' } }, ['binary']],
    [{ v: { $type: 'objectId' } }, ['oid']],
    [{ v: { $type: 7 } }, ['oid']],
    [{ v: { $type: ['bool', 'date'] } }, ['bool', 'date']],
    [{ v: { $type: 'null' } }, ['null']],
    [{ v: { $type: 'regex' } }, ['regex']],
    [{ v: { $type: -1 } }, ['min']],
    [{ v: { $type: 'minKey' } }, ['min']],
  ],
);

table(
  'reference/operator/query/mod/',
  [
    { _id: 1, qty: 0 },
    { _id: 2, qty: 5 },
    { _id: 3, qty: 12 },
    { _id: 4, qty: -4 },
    { _id: 5, qty: 4.9 },
    { _id: 6, qty: Long.fromNumber(8) },
    { _id: 7, qty: new Double(Infinity) },
    { _id: 8, qty: '4' },
    { _id: 9, qty: Decimal128.fromString('16.5') },
  ],
  [
    [{ qty: { $mod: [4, 0] } }, [1, 3, 4, 5, 6, 9]],
    [{ qty: { $mod: [4, 1] } }, [2]],
    [{ qty: { $mod: [4.7, 0] } }, [1, 3, 4, 5, 6, 9]],
    [{ qty: { $mod: [5, -4] } }, [4]],
  ],
);

table(
  'reference/operator/query-bitwise/',
  [
    { _id: 1, a: 54 },
    { _id: 2, a: 20 },
    { _id: 3, a: new Double(20) },
    { _id: 4, a: new Binary(Buffer.from('Zg==', 'base64')) },
    { _id: 5, a: -1 },
    { _id: 6, a: 2.5 },
  ],
  [
    [{ a: { $bitsAllSet: [1, 5] } }, [1, 4, 5]],
    [{ a: { $bitsAllSet: 50 } }, [1, 5]],
    [{ a: { $bitsAllSet: new Binary(Buffer.from('MA==', 'base64')) } }, [1, 5]],
    [{ a: { $bitsAllClear: [1, 5] } }, [2, 3]],
    [{ a: { $bitsAnySet: 35 } }, [1, 4, 5]],
    [{ a: { $bitsAnyClear: [1, 5] } }, [2, 3]],
    [{ a: { $bitsAllSet: [200] } }, [5]],
  ],
);

table(
  'reference/operator/query/expr/',
  [
    { _id: 1, budget: 400, spent: 450, tags: ['a'] },
    { _id: 2, budget: 100, spent: 150 },
    { _id: 3, budget: 500, spent: 300 },
    { _id: 4, budget: null },
  ],
  [
    [{ $expr: { $gt: ['$spent', '$budget'] } }, [1, 2]],
    [{ $expr: { $eq: ['$spent', null] } }, []],
    [{ $expr: { $lt: ['$spent', null] } }, [4]],
    [{ $expr: '$budget' }, [1, 2, 3]],
    [{ $expr: { $in: ['a', { $ifNull: ['$tags', []] }] }, spent: { $gt: 0 } }, [1]],
  ],
);

table(
  'reference/collation/',
  [
    { _id: 1, n: 'Anna' },
    { _id: 2, n: 'anna' },
    { _id: 3, n: ['ANNA'] },
    { _id: 4, n: 'Änna' },
    { _id: 5, n: { x: 'ANNA' } },
  ],
  [
    [{ n: 'anna' }, [1, 2, 3]],
    [{ n: { $in: ['ANNA', 'bob'] } }, [1, 2, 3]],
    [{ n: { $ne: 'anna' } }, [4, 5]],
    [{ n: { $gt: 'anna' } }, [4]],
    [{ n: { $gte: 'anna' } }, [1, 2, 3, 4]],
    [{ n: { x: 'anna' } }, [5]],
    [{ n: { $all: ['ANNA'] } }, [1, 2, 3]],
    [{ n: { $elemMatch: { $eq: 'anna' } } }, [3]],
    // A regular expression knows no collation.
    [{ n: /^anna/ }, [2]],
    [{ $expr: { $eq: ['$n', 'anna'] } }, [1, 2]],
  ],
  { collation: { locale: 'en', strength: 2 } },
);

describe('fields whose names JavaScript knows', () => {
  test.each([
    [{ constructor: { $exists: true } }, { a: 1 }, false],
    [{ 'a.toString': null }, { a: {} }, true],
    [{ hasOwnProperty: 1 }, { hasOwnProperty: 1 }, true],
    [{ ['__proto__']: 1 }, { ['__proto__']: 1 }, true],
    [{ ['__proto__.x']: 1 }, JSON.parse('{"__proto__": {"x": 1}}') as Document, true],
    [{ _bsontype: 'Int32' }, { a: 1 }, false],
  ])('when the filter is %j and the document %j, then the match is %j', (filter, doc, expected) => {
    expect(compileFilter(filter, { now: NOW })(doc)).toBe(expected);
  });
});
