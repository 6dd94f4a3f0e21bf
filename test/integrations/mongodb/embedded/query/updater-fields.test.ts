import { Decimal128, Double, Long, Timestamp } from 'bson';
import { type Document } from '../../../../../integrations/mongodb/embedded/query/document';
import { codeOf, MANUAL, NOW, shown } from './bson-documents';
import { updated } from './updated';

type Case = [doc: Document, update: Document, after: Document];
const long = (value: number) => Long.fromNumber(value);
const decimal = (text: string) => Decimal128.fromString(text);

function table(page: string, cases: Case[]): void {
  describe(`${MANUAL}/reference/operator/update/${page}`, () => {
    test.each(cases)('when %j is updated by %j, then it is %j', (doc, update, after) => {
      expect(updated(doc, update)).toBe(shown(after));
    });
  });
}

table('set/', [
  [{ _id: 1, a: 1, b: 2 }, { $set: { a: 5 } }, { _id: 1, a: 5, b: 2 }],
  [{ _id: 1 }, { $set: { b: 1, a: 2 } }, { _id: 1, a: 2, b: 1 }],
  [{ _id: 1 }, { $set: { 'a.b.c': 1 } }, { _id: 1, a: { b: { c: 1 } } }],
  [{ _id: 1, a: { x: 1 } }, { $set: { 'a.b': 2 } }, { _id: 1, a: { x: 1, b: 2 } }],
  [{ _id: 1, t: [1, 2] }, { $set: { 't.1': 'x' } }, { _id: 1, t: [1, 'x'] }],
  [{ _id: 1, t: [1] }, { $set: { 't.3': 'x' } }, { _id: 1, t: [1, null, null, 'x'] }],
  [{ _id: 1, t: [{ r: 1 }, { r: 2 }] }, { $set: { 't.1.r': 5 } }, { _id: 1, t: [{ r: 1 }, { r: 5 }] }],
  [{ _id: 1, t: [] }, { $set: { 't.0.r': 5 } }, { _id: 1, t: [{ r: 5 }] }],
  [{ _id: 1 }, { $set: { 'a.0': 1 } }, { _id: 1, a: { 0: 1 } }],
  [{ _id: 1, a: 1 }, { $set: {} }, { _id: 1, a: 1 }],
  [{ _id: 1, a: 1 }, { $set: { _id: 1, a: 2 } }, { _id: 1, a: 2 }],
  [{ _id: 1, a: 1 }, { $set: { _id: new Double(1), a: 2 } }, { _id: 1, a: 2 }],
  [{ _id: 1 }, { $set: { 'a.10': 1, 'a.9': 2, 'a.x': 3 } }, { _id: 1, a: { 9: 2, 10: 1, x: 3 } }],
  [{ _id: 1 }, { $set: { a: { $x: 1, 'b.c': 2 } } }, { _id: 1, a: { $x: 1, 'b.c': 2 } }],
  [
    { _id: 1 },
    JSON.parse('{"$set": {"__proto__.x": 1}}') as Document,
    JSON.parse('{"_id": 1, "__proto__": {"x": 1}}') as Document,
  ],
  [{ _id: 1 }, { $set: { constructor: 1, 'toString.x': 2 } }, { _id: 1, constructor: 1, toString: { x: 2 } }],
]);

table('unset/', [
  [{ _id: 1, a: 1, b: 2 }, { $unset: { a: '' } }, { _id: 1, b: 2 }],
  [{ _id: 1, a: { b: 1, c: 2 } }, { $unset: { 'a.b': 1 } }, { _id: 1, a: { c: 2 } }],
  [{ _id: 1, t: [1, 2, 3] }, { $unset: { 't.1': 1 } }, { _id: 1, t: [1, null, 3] }],
  [{ _id: 1, a: 1 }, { $unset: { b: 1, 'c.d': 1, 'a.x': 1 } }, { _id: 1, a: 1 }],
  [{ _id: 1, t: [1] }, { $unset: { 't.5': 1, 't.x': 1 } }, { _id: 1, t: [1] }],
]);

table('inc/', [
  [{ _id: 1, n: 1 }, { $inc: { n: 2 } }, { _id: 1, n: 3 }],
  [{ _id: 1 }, { $inc: { n: 2, 'm.x': -1 } }, { _id: 1, m: { x: -1 }, n: 2 }],
  [{ _id: 1, n: 2147483647 }, { $inc: { n: 1 } }, { _id: 1, n: long(2147483648) }],
  [{ _id: 1, n: long(5) }, { $inc: { n: 1 } }, { _id: 1, n: long(6) }],
  [{ _id: 1, n: 5 }, { $inc: { n: long(1) } }, { _id: 1, n: long(6) }],
  [{ _id: 1, n: 1 }, { $inc: { n: 1.5 } }, { _id: 1, n: 2.5 }],
  [{ _id: 1, n: 1.5 }, { $inc: { n: 1.5 } }, { _id: 1, n: new Double(3) }],
  [{ _id: 1, n: decimal('1.10') }, { $inc: { n: decimal('2.2') } }, { _id: 1, n: decimal('3.30') }],
  [{ _id: 1, n: decimal('1.1') }, { $inc: { n: 1 } }, { _id: 1, n: decimal('2.1') }],
  [
    { _id: 1, n: Long.fromString('9007199254740993') },
    { $inc: { n: 1 } },
    { _id: 1, n: Long.fromString('9007199254740994') },
  ],
  [{ _id: 1, t: [1] }, { $inc: { 't.0': 1 } }, { _id: 1, t: [2] }],
]);

table('mul/', [
  [{ _id: 1, n: 3 }, { $mul: { n: 2 } }, { _id: 1, n: 6 }],
  [
    { _id: 1, n: decimal('10.99'), q: 25 },
    { $mul: { n: decimal('1.25'), q: 2 } },
    { _id: 1, n: decimal('13.7375'), q: 50 },
  ],
  [
    { _id: 1 },
    { $mul: { a: 5, b: long(5), c: 1.5, d: decimal('2') } },
    { _id: 1, a: 0, b: long(0), c: new Double(0), d: decimal('0') },
  ],
  [{ _id: 1, n: 65536 }, { $mul: { n: 65536 } }, { _id: 1, n: long(4294967296) }],
  [{ _id: 1, n: 2 }, { $mul: { n: 0.5 } }, { _id: 1, n: new Double(1) }],
]);

table('min/', [
  [{ _id: 1, n: 200 }, { $min: { n: 150 } }, { _id: 1, n: 150 }],
  [{ _id: 1, n: 150 }, { $min: { n: 250 } }, { _id: 1, n: 150 }],
  [{ _id: 1 }, { $min: { n: 1 } }, { _id: 1, n: 1 }],
  [{ _id: 1, n: 'x' }, { $min: { n: 1 } }, { _id: 1, n: 1 }],
  [{ _id: 1, n: null }, { $min: { n: 1 } }, { _id: 1, n: null }],
  [{ _id: 1, n: 1 }, { $min: { n: new Double(1) } }, { _id: 1, n: 1 }],
]);

table('max/', [
  [{ _id: 1, n: 800 }, { $max: { n: 950 } }, { _id: 1, n: 950 }],
  [{ _id: 1, n: 800 }, { $max: { n: 700 } }, { _id: 1, n: 800 }],
  [{ _id: 1, d: new Date(5) }, { $max: { d: new Date(9), e: 1 } }, { _id: 1, d: new Date(9), e: 1 }],
  [{ _id: 1, n: 5 }, { $max: { n: 'a' } }, { _id: 1, n: 'a' }],
]);

table('rename/', [
  [
    { _id: 1, nmae: { first: 'g' }, x: 1 },
    { $rename: { nmae: 'name' } },
    { _id: 1, x: 1, name: { first: 'g' } },
  ],
  [
    { _id: 1, name: { first: 'g' } },
    { $rename: { 'name.first': 'name.fname' } },
    { _id: 1, name: { fname: 'g' } },
  ],
  [{ _id: 1, a: 1, b: 2, c: 3 }, { $rename: { a: 'b' } }, { _id: 1, b: 1, c: 3 }],
  [{ _id: 1, b: 2 }, { $rename: { a: 'b' } }, { _id: 1, b: 2 }],
  [{ _id: 1, a: 1 }, { $rename: { a: 'x.y' } }, { _id: 1, x: { y: 1 } }],
  [{ _id: 1, a: { x: 1 } }, { $rename: { 'a.b': 'c' } }, { _id: 1, a: { x: 1 } }],
  [{ _id: 1, a: [1] }, { $rename: { 'a.5': 'c' } }, { _id: 1, a: [1] }],
  [{ _id: 1, a: 1, c: 4 }, { $rename: { b: 'c.d' } }, { _id: 1, a: 1, c: 4 }],
  [{ _id: 1, a: { $ref: 'c', $id: 1 } }, { $set: { 'a.$id': 2 } }, { _id: 1, a: { $ref: 'c', $id: 2 } }],
]);

table('currentDate/', [
  [{ _id: 1 }, { $currentDate: { a: true } }, { _id: 1, a: NOW }],
  [{ _id: 1, a: 1 }, { $currentDate: { a: { $type: 'date' } } }, { _id: 1, a: NOW }],
  [
    { _id: 1 },
    { $currentDate: { a: { $type: 'timestamp' } }, $set: { b: 1 } },
    { _id: 1, a: new Timestamp({ t: NOW.getTime() / 1000, i: 1 }), b: 1 },
  ],
]);

table('bit/', [
  [{ _id: 1, n: 13 }, { $bit: { n: { and: 10 } } }, { _id: 1, n: 8 }],
  [{ _id: 2, n: 3 }, { $bit: { n: { or: 5 } } }, { _id: 2, n: 7 }],
  [{ _id: 3, n: 1 }, { $bit: { n: { xor: 5 } } }, { _id: 3, n: 4 }],
  [{ _id: 4 }, { $bit: { n: { or: 5 } } }, { _id: 4, n: 5 }],
  [{ _id: 5, n: long(1) }, { $bit: { n: { or: 6, and: 5 } } }, { _id: 5, n: long(5) }],
]);

describe(`${MANUAL}/reference/operator/update/setOnInsert/`, () => {
  const update = { $set: { a: 1 }, $setOnInsert: { b: 2, _id: 9 } };
  test('when a document is updated, then $setOnInsert does nothing', () => {
    expect(updated({ _id: 1 }, update)).toBe(shown({ _id: 1, a: 1 }));
  });
  test('when a document is inserted, then $setOnInsert sets its fields', () => {
    expect(updated({ x: 1 }, update, {}, 'insert')).toBe(shown({ _id: 9, x: 1, a: 1, b: 2 }));
  });
});

describe(`${MANUAL}/reference/method/db.collection.replaceOne/`, () => {
  test.each<Case>([
    [{ _id: 1, a: 1, b: 2 }, { c: 3 }, { _id: 1, c: 3 }],
    [{ _id: 1, a: 1 }, {}, { _id: 1 }],
    [
      { _id: 1, a: 1 },
      { c: 3, _id: 1 },
      { _id: 1, c: 3 },
    ],
    [
      { _id: 1 },
      { t: new Timestamp({ t: 0, i: 0 }) },
      { _id: 1, t: new Timestamp({ t: NOW.getTime() / 1000, i: 1 }) },
    ],
    [{ _id: 1 }, { a: { $b: 1 } }, { _id: 1, a: { $b: 1 } }],
  ])('when %j is replaced by %j, then it is %j', (doc, replacement, after) => {
    expect(updated(doc, replacement)).toBe(shown(after));
  });
});

describe(`${MANUAL}/reference/operator/update/`, () => {
  test.each<[code: number, why: string, doc: Document, update: Document]>([
    [14, '$inc of a string', { _id: 1, a: 'x' }, { $inc: { a: 1 } }],
    [14, '$inc of null', { _id: 1, a: null }, { $inc: { a: 1 } }],
    [14, '$inc by a string', { _id: 1 }, { $inc: { a: 'x' } }],
    [14, '$mul of a string', { _id: 1, a: 'x' }, { $mul: { a: 1 } }],
    [14, '$mul by null', { _id: 1 }, { $mul: { a: null } }],
    [2, '$inc over the end of a long', { _id: 1, a: Long.MAX_VALUE }, { $inc: { a: 1 } }],
    [2, '$mul over the end of a long', { _id: 1, a: Long.MAX_VALUE }, { $mul: { a: 2 } }],
    [28, '$set through a number', { _id: 1, a: 5 }, { $set: { 'a.b': 1 } }],
    [28, '$set through null', { _id: 1, a: null }, { $set: { 'a.b': 1 } }],
    [28, '$set of a name in an array', { _id: 1, a: [1] }, { $set: { 'a.b': 1 } }],
    [28, '$set deep behind a number', { _id: 1, a: { b: 1 } }, { $set: { 'a.b.c.d': 1 } }],
    [28, '$inc through a string', { _id: 1, a: 'x' }, { $inc: { 'a.b': 1 } }],
    [28, 'an index with a leading zero', { _id: 1, a: [1] }, { $set: { 'a.00': 1 } }],
    [37, 'an index far beyond the end', { _id: 1, a: [1] }, { $set: { 'a.1500002': 1 } }],
    [40, 'one path twice', { _id: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }],
    [40, 'a path and one within', { _id: 1 }, { $set: { a: 1, 'a.b': 1 } }],
    [40, 'a path and one around', { _id: 1 }, { $set: { 'a.b': 1 }, $unset: { a: 1 } }],
    [40, 'a renamed path', { _id: 1 }, { $rename: { a: 'b' }, $set: { b: 1 } }],
    [56, 'an empty path', { _id: 1 }, { $set: { '': 1 } }],
    [56, 'an empty name in a path', { _id: 1 }, { $set: { 'a..b': 1 } }],
    [56, 'a path that ends in a dot', { _id: 1 }, { $set: { 'a.': 1 } }],
    [52, 'a name with a dollar', { _id: 1 }, { $set: { $a: 1 } }],
    [52, 'a name with a dollar within', { _id: 1 }, { $set: { 'a.$b': 1 } }],
    [66, 'another _id', { _id: 1 }, { $set: { _id: 2 } }],
    [66, 'no _id', { _id: 1 }, { $unset: { _id: 1 } }],
    [66, 'a field in the _id', { _id: { a: 1 } }, { $set: { '_id.a': 2 } }],
    [66, 'a renamed _id', { _id: 1 }, { $rename: { _id: 'a' } }],
    [66, 'a replacement with another _id', { _id: 1 }, { _id: 2, a: 1 }],
    [9, 'an unknown operator', { _id: 1 }, { $foo: { a: 1 } }],
    [9, 'an operator without fields', { _id: 1 }, { $set: 'x' }],
    [9, 'a field beside operators', { _id: 1 }, { $set: { a: 1 }, b: 1 }],
    [52, 'an operator beside fields', { _id: 1 }, { a: 1, $set: { b: 1 } }],
    [2, '$currentDate of a number', { _id: 1 }, { $currentDate: { a: 1 } }],
    [2, '$currentDate of another type', { _id: 1 }, { $currentDate: { a: { $type: 'int' } } }],
    [2, '$rename to a number', { _id: 1 }, { $rename: { a: 1 } }],
    [2, '$rename to itself', { _id: 1 }, { $rename: { a: 'a' } }],
    [2, '$rename into itself', { _id: 1 }, { $rename: { a: 'a.b' } }],
    [2, '$rename out of an array', { _id: 1, a: [{ b: 1 }] }, { $rename: { 'a.0.b': 'c' } }],
    [2, '$rename into an array', { _id: 1, a: 1, b: [] }, { $rename: { a: 'b.0' } }],
    [28, '$rename out of a number', { _id: 1, a: 5 }, { $rename: { 'a.b': 'c' } }],
    [28, '$rename of a name in an array', { _id: 1, a: [{ b: 1 }] }, { $rename: { 'a.b': 'c' } }],
    [238, 'a field of a reference where there is none', { _id: 1, a: {} }, { $set: { 'a.$id': 1 } }],
    [2, '$rename of a positional path', { _id: 1 }, { $rename: { 'a.$': 'b' } }],
    [28, '$rename through a number', { _id: 1, a: 1, b: 2 }, { $rename: { a: 'b.c' } }],
    [2, '$bit of a double', { _id: 1, a: 1.5 }, { $bit: { a: { or: 1 } } }],
    [2, '$bit by a double', { _id: 1, a: 1 }, { $bit: { a: { or: 1.5 } } }],
    [2, '$bit with another operation', { _id: 1, a: 1 }, { $bit: { a: { not: 1 } } }],
    [2, '$bit without any', { _id: 1, a: 1 }, { $bit: { a: {} } }],
    [2, '$bit of a scalar', { _id: 1, a: 1 }, { $bit: { a: 1 } }],
  ])('when a document is updated, then it fails with %i for %s', (code, _why, doc, update) => {
    expect(codeOf(() => updated(doc, update))).toBe(code);
  });
});
