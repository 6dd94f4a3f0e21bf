import { Decimal128, Double, Long } from 'bson';
import { type Document } from '../../../../../integrations/mongodb/embedded/query/document';
import { codeOf, MANUAL, NOW, shown, stored } from './bson-documents';
import { compilePipeline } from '../../../../../integrations/mongodb/embedded/query/pipeline';
import { type Collections, piped } from './piped';

type Case = [stages: Document[], docs: Document[], result: Document[], others?: Collections];

function table(page: string, cases: Case[]): void {
  describe(`${MANUAL}/reference/operator/aggregation/${page}`, () => {
    test.each(cases)('when %j runs over %j, then it gives %j', (stages, docs, result, others = {}) => {
      expect(piped(stages, docs, others)).toBe(shown(result));
    });
  });
}

const sales = [
  { _id: 1, item: 'abc', price: 10, quantity: 2, date: new Date('2014-03-01T08:00:00Z') },
  { _id: 2, item: 'jkl', price: 20, quantity: 1, date: new Date('2014-03-01T09:00:00Z') },
  { _id: 3, item: 'xyz', price: 5, quantity: 10, date: new Date('2014-03-15T09:00:00Z') },
  { _id: 4, item: 'abc', price: 10, quantity: 5 },
];

table('group/', [
  [[{ $group: { _id: null, count: { $sum: 1 } } }], sales, [{ _id: null, count: 4 }]],
  [[{ $group: { _id: null, count: { $count: {} } } }], sales, [{ _id: null, count: 4 }]],
  [[{ $group: { _id: null, count: { $sum: 1 } } }], [], []],
  [[{ $group: { _id: '$item' } }], sales, [{ _id: 'abc' }, { _id: 'jkl' }, { _id: 'xyz' }]],
  [
    [
      { $group: { _id: '$item', total: { $sum: { $multiply: ['$price', '$quantity'] } } } },
      { $match: { total: { $gte: 50 } } },
    ],
    sales,
    [
      { _id: 'abc', total: 70 },
      { _id: 'xyz', total: 50 },
    ],
  ],
  [
    [
      {
        $group: {
          _id: { $dateToString: { format: '%Y-%m-%d', date: '$date' } },
          average: { $avg: '$quantity' },
        },
      },
    ],
    sales,
    [
      { _id: '2014-03-01', average: 1.5 },
      { _id: '2014-03-15', average: new Double(10) },
      { _id: null, average: new Double(5) },
    ],
  ],
  [
    [
      {
        $group: {
          _id: { i: '$item' },
          ids: { $push: '$_id' },
          prices: { $addToSet: '$price' },
          dates: { $push: '$date' },
        },
      },
      { $limit: 1 },
    ],
    sales,
    [{ _id: { i: 'abc' }, ids: [1, 4], prices: [10], dates: [new Date('2014-03-01T08:00:00Z')] }],
  ],
  [
    [
      {
        $group: {
          _id: 1,
          min: { $min: '$date' },
          max: { $max: '$quantity' },
          first: { $first: '$_id' },
          last: { $last: '$date' },
        },
      },
    ],
    sales,
    [{ _id: 1, min: new Date('2014-03-01T08:00:00Z'), max: 10, first: 1, last: null }],
  ],
  [
    [{ $group: { _id: '$k', n: { $sum: 1 } } }],
    [
      { k: 1 },
      { k: new Double(1) },
      { k: Long.fromNumber(1) },
      { k: Decimal128.fromString('1.0') },
      { k: '1' },
      { k: null },
      {},
    ],
    [
      { _id: 1, n: 4 },
      { _id: '1', n: 1 },
      { _id: null, n: 2 },
    ],
  ],
  [
    [{ $group: { _id: 1, d: { $stdDevPop: '$v' }, s: { $stdDevSamp: '$v' } } }],
    [{ v: 85 }, { v: 90 }, { v: 'x' }],
    [{ _id: 1, d: 2.5, s: Math.sqrt(12.5) }],
  ],
  [
    [{ $group: { _id: 1, m: { $mergeObjects: '$o' } } }],
    [{ o: { a: 1 } }, {}, { o: { b: 2, a: 3 } }],
    [{ _id: 1, m: { a: 3, b: 2 } }],
  ],
  [
    [{ $group: { _id: 1, s: { $sum: '$v' }, a: { $avg: '$v' } } }],
    [{ v: 'x' }, {}],
    [{ _id: 1, s: 0, a: null }],
  ],
  [
    [{ $group: { _id: 1, s: { $sum: '$v' } } }],
    [{ v: 2147483647 }, { v: 1 }],
    [{ _id: 1, s: Long.fromNumber(2147483648) }],
  ],
  [
    [{ $group: { _id: 1, s: { $sum: '$v' } } }],
    [{ v: Long.fromString('9007199254740993') }, { v: 1 }],
    [{ _id: 1, s: Long.fromString('9007199254740994') }],
  ],
  [
    [{ $group: { _id: 1, s: { $sum: '$v' } } }],
    [{ v: Decimal128.fromString('0.1') }, { v: Decimal128.fromString('0.2') }, { v: 1 }],
    [{ _id: 1, s: Decimal128.fromString('1.3') }],
  ],
  [
    [{ $group: { _id: 1, s: { $sum: '$v' } } }],
    Array.from({ length: 10 }, () => ({ v: 0.1 })),
    [{ _id: 1, s: new Double(1) }],
  ],
  [[{ $group: { _id: 1, s: { $sum: '$v' } } }], [{ v: [1, 2] }, { v: 5 }], [{ _id: 1, s: 5 }]],
  [
    [{ $group: { _id: ['$item', '$none'], n: { $sum: 1 } } }, { $limit: 1 }],
    sales,
    [{ _id: ['abc', null], n: 2 }],
  ],
  [
    [{ $group: { _id: 1, a: { $first: '$none' }, b: { $push: '$none' } } }],
    sales,
    [{ _id: 1, a: null, b: [] }],
  ],
]);

table('project/', [
  [[{ $project: { item: 1, price: 1 } }, { $limit: 1 }], sales, [{ _id: 1, item: 'abc', price: 10 }]],
  [[{ $project: { _id: 0, item: 1 } }, { $skip: 3 }], sales, [{ item: 'abc' }]],
  [[{ $project: { date: 0, price: 0, item: 0 } }, { $limit: 1 }], sales, [{ _id: 1, quantity: 2 }]],
  [[{ $project: { x: { $add: ['$a', 1] }, a: 1 } }], [{ _id: 1, a: 5, b: 6 }], [{ _id: 1, a: 5, x: 6 }]],
  [
    [{ $project: { 'a.b': '$c', d: { e: '$c' } } }],
    [{ _id: 1, c: 5 }],
    [{ _id: 1, a: { b: 5 }, d: { e: 5 } }],
  ],
  [
    [{ $project: { a: { b: 1, c: '$x' } } }],
    [{ _id: 1, a: { b: 2, d: 3 }, x: 4 }],
    [{ _id: 1, a: { b: 2, c: 4 } }],
  ],
  [
    [{ $project: { myArray: ['$x', '$y', '$none'] } }],
    [{ _id: 1, x: 1, y: 2 }],
    [{ _id: 1, myArray: [1, 2, null] }],
  ],
  [
    [{ $project: { t: { $cond: [{ $eq: ['$a', ''] }, '$$REMOVE', '$a'] } } }],
    [
      { _id: 1, a: '' },
      { _id: 2, a: 'x' },
    ],
    [{ _id: 1 }, { _id: 2, t: 'x' }],
  ],
  [
    [{ $project: { s: { $slice: ['$l', 1] }, kind: 'text' } }],
    [{ _id: 1, l: [1, 2] }],
    [{ _id: 1, s: [1], kind: 'text' }],
  ],
]);

table('addFields/', [
  [
    [{ $addFields: { total: { $sum: '$h' } } }, { $set: { twice: { $multiply: ['$total', 2] } } }],
    [{ _id: 1, h: [1, 2] }],
    [{ _id: 1, h: [1, 2], total: 3, twice: 6 }],
  ],
  [
    [{ $set: { 'specs.fuel': 'x' } }],
    [{ _id: 1, specs: { doors: 4 } }, { _id: 2 }],
    [
      { _id: 1, specs: { doors: 4, fuel: 'x' } },
      { _id: 2, specs: { fuel: 'x' } },
    ],
  ],
  [[{ $set: { a: 20, b: '$a' } }], [{ _id: 1, a: 1 }], [{ _id: 1, a: 20, b: 1 }]],
  [
    [{ $set: { 'a.b': 1 } }],
    [
      { _id: 1, a: [{ c: 1 }, 5, []] },
      { _id: 2, a: 5 },
    ],
    [
      { _id: 1, a: [{ c: 1, b: 1 }, { b: 1 }, []] },
      { _id: 2, a: { b: 1 } },
    ],
  ],
  [
    [{ $set: { a: { b: 1, c: '$x' } } }],
    [{ _id: 1, a: { z: 0 }, x: 2 }],
    [{ _id: 1, a: { z: 0, b: 1, c: 2 }, x: 2 }],
  ],
  [[{ $set: { a: '$$REMOVE', 'n.m': '$none' } }], [{ _id: 1, a: 1 }], [{ _id: 1, n: {} }]],
  [[{ $set: { a: {} } }], [{ _id: 1, a: 1 }], [{ _id: 1, a: {} }]],
]);

table('unset/', [
  [[{ $unset: 'copies' }], [{ _id: 1, t: 'x', copies: 5 }], [{ _id: 1, t: 'x' }]],
  [
    [{ $unset: ['isbn', 'author.first', 'copies.w'] }],
    [{ _id: 1, isbn: 1, author: { last: 'a', first: 'b' }, copies: [{ w: 1, q: 2 }] }],
    [{ _id: 1, author: { last: 'a' }, copies: [{ q: 2 }] }],
  ],
]);

table('unwind/', [
  [
    [{ $unwind: '$sizes' }],
    [{ _id: 1, sizes: ['S', 'M'] }],
    [
      { _id: 1, sizes: 'S' },
      { _id: 1, sizes: 'M' },
    ],
  ],
  [
    [{ $unwind: '$s' }],
    [{ _id: 1, s: [] }, { _id: 2 }, { _id: 3, s: null }, { _id: 4, s: 'M' }],
    [{ _id: 4, s: 'M' }],
  ],
  [
    [{ $unwind: { path: '$s', preserveNullAndEmptyArrays: true } }],
    [{ _id: 1, s: ['a'] }, { _id: 2, s: [] }, { _id: 3 }, { _id: 4, s: null }],
    [{ _id: 1, s: 'a' }, { _id: 2 }, { _id: 3 }, { _id: 4, s: null }],
  ],
  [
    [{ $unwind: { path: '$s', includeArrayIndex: 'i' } }],
    [
      { _id: 1, s: ['a', 'b'] },
      { _id: 2, s: 'M' },
    ],
    [
      { _id: 1, s: 'a', i: Long.fromNumber(0) },
      { _id: 1, s: 'b', i: Long.fromNumber(1) },
      { _id: 2, s: 'M', i: null },
    ],
  ],
  [
    [{ $unwind: '$o.l' }],
    [{ _id: 1, o: { l: [1, 2], k: 'x' } }],
    [
      { _id: 1, o: { l: 1, k: 'x' } },
      { _id: 1, o: { l: 2, k: 'x' } },
    ],
  ],
]);

table('sort/', [
  [
    [{ $sort: { a: -1, _id: 1 } }],
    [
      { _id: 1, a: 1 },
      { _id: 2, a: 2 },
      { _id: 0, a: 1 },
    ],
    [
      { _id: 2, a: 2 },
      { _id: 0, a: 1 },
      { _id: 1, a: 1 },
    ],
  ],
  [
    [{ $sort: { a: 1 } }, { $skip: 1 }, { $limit: 1 }],
    [
      { _id: 1, a: 3 },
      { _id: 2, a: 2 },
      { _id: 3, a: 1 },
    ],
    [{ _id: 2, a: 2 }],
  ],
]);

table('count/', [
  [[{ $match: { a: { $gt: 1 } } }, { $count: 'n' }], [{ a: 1 }, { a: 2 }, { a: 3 }], [{ n: 2 }]],
  [[{ $count: 'n' }], [], []],
]);

table('sortByCount/', [
  [
    [{ $unwind: '$t' }, { $sortByCount: '$t' }],
    [{ t: ['a', 'b'] }, { t: ['b'] }],
    [
      { _id: 'b', count: 2 },
      { _id: 'a', count: 1 },
    ],
  ],
]);

table('replaceRoot/', [
  [
    [{ $replaceRoot: { newRoot: { $mergeObjects: [{ dogs: 0 }, '$pets'] } } }],
    [{ _id: 1, pets: { dogs: 2 } }, { _id: 2 }],
    [{ dogs: 2 }, { dogs: 0 }],
  ],
  [[{ $unwind: '$g' }, { $replaceWith: '$g' }], [{ _id: 1, g: [{ a: 1 }, { a: 2 }] }], [{ a: 1 }, { a: 2 }]],
]);

table('bucket/', [
  [
    [
      {
        $bucket: {
          groupBy: '$y',
          boundaries: [1840, 1850, 1860],
          default: 'Other',
          output: { count: { $sum: 1 }, names: { $push: '$n' } },
        },
      },
    ],
    [{ n: 'a', y: 1850 }, { n: 'b', y: 1849 }, { n: 'c', y: 1860 }, { n: 'd' }, { n: 'e', y: 1840 }],
    [
      { _id: 1840, count: 2, names: ['b', 'e'] },
      { _id: 1850, count: 1, names: ['a'] },
      { _id: 'Other', count: 2, names: ['c', 'd'] },
    ],
  ],
  [[{ $bucket: { groupBy: '$p', boundaries: [0, 200] } }], [{ p: 0 }, { p: 199 }], [{ _id: 0, count: 2 }]],
]);

table('facet/', [
  [
    [
      {
        $facet: {
          a: [{ $match: { v: { $gt: 1 } } }, { $count: 'n' }],
          b: [{ $sort: { v: -1 } }, { $limit: 1 }],
          c: [],
        },
      },
    ],
    [
      { _id: 1, v: 1 },
      { _id: 2, v: 2 },
    ],
    [
      {
        a: [{ n: 1 }],
        b: [{ _id: 2, v: 2 }],
        c: [
          { _id: 1, v: 1 },
          { _id: 2, v: 2 },
        ],
      },
    ],
  ],
]);

table('unionWith/', [
  [[{ $unionWith: 'o' }], [{ _id: 1 }], [{ _id: 1 }, { _id: 9 }], { o: [{ _id: 9 }] }],
  [
    [{ $unionWith: { coll: 'o', pipeline: [{ $match: { a: 1 } }] } }, { $count: 'n' }],
    [{ _id: 1 }],
    [{ n: 2 }],
    { o: [{ _id: 8, a: 1 }, { _id: 9 }] },
  ],
]);

describe(`${MANUAL}/reference/operator/aggregation-pipeline/`, () => {
  test.each<[code: number, why: string, stages: Document[]]>([
    [40324, 'an unknown stage', [{ $foo: {} }]],
    [40323, 'two stages in one', [{ $match: {}, $limit: 1 }]],
    [40323, 'an empty stage', [{}]],
    [238, '$out', [{ $out: 'x' }]],
    [238, '$merge', [{ $merge: { into: 'x' } }]],
    [238, '$graphLookup', [{ $graphLookup: {} }]],
    [238, '$setWindowFields', [{ $setWindowFields: {} }]],
    [238, '$changeStream', [{ $changeStream: {} }]],
    [238, '$sample', [{ $sample: { size: 1 } }]],
    [
      238,
      '$median, which MongoDB approximates',
      [{ $group: { _id: 1, m: { $median: { input: '$x', method: 'approximate' } } } }],
    ],
    [
      238,
      '$percentile',
      [{ $group: { _id: 1, m: { $percentile: { input: '$x', p: [0.5], method: 'approximate' } } } }],
    ],
    [
      238,
      '$median as an expression',
      [{ $project: { m: { $median: { input: '$x', method: 'approximate' } } } }],
    ],
    [238, 'a stage within $facet', [{ $facet: { a: [{ $graphLookup: {} }] } }]],
    [40600, '$facet within $facet', [{ $facet: { a: [{ $facet: { b: [] } }] } }]],
    [40169, 'an empty $facet', [{ $facet: {} }]],
    [40170, '$facet of no pipeline', [{ $facet: { a: 1 } }]],
    [15952, 'an unknown accumulator', [{ $group: { _id: 1, a: { $foo: 1 } } }]],
    [15955, '$group without _id', [{ $group: { a: { $sum: 1 } } }]],
    [40234, '$group of a scalar', [{ $group: { _id: 1, a: 1 } }]],
    [40235, '$group of a dotted field', [{ $group: { _id: 1, 'a.b': { $sum: 1 } } }]],
    [40238, 'two accumulators', [{ $group: { _id: 1, a: { $sum: 1, $avg: 1 } } }]],
    [40237, 'an accumulator of two', [{ $group: { _id: 1, a: { $sum: ['$a', '$b'] } } }]],
    [14, '$count with arguments', [{ $group: { _id: 1, a: { $count: 1 } } }]],
    [168, 'an unknown expression', [{ $group: { _id: { $foo: 1 } } }]],
    [2, 'an unknown query operator', [{ $match: { a: { $foo: 1 } } }]],
    [15959, '$match of a scalar', [{ $match: 1 }]],
    [15969, '$project of a scalar', [{ $project: 1 }]],
    [51272, 'an empty $project', [{ $project: {} }]],
    [31254, 'mixed flags', [{ $project: { a: 1, b: 0 } }]],
    [40272, '$addFields of a scalar', [{ $addFields: 1 }]],
    [31250, 'colliding fields', [{ $set: { 'a.b': 1, a: { b: 2 } } }]],
    [31002, '$unset of a number', [{ $unset: 1 }]],
    [15958, '$limit of none', [{ $limit: 0 }]],
    [5107201, '$limit below zero', [{ $limit: -1 }]],
    [5107200, '$skip of a string', [{ $skip: 'x' }]],
    [15976, 'an empty $sort', [{ $sort: {} }]],
    [15975, '$sort by 5', [{ $sort: { a: 5 } }]],
    [40156, '$count of a number', [{ $count: 1 }]],
    [40157, '$count of nothing', [{ $count: '' }]],
    [40158, '$count of a dollar', [{ $count: '$a' }]],
    [40160, '$count of a dotted field', [{ $count: 'a.b' }]],
    [28818, '$unwind without a dollar', [{ $unwind: 'a' }]],
    [28812, '$unwind without a path', [{ $unwind: {} }]],
    [28811, '$unwind with an unknown option', [{ $unwind: { path: '$a', foo: 1 } }]],
    [28822, '$unwind into a dollar', [{ $unwind: { path: '$a', includeArrayIndex: '$i' } }]],
    [40147, '$sortByCount of a field name', [{ $sortByCount: 'a' }]],
    [40231, '$replaceRoot without newRoot', [{ $replaceRoot: {} }]],
    [40198, '$bucket without boundaries', [{ $bucket: { groupBy: '$a' } }]],
    [40192, '$bucket with one boundary', [{ $bucket: { groupBy: '$a', boundaries: [1] } }]],
    [40193, '$bucket with boundaries of two types', [{ $bucket: { groupBy: '$a', boundaries: [1, 'x'] } }]],
    [40194, '$bucket with falling boundaries', [{ $bucket: { groupBy: '$a', boundaries: [2, 1] } }]],
    [
      40199,
      '$bucket with a default among the boundaries',
      [{ $bucket: { groupBy: '$a', boundaries: [1, 3], default: 2 } }],
    ],
    [9, '$lookup without as', [{ $lookup: { from: 'x', localField: 'a', foreignField: 'b' } }]],
    [9, '$lookup with an unknown option', [{ $lookup: { from: 'x', as: 'y', foo: 1 } }]],
    [9, '$lookup with one field', [{ $lookup: { from: 'x', as: 'y', localField: 'a' } }]],
    [9, '$lookup with neither', [{ $lookup: { from: 'x', as: 'y' } }]],
    [
      40324,
      'an unknown stage within $lookup',
      [{ $lookup: { from: 'x', as: 'y', pipeline: [{ $foo: 1 }] } }],
    ],
    [
      17276,
      'an unknown variable within $lookup',
      [{ $lookup: { from: 'x', as: 'y', let: { a: 1 }, pipeline: [{ $set: { z: '$$b' } }] } }],
    ],
    [238, 'a collection of another database', [{ $unionWith: { db: 'd', coll: 'x' } }]],
  ])('when a pipeline is read, then it fails with %i for %s', (code, _why, stages) => {
    expect(codeOf(() => piped(stages, []))).toBe(code);
  });

  test('when a value is in no bucket, then it fails', () => {
    expect(codeOf(() => piped([{ $bucket: { groupBy: '$a', boundaries: [1, 2] } }], [{ a: 2 }]))).toBe(40066);
  });

  test('when a limit is reached, then no more is read', () => {
    let read = 0;
    function* endless(): Iterable<Document> {
      for (;;) yield { n: read++ };
    }
    const stages = [{ $match: {} }, { $set: { a: 1 } }, { $limit: 2 }].map(stored);
    const run = compilePipeline(stages, { now: NOW, sources: { collection: () => [] } });
    expect(run(endless())).toHaveLength(2);
    expect(read).toBe(2);
  });
});
