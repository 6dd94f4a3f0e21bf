import { BSONRegExp, Double } from 'bson';
import { type Document } from '../../../../../integrations/mongodb/embedded/query/document';
import { codeOf, MANUAL, shown } from './bson-documents';
import { type Options, updated } from './updated';

type Case = [doc: Document, update: Document, after: Document, options?: Options];

function table(page: string, cases: Case[]): void {
  describe(`${MANUAL}/reference/operator/update/${page}`, () => {
    test.each(cases)('when %j is updated by %j, then it is %j', (doc, update, after, options = {}) => {
      expect(updated(doc, update, options)).toBe(shown(after));
    });
  });
}

const quizzes = [
  { wk: 5, score: 8 },
  { wk: 6, score: 7 },
  { wk: 7, score: 6 },
];

table('push/', [
  [{ _id: 1, s: [44] }, { $push: { s: 89 } }, { _id: 1, s: [44, 89] }],
  [{ _id: 1 }, { $push: { s: 89 } }, { _id: 1, s: [89] }],
  [{ _id: 1, s: [44] }, { $push: { s: [1, 2] } }, { _id: 1, s: [44, [1, 2]] }],
  [{ _id: 1, s: [44] }, { $push: { s: { $each: [90, 92] } } }, { _id: 1, s: [44, 90, 92] }],
  [{ _id: 1, s: [] }, { $push: { s: { $each: [] } } }, { _id: 1, s: [] }],
  [{ _id: 1, s: [1, 2] }, { $push: { s: { $each: [8, 9], $position: 0 } } }, { _id: 1, s: [8, 9, 1, 2] }],
  [{ _id: 1, s: [1, 2] }, { $push: { s: { $each: [8], $position: 9 } } }, { _id: 1, s: [1, 2, 8] }],
  [
    { _id: 1, s: [50, 60, 70, 100] },
    { $push: { s: { $position: -2, $each: [90, 80] } } },
    { _id: 1, s: [50, 60, 90, 80, 70, 100] },
  ],
  [
    { _id: 1, s: [40, 50, 60] },
    { $push: { s: { $each: [80, 78, 86], $slice: -5 } } },
    { _id: 1, s: [50, 60, 80, 78, 86] },
  ],
  [{ _id: 2, s: [89, 90] }, { $push: { s: { $each: [100, 20], $slice: 3 } } }, { _id: 2, s: [89, 90, 100] }],
  [{ _id: 3, s: [89, 70] }, { $push: { s: { $each: [], $slice: -1 } } }, { _id: 3, s: [70] }],
  [{ _id: 3, s: [89, 70] }, { $push: { s: { $each: [1], $slice: 0 } } }, { _id: 3, s: [] }],
  [
    { _id: 2, t: [89, 70, 89, 50] },
    { $push: { t: { $each: [40, 60], $sort: 1 } } },
    { _id: 2, t: [40, 50, 60, 70, 89, 89] },
  ],
  [{ _id: 2, t: ['b', 1, null] }, { $push: { t: { $each: [], $sort: -1 } } }, { _id: 2, t: ['b', 1, null] }],
  [
    {
      _id: 1,
      q: [
        { id: 1, score: 6 },
        { id: 2, score: 9 },
      ],
    },
    {
      $push: {
        q: {
          $each: [
            { id: 3, score: 8 },
            { id: 4, score: 7 },
          ],
          $sort: { score: 1 },
        },
      },
    },
    {
      _id: 1,
      q: [
        { id: 1, score: 6 },
        { id: 4, score: 7 },
        { id: 3, score: 8 },
        { id: 2, score: 9 },
      ],
    },
  ],
  [
    {
      _id: 5,
      q: [
        { wk: 1, score: 10 },
        { wk: 2, score: 8 },
        { wk: 3, score: 5 },
        { wk: 4, score: 6 },
      ],
    },
    { $push: { q: { $each: quizzes, $sort: { score: -1 }, $slice: 3 } } },
    {
      _id: 5,
      q: [
        { wk: 1, score: 10 },
        { wk: 2, score: 8 },
        { wk: 5, score: 8 },
      ],
    },
  ],
  [
    { _id: 1, q: [{ a: { b: 2 } }, 5] },
    { $push: { q: { $each: [{ a: { b: 1 } }], $sort: { 'a.b': 1 } } } },
    { _id: 1, q: [5, { a: { b: 1 } }, { a: { b: 2 } }] },
  ],
]);

table('addToSet/', [
  [{ _id: 1, l: ['a', 'b'] }, { $addToSet: { l: 'c' } }, { _id: 1, l: ['a', 'b', 'c'] }],
  [{ _id: 1, l: ['a', 'b'] }, { $addToSet: { l: 'a' } }, { _id: 1, l: ['a', 'b'] }],
  [{ _id: 1, l: ['a', 'b'] }, { $addToSet: { l: ['c', 'd'] } }, { _id: 1, l: ['a', 'b', ['c', 'd']] }],
  [{ _id: 1 }, { $addToSet: { l: 1 } }, { _id: 1, l: [1] }],
  [
    { _id: 2, t: ['e', 's'] },
    { $addToSet: { t: { $each: ['c', 'e', 'c'] } } },
    { _id: 2, t: ['e', 's', 'c'] },
  ],
  [{ _id: 1, l: [1] }, { $addToSet: { l: new Double(1) } }, { _id: 1, l: [1] }],
  [
    { _id: 1, l: [{ a: 1, b: 2 }] },
    { $addToSet: { l: { b: 2, a: 1 } } },
    {
      _id: 1,
      l: [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    },
  ],
  [{ _id: 1, l: ['a', 'a'] }, { $addToSet: { l: 'a' } }, { _id: 1, l: ['a', 'a'] }],
  [
    { _id: 1, l: ['a'] },
    { $addToSet: { l: 'A' } },
    { _id: 1, l: ['a'] },
    { collation: { locale: 'en', strength: 2 } },
  ],
]);

table('pull/', [
  [{ _id: 1, f: ['a', 'b', 'a'] }, { $pull: { f: 'a' } }, { _id: 1, f: ['b'] }],
  [
    { _id: 1, f: ['apples', 'pears', 'kiwis'] },
    { $pull: { f: { $in: ['apples', 'kiwis'] } } },
    { _id: 1, f: ['pears'] },
  ],
  [{ _id: 1, v: [3, 5, 6, 7, 7, 8] }, { $pull: { v: { $gte: 6 } } }, { _id: 1, v: [3, 5] }],
  [
    {
      _id: 1,
      r: [
        { item: 'A', score: 5 },
        { item: 'B', score: 8 },
      ],
    },
    { $pull: { r: { score: 8, item: 'B' } } },
    { _id: 1, r: [{ item: 'A', score: 5 }] },
  ],
  [{ _id: 1, r: [{ item: 'B', score: 8, x: 1 }, 5] }, { $pull: { r: { item: 'B' } } }, { _id: 1, r: [5] }],
  [
    {
      _id: 1,
      r: [
        {
          a: [
            { q: 1, a: 4 },
            { q: 2, a: 6 },
          ],
        },
        {
          a: [
            { q: 1, a: 8 },
            { q: 2, a: 9 },
          ],
        },
      ],
    },
    { $pull: { r: { a: { $elemMatch: { q: 2, a: { $gte: 8 } } } } } },
    {
      _id: 1,
      r: [
        {
          a: [
            { q: 1, a: 4 },
            { q: 2, a: 6 },
          ],
        },
      ],
    },
  ],
  [{ _id: 1, f: ['ab', 'b'] }, { $pull: { f: new BSONRegExp('^a') } }, { _id: 1, f: ['b'] }],
  [
    {
      _id: 1,
      f: [
        [1, 2],
        [2, 1],
      ],
    },
    { $pull: { f: [1, 2] } },
    { _id: 1, f: [[2, 1]] },
  ],
  [{ _id: 1, f: [1, null, 2] }, { $pull: { f: null } }, { _id: 1, f: [1, 2] }],
  [
    { _id: 1, f: [{ a: 1 }, { b: 2 }] },
    { $pull: { f: { $or: [{ a: 1 }, { b: 9 }] } } },
    { _id: 1, f: [{ b: 2 }] },
  ],
  [{ _id: 1 }, { $pull: { f: 1, 'x.y': 1 } }, { _id: 1 }],
  [
    { _id: 1, f: ['A', 'b'] },
    { $pull: { f: 'a' } },
    { _id: 1, f: ['b'] },
    { collation: { locale: 'en', strength: 1 } },
  ],
]);

table('pullAll/', [
  [{ _id: 1, s: [0, 2, 5, 5, 1, 0] }, { $pullAll: { s: [0, 5] } }, { _id: 1, s: [2, 1] }],
  [{ _id: 1, s: [{ a: 1, b: 1 }] }, { $pullAll: { s: [{ a: 1 }] } }, { _id: 1, s: [{ a: 1, b: 1 }] }],
]);

table('pop/', [
  [{ _id: 1, s: [8, 9, 10] }, { $pop: { s: -1 } }, { _id: 1, s: [9, 10] }],
  [{ _id: 1, s: [9, 10] }, { $pop: { s: 1 } }, { _id: 1, s: [9] }],
  [{ _id: 1, s: [] }, { $pop: { s: 1 } }, { _id: 1, s: [] }],
  [{ _id: 1 }, { $pop: { s: 1, 'a.b': -1 } }, { _id: 1 }],
]);

table('positional/', [
  [
    { _id: 1, g: [85, 80, 80] },
    { $set: { 'g.$': 82 } },
    { _id: 1, g: [85, 82, 80] },
    { filter: { _id: 1, g: 80 } },
  ],
  [
    {
      _id: 4,
      g: [
        { grade: 80, std: 8 },
        { grade: 85, std: 5 },
      ],
    },
    { $set: { 'g.$.std': 6 } },
    {
      _id: 4,
      g: [
        { grade: 80, std: 8 },
        { grade: 85, std: 6 },
      ],
    },
    { filter: { 'g.grade': 85 } },
  ],
  [
    {
      _id: 5,
      g: [
        { grade: 80, mean: 75 },
        { grade: 85, mean: 90 },
      ],
    },
    { $inc: { 'g.$.mean': 1 }, $set: { 'g.$.seen': true } },
    {
      _id: 5,
      g: [
        { grade: 80, mean: 75 },
        { grade: 85, mean: 91, seen: true },
      ],
    },
    { filter: { g: { $elemMatch: { grade: { $lte: 90 }, mean: { $gt: 80 } } } } },
  ],
  [
    { _id: 1, a: [{ b: [1, 2] }] },
    { $push: { 'a.$.b': 3 } },
    { _id: 1, a: [{ b: [1, 2, 3] }] },
    { filter: { 'a.b': 2 } },
  ],
  [
    { _id: 1, t: ['a', 'b', 'c'] },
    { $unset: { 't.$': 1 } },
    { _id: 1, t: ['a', null, 'c'] },
    { filter: { t: 'b' } },
  ],
]);

table('positional-all/', [
  [{ _id: 1, g: [85, 82, 80] }, { $inc: { 'g.$[]': 10 } }, { _id: 1, g: [95, 92, 90] }],
  [
    { _id: 1, g: [{ s: 1 }, { s: 2, x: 1 }] },
    { $inc: { 'g.$[].s': -2 } },
    { _id: 1, g: [{ s: -1 }, { s: 0, x: 1 }] },
  ],
  [{ _id: 1, g: [] }, { $set: { 'g.$[].s': 1 } }, { _id: 1, g: [] }],
  [
    { _id: 1, g: [{ q: [1, 2] }, { q: [3] }] },
    { $inc: { 'g.$[].q.$[]': 1 } },
    { _id: 1, g: [{ q: [2, 3] }, { q: [4] }] },
  ],
]);

table('positional-filtered/', [
  [
    { _id: 1, g: [95, 102, 90] },
    { $set: { 'g.$[e]': 100 } },
    { _id: 1, g: [95, 100, 90] },
    { arrayFilters: [{ e: { $gte: 100 } }] },
  ],
  [
    {
      _id: 1,
      g: [
        { grade: 80, mean: 75 },
        { grade: 85, mean: 100 },
      ],
    },
    { $set: { 'g.$[elem].mean': 0 } },
    {
      _id: 1,
      g: [
        { grade: 80, mean: 75 },
        { grade: 85, mean: 0 },
      ],
    },
    { arrayFilters: [{ 'elem.grade': { $gte: 85 } }] },
  ],
  [
    {
      _id: 1,
      g: [
        { grade: 80, std: 6 },
        { grade: 85, std: 3 },
      ],
    },
    { $inc: { 'g.$[elem].std': -1 } },
    {
      _id: 1,
      g: [
        { grade: 80, std: 5 },
        { grade: 85, std: 3 },
      ],
    },
    { arrayFilters: [{ 'elem.grade': { $gte: 80 }, 'elem.std': { $gt: 5 } }] },
  ],
  [
    {
      _id: 1,
      g: [
        { t: 'quiz', q: [10, 8, 5] },
        { t: 'exam', q: [9, 2] },
      ],
    },
    { $inc: { 'g.$[t].q.$[score]': 2 } },
    {
      _id: 1,
      g: [
        { t: 'quiz', q: [12, 10, 5] },
        { t: 'exam', q: [9, 2] },
      ],
    },
    { arrayFilters: [{ 't.t': 'quiz' }, { score: { $gte: 8 } }] },
  ],
  [
    {
      _id: 1,
      g: [
        { t: 'quiz', q: [10, 8, 5] },
        { t: 'exam', q: [9, 2] },
      ],
    },
    { $inc: { 'g.$[].q.$[score]': 2 } },
    {
      _id: 1,
      g: [
        { t: 'quiz', q: [12, 10, 5] },
        { t: 'exam', q: [11, 2] },
      ],
    },
    { arrayFilters: [{ score: { $gte: 8 } }] },
  ],
  [
    { _id: 1, g: [1, 5, 9] },
    { $set: { 'g.$[e]': 0 } },
    { _id: 1, g: [0, 5, 0] },
    { arrayFilters: [{ $or: [{ e: 1 }, { e: { $gt: 8 } }] }] },
  ],
  [
    { _id: 1, g: [1, 5, 9] },
    { $set: { 'g.$[e]': 0 } },
    { _id: 1, g: [1, 0, 9] },
    { arrayFilters: [{ $and: [{ e: { $gt: 1 } }, { e: { $lt: 8 } }] }] },
  ],
  [{ _id: 1, g: [1, 5] }, { $set: { 'g.$[e]': 0 } }, { _id: 1, g: [1, 5] }, { arrayFilters: [{ e: 9 }] }],
  [
    { _id: 1, g: [1, 2] },
    { $set: { 'g.$[a]': 8, 'g.$[b]': 9 } },
    { _id: 1, g: [8, 9] },
    { arrayFilters: [{ a: 1 }, { b: 2 }] },
  ],
]);

describe(`${MANUAL}/reference/operator/update-array/`, () => {
  test.each<[code: number, why: string, doc: Document, update: Document, options?: Options]>([
    [2, '$push to a string', { _id: 1, a: 'x' }, { $push: { a: 1 } }],
    [2, '$push to a document', { _id: 1, a: {} }, { $push: { a: 1 } }],
    [2, '$push to null', { _id: 1, a: null }, { $push: { a: 1 } }],
    [2, '$push of $each without an array', { _id: 1 }, { $push: { a: { $each: 1 } } }],
    [2, '$push with an unknown clause', { _id: 1 }, { $push: { a: { $each: [1], $foo: 1 } } }],
    [2, '$slice of a fraction', { _id: 1 }, { $push: { a: { $each: [1], $slice: 1.5 } } }],
    [2, '$position of a string', { _id: 1 }, { $push: { a: { $each: [1], $position: 'x' } } }],
    [2, '$sort by 2', { _id: 1 }, { $push: { a: { $each: [1], $sort: 2 } } }],
    [2, '$sort by nothing', { _id: 1 }, { $push: { a: { $each: [1], $sort: {} } } }],
    [52, '$slice without $each', { _id: 1 }, { $push: { a: { $slice: 1 } } }],
    [28, '$push through a number', { _id: 1, a: 1 }, { $push: { 'a.b': 1 } }],
    [2, '$addToSet to a number', { _id: 1, a: 1 }, { $addToSet: { a: 1 } }],
    [14, '$addToSet of $each without an array', { _id: 1 }, { $addToSet: { a: { $each: 1 } } }],
    [2, '$addToSet with more than $each', { _id: 1 }, { $addToSet: { a: { $each: [1], $slice: 1 } } }],
    [2, '$pull from a string', { _id: 1, a: 'x' }, { $pull: { a: 'x' } }],
    [2, '$pull from a document', { _id: 1, a: {} }, { $pull: { a: 'x' } }],
    [28, '$pull through a number', { _id: 1, a: 1 }, { $pull: { 'a.b': 1 } }],
    [2, '$pull by an unknown operator', { _id: 1, a: [1] }, { $pull: { a: { $foo: 1 } } }],
    [224, '$pull by $expr', { _id: 1, a: [1] }, { $pull: { a: { $expr: true } } }],
    [2, '$pullAll without an array', { _id: 1, a: [1] }, { $pullAll: { a: 1 } }],
    [2, '$pullAll from a number', { _id: 1, a: 1 }, { $pullAll: { a: [1] } }],
    [14, '$pop of a string', { _id: 1, a: 'x' }, { $pop: { a: 1 } }],
    [28, '$pop through a string', { _id: 1, a: 'x' }, { $pop: { 'a.b': 1 } }],
    [9, '$pop by 2', { _id: 1, a: [1] }, { $pop: { a: 2 } }],
    [9, '$pop by a string', { _id: 1, a: [1] }, { $pop: { a: 'x' } }],
    [
      2,
      '$ without an array in the filter',
      { _id: 1, a: [1] },
      { $set: { 'a.$': 1 } },
      { filter: { _id: 1 } },
    ],
    [2, '$ twice', { _id: 1, a: [1] }, { $set: { 'a.$.b.$': 1 } }, { filter: { a: 1 } }],
    [2, '$ first', { _id: 1 }, { $set: { $: 1 } }],
    [2, '$[] first', { _id: 1 }, { $set: { '$[].a': 1 } }],
    [2, '$[] of a missing field', { _id: 1 }, { $set: { 'a.$[]': 1 } }],
    [2, '$[] of a number', { _id: 1, a: 5 }, { $set: { 'a.$[]': 1 } }],
    [2, '$[] of a missing field within', { _id: 1, a: [{}] }, { $set: { 'a.$[].b.$[]': 1 } }],
    [
      40,
      '$ and an index that meet',
      { _id: 1, a: [1] },
      { $set: { 'a.$': 1, 'a.0': 2 } },
      { filter: { a: 1 } },
    ],
    [40, '$[] and an index that meet', { _id: 1, a: [1] }, { $set: { 'a.$[]': 1, 'a.0': 2 } }],
    [
      40,
      'two filters that meet',
      { _id: 1, a: [1] },
      { $set: { 'a.$[x]': 1, 'a.$[y]': 2 } },
      { arrayFilters: [{ x: 1 }, { y: 1 }] },
    ],
    [2, 'an identifier without a filter', { _id: 1, a: [1] }, { $set: { 'a.$[x]': 1 } }],
    [9, 'a filter that is not used', { _id: 1, a: [1] }, { $set: { b: 1 } }, { arrayFilters: [{ x: 1 }] }],
    [
      9,
      'two filters of one name',
      { _id: 1, a: [1] },
      { $set: { 'a.$[x]': 1 } },
      { arrayFilters: [{ x: 1 }, { x: 2 }] },
    ],
    [
      9,
      'a filter of two names',
      { _id: 1, a: [1] },
      { $set: { 'a.$[x]': 1 } },
      { arrayFilters: [{ x: 1, y: 2 }] },
    ],
    [9, 'an empty filter', { _id: 1, a: [1] }, { $set: { 'a.$[x]': 1 } }, { arrayFilters: [{}] }],
    [2, 'an identifier with a capital', { _id: 1, a: [1] }, { $set: { b: 1 } }, { arrayFilters: [{ X: 1 }] }],
    [
      224,
      'a filter by $expr',
      { _id: 1, a: [1] },
      { $set: { 'a.$[x]': 1 } },
      { arrayFilters: [{ $expr: true }] },
    ],
    [9, 'filters of a replacement', { _id: 1 }, { a: 1 }, { arrayFilters: [{ x: 1 }] }],
  ])('when a document is updated, then it fails with %i for %s', (code, _why, doc, update, options = {}) => {
    expect(codeOf(() => updated(doc, update, options))).toBe(code);
  });
});
