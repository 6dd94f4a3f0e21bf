import { type Document } from '../../../../../integrations/mongodb/embedded/query/document';
import { compileProjection } from '../../../../../integrations/mongodb/embedded/query/projection';
import { codeOf, MANUAL, NOW, shown, stored } from './bson-documents';

type Case = [projection: Document, doc: Document, projected: Document, filter?: Document];

function project(spec: Document, doc: Document, filter: Document = {}): string {
  return shown(compileProjection(stored(spec), { now: NOW, filter: stored(filter) })(stored(doc)));
}

function table(page: string, cases: Case[]): void {
  describe(`${MANUAL}/${page}`, () => {
    test.each(cases)('when %j projects %j, then it is %j', (spec, doc, projected, filter = {}) => {
      expect(project(spec, doc, filter)).toBe(shown(projected));
    });
  });
}

const journal = {
  _id: 1,
  item: 'j',
  status: 'A',
  size: { h: 14, w: 21, uom: 'cm' },
  instock: [
    { w: 'A', qty: 5 },
    { w: 'C', qty: 15 },
  ],
};

table('tutorial/project-fields-from-query-results/', [
  [{}, journal, journal],
  [{ item: 1, status: 1 }, journal, { _id: 1, item: 'j', status: 'A' }],
  [{ status: true, item: 1 }, journal, { _id: 1, item: 'j', status: 'A' }],
  [{ item: 1, _id: 0 }, journal, { item: 'j' }],
  [{ _id: 1 }, journal, { _id: 1 }],
  [{ _id: 0 }, { _id: 1, a: 1, b: 2 }, { a: 1, b: 2 }],
  [{ status: 0, instock: 0 }, journal, { _id: 1, item: 'j', size: { h: 14, w: 21, uom: 'cm' } }],
  [{ 'size.uom': 1 }, journal, { _id: 1, size: { uom: 'cm' } }],
  [{ size: { uom: 1 } }, journal, { _id: 1, size: { uom: 'cm' } }],
  [{ 'size.uom': 0, instock: 0 }, journal, { _id: 1, item: 'j', status: 'A', size: { h: 14, w: 21 } }],
  [{ 'instock.qty': 1 }, journal, { _id: 1, instock: [{ qty: 5 }, { qty: 15 }] }],
  [
    { 'instock.qty': 0, size: 0 },
    journal,
    { _id: 1, item: 'j', status: 'A', instock: [{ w: 'A' }, { w: 'C' }] },
  ],
  [{ missing: 1 }, journal, { _id: 1 }],
  [{ 'a.b': 1 }, { _id: 1, a: 5 }, { _id: 1 }],
  [
    { 'a.b': 1 },
    { _id: 1, a: [1, { b: 2, c: 3 }, [{ b: 4, c: 5 }], 'x'] },
    { _id: 1, a: [{ b: 2 }, [{ b: 4 }]] },
  ],
  [{ 'a.b': 1 }, { _id: 1, a: [] }, { _id: 1, a: [] }],
  [{ 'a.b': 1 }, { _id: 1, a: [null, 1] }, { _id: 1, a: [] }],
  [{ 'a.b': 1 }, { _id: 1, a: [[]] }, { _id: 1, a: [[]] }],
  [{ 'a.b': 1 }, { _id: 1, a: {} }, { _id: 1, a: {} }],
  [{ 'a.b': 0 }, { _id: 1, a: [1, { b: 2, c: 3 }] }, { _id: 1, a: [1, { c: 3 }] }],
  [
    { b: 1, a: 1 },
    { a: 1, _id: 1, b: 2 },
    { a: 1, _id: 1, b: 2 },
  ],
  [{ '_id.x': 1 }, { _id: { x: 1, y: 2 }, a: 1 }, { _id: { x: 1 } }],
  [
    { a: 0, _id: 1 },
    { _id: 1, a: 1, b: 2 },
    { _id: 1, b: 2 },
  ],
  [
    JSON.parse('{"__proto__": 1}') as Document,
    JSON.parse('{"_id": 1, "__proto__": 2, "a": 3}') as Document,
    JSON.parse('{"_id": 1, "__proto__": 2}') as Document,
  ],
]);

table('reference/method/db.collection.find/#std-label-find-projection', [
  [{ total: { $sum: '$instock.qty' }, item: 1 }, journal, { _id: 1, item: 'j', total: 20 }],
  [{ size: '$size.h' }, journal, { _id: 1, size: 14 }],
  [{ status: { $literal: 1 }, kind: 'paper' }, journal, { _id: 1, status: 1, kind: 'paper' }],
  [{ area: { $concat: [{ $toString: '$size.h' }, ' ', '$size.uom'] } }, journal, { _id: 1, area: '14 cm' }],
  [
    { item: 1, 'size.area': { $multiply: ['$size.h', '$size.w'] } },
    journal,
    { _id: 1, item: 'j', size: { area: 294 } },
  ],
  [{ x: '$missing' }, journal, { _id: 1 }],
  [{ x: ['$item', '$missing'] }, journal, { _id: 1, x: ['j', null] }],
]);

table('reference/operator/projection/slice/', [
  [{ c: { $slice: 2 } }, { _id: 1, c: [1, 2, 3], d: 4 }, { _id: 1, c: [1, 2], d: 4 }],
  [{ c: { $slice: -2 } }, { _id: 1, c: [1, 2, 3] }, { _id: 1, c: [2, 3] }],
  [{ c: { $slice: [1, 1] } }, { _id: 1, c: [1, 2, 3] }, { _id: 1, c: [2] }],
  [{ c: { $slice: [-2, 1] } }, { _id: 1, c: [1, 2, 3] }, { _id: 1, c: [2] }],
  [{ c: { $slice: [-9, 2] } }, { _id: 1, c: [1, 2, 3] }, { _id: 1, c: [1, 2] }],
  [{ c: { $slice: [9, 2] } }, { _id: 1, c: [1, 2, 3] }, { _id: 1, c: [] }],
  [{ c: { $slice: 0 } }, { _id: 1, c: [1, 2, 3] }, { _id: 1, c: [] }],
  [
    { c: { $slice: 1 }, d: 1 },
    { _id: 1, c: [1, 2], d: 4, e: 5 },
    { _id: 1, c: [1], d: 4 },
  ],
  [
    { c: { $slice: 1 }, e: 0 },
    { _id: 1, c: [1, 2], d: 4, e: 5 },
    { _id: 1, c: [1], d: 4 },
  ],
  [{ 'o.c': { $slice: 1 } }, { _id: 1, o: { c: [1, 2], d: 3 } }, { _id: 1, o: { c: [1], d: 3 } }],
  [
    { 'o.c': { $slice: 1 } },
    { _id: 1, o: [{ c: [1, 2] }, { c: [3, 4] }] },
    { _id: 1, o: [{ c: [1] }, { c: [3] }] },
  ],
  [{ 'o.c': { $slice: 1 } }, { _id: 1, o: 5 }, { _id: 1, o: 5 }],
  [{ c: { $slice: 1 } }, { _id: 1, c: 'text' }, { _id: 1, c: 'text' }],
  [{ c: { $slice: 1 } }, { _id: 1 }, { _id: 1 }],
  [{ x: { $slice: ['$c', 2] } }, { _id: 1, c: [1, 2, 3] }, { _id: 1, x: [1, 2] }],
]);

const schools = {
  _id: 1,
  zipcode: 63109,
  students: [
    { n: 'john', s: 102, age: 10 },
    { n: 'jess', s: 102, age: 11 },
    { n: 'jeff', s: 108, age: 15 },
  ],
};

table('reference/operator/projection/elemMatch/', [
  [{ students: { $elemMatch: { s: 102 } } }, schools, { _id: 1, students: [{ n: 'john', s: 102, age: 10 }] }],
  [
    { students: { $elemMatch: { s: 102, age: { $gt: 10 } } } },
    schools,
    { _id: 1, students: [{ n: 'jess', s: 102, age: 11 }] },
  ],
  [{ students: { $elemMatch: { s: 999 } } }, schools, { _id: 1 }],
  [{ a: { $elemMatch: { $gt: 2 } } }, { _id: 1, a: [1, 3, 5] }, { _id: 1, a: [3] }],
  [
    { a: { $elemMatch: { $gt: 2 } }, b: 1 },
    { _id: 1, a: [1, 3], b: 2, c: 3 },
    { _id: 1, b: 2, a: [3] },
  ],
  [{ a: { $elemMatch: { $gt: 2 } } }, { _id: 1, a: 5 }, { _id: 1 }],
]);

table('reference/operator/projection/positional/', [
  [{ 'g.$': 1 }, { _id: 1, g: [70, 87, 90] }, { _id: 1, g: [87] }, { g: { $gte: 85 } }],
  [
    { 'g.$': 1, x: 1 },
    { _id: 1, g: [{ m: 70 }, { m: 90 }], x: 2, y: 3 },
    { _id: 1, g: [{ m: 90 }], x: 2 },
    { g: { $elemMatch: { m: { $gt: 70 } } } },
  ],
  [
    { 'items.$': 1 },
    { _id: 1, items: [{ q: 1 }, { q: 2 }] },
    { _id: 1, items: [{ q: 2 }] },
    { 'items.q': 2 },
  ],
  [{ 'a.g.$': 1 }, { _id: 1, a: { g: [1, 2], h: 3 } }, { _id: 1, a: { g: [2] } }, { 'a.g': 2 }],
]);

describe(`${MANUAL}/reference/method/db.collection.find/`, () => {
  test.each<[code: number, why: string, projection: Document]>([
    [31254, 'an exclusion among inclusions', { a: 1, b: 0 }],
    [31253, 'an inclusion among exclusions', { a: 0, b: 1 }],
    [31254, 'an exclusion beside a computed field', { b: '$x', a: { c: 0 } }],
    [31249, 'a path within another', { a: 1, 'a.b': 1 }],
    [31250, 'a path around another', { 'a.b': 1, a: 1 }],
    [40352, 'an empty path', { '': 1 }],
    [40353, 'a path that ends in a dot', { 'a.': 1 }],
    [15998, 'an empty name', { 'a..b': 1 }],
    [16410, 'a name with a dollar', { $a: 1 }],
    [51270, 'an empty sub-projection', { a: {} }],
    [31395, 'a positional exclusion', { b: 0, 'a.$': 1 }],
    [31252, 'a computed field among exclusions', { a: 0, b: '$x' }],
    [31256, 'a position and $elemMatch', { 'a.$': 1, b: { $elemMatch: { c: 1 } } }],
    [31276, 'two positions', { 'a.$': 1, 'b.$': 1 }],
    [31394, 'a position in the middle', { 'a.$.b': 1 }],
    [31271, 'a position that is computed', { 'a.$': '$b' }],
    [31275, '$elemMatch on a nested field', { 'a.b': { $elemMatch: { c: 1 } } }],
    [2, '$elemMatch of a scalar', { a: { $elemMatch: 1 } }],
    [28724, '$slice of no elements', { a: { $slice: [1, 0] } }],
    [28667, '$slice of a string', { a: { $slice: 'x' } }],
    [168, 'an unknown expression', { a: { $foo: 1 } }],
    [238, 'a score', { a: { $meta: 'textScore' } }],
  ])('when a projection is read, then it fails with %i for %s', (code, _why, projection) => {
    expect(codeOf(() => compileProjection(stored(projection), { now: NOW }))).toBe(code);
  });

  test('when no element matched, then a positional projection fails', () => {
    expect(codeOf(() => project({ 'a.$': 1 }, { _id: 1, a: [1] }, { _id: 1 }))).toBe(51246);
  });
});
