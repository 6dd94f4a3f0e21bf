import { Double, Long, MaxKey, MinKey } from 'bson';
import { type Collation } from '../../../../../integrations/mongodb/embedded/query/collation';
import { type Document } from '../../../../../integrations/mongodb/embedded/query/document';
import {
  compileSort,
  compileSorter,
  sortDocuments,
} from '../../../../../integrations/mongodb/embedded/query/sort';
import { codeOf, MANUAL, stored } from './bson-documents';

function sorted(spec: Document, docs: Document[], collation?: Collation): unknown[] {
  const names = new Map(docs.map((doc) => [stored(doc), doc['_id']]));
  const byPair = [...names.keys()].sort(compileSort(stored(spec), collation)).map((doc) => names.get(doc));
  expect(
    sortDocuments([...names.keys()], compileSorter(stored(spec), collation)).map((doc) => names.get(doc)),
  ).toEqual(byPair);
  return byPair;
}

describe(`${MANUAL}/reference/method/cursor.sort/`, () => {
  const mixed = [
    { _id: 'array', v: [5, 'z'] },
    { _id: 'max', v: new MaxKey() },
    { _id: 'string', v: 'a' },
    { _id: 'long', v: Long.fromNumber(7) },
    { _id: 'double', v: 6.5 },
    { _id: 'null', v: null },
    { _id: 'missing' },
    { _id: 'empty', v: [] },
    { _id: 'min', v: new MinKey() },
    { _id: 'nan', v: new Double(NaN) },
    { _id: 'object', v: {} },
    { _id: 'nested', v: [[1]] },
    { _id: 'date', v: new Date(0) },
    { _id: 'false', v: false },
  ];

  test('when values of all types are sorted ascending, then the least element of an array counts', () => {
    expect(sorted({ v: 1 }, mixed)).toEqual([
      'min',
      'empty',
      'null',
      'missing',
      'nan',
      'array',
      'double',
      'long',
      'string',
      'object',
      'nested',
      'false',
      'date',
      'max',
    ]);
  });

  test('when they are sorted descending, then the greatest element counts', () => {
    expect(sorted({ v: -1 }, mixed)).toEqual([
      'max',
      'date',
      'false',
      'nested',
      'object',
      'array',
      'string',
      'long',
      'double',
      'nan',
      'null',
      'missing',
      'empty',
      'min',
    ]);
  });

  test.each<[spec: Document, docs: Document[], ids: unknown[]]>([
    [
      { a: 1, b: -1 },
      [
        { _id: 1, a: 2, b: 1 },
        { _id: 2, a: 1, b: 1 },
        { _id: 3, a: 1, b: 2 },
      ],
      [3, 2, 1],
    ],
    [
      { a: 1 },
      [
        { _id: 1, a: 1 },
        { _id: 2, a: 1 },
        { _id: 3, a: 0 },
      ],
      [3, 1, 2],
    ],
    [
      { 'a.b': 1 },
      [
        { _id: 1, a: { b: 3 } },
        { _id: 2, a: [{ b: 4 }, { b: 1 }] },
        { _id: 3, a: { b: 2 } },
      ],
      [2, 3, 1],
    ],
    [
      { 'a.b': -1 },
      [
        { _id: 1, a: { b: 3 } },
        { _id: 2, a: [{ b: 4 }, { b: 1 }] },
        { _id: 3, a: { b: 2 } },
      ],
      [2, 1, 3],
    ],
    [
      { 'a.b': 1 },
      [
        { _id: 1, a: { b: 0 } },
        { _id: 2, a: [{ b: 1 }, {}] },
        { _id: 3, a: 5 },
      ],
      [2, 3, 1],
    ],
    [
      { 'a.0': 1 },
      [
        { _id: 1, a: [3, 1] },
        { _id: 2, a: [2, 9] },
      ],
      [2, 1],
    ],
    [
      { a: 1 },
      [
        { _id: 1, a: [3, 1] },
        { _id: 2, a: [2, 9] },
      ],
      [1, 2],
    ],
    [
      { a: 1 },
      [
        { _id: 1, a: [9] },
        { _id: 2, a: 5 },
        { _id: 3, a: [[0], 7] },
      ],
      [2, 3, 1],
    ],
    // One element of the array gives both values.
    [
      { 'a.b': 1, 'a.c': 1 },
      [
        {
          _id: 1,
          a: [
            { b: 1, c: 9 },
            { b: 2, c: 0 },
          ],
        },
        { _id: 2, a: [{ b: 1, c: 5 }] },
      ],
      [2, 1],
    ],
    [
      { a: new Double(-1) },
      [
        { _id: 1, a: 1 },
        { _id: 2, a: 2 },
      ],
      [2, 1],
    ],
    [{}, [{ _id: 2 }, { _id: 1 }], [2, 1]],
  ])('when %j sorts %j, then the order is %j', (spec, docs, ids) => {
    expect(sorted(spec, docs)).toEqual(ids);
  });

  test('when an index leads to an array, then the array is not unpacked', () => {
    expect(
      sorted({ 'x.0': 1 }, [
        { _id: 'array', x: [[5]] },
        { _id: 'text', x: ['a'] },
        { _id: 'number', x: [9] },
      ]),
    ).toEqual(['number', 'text', 'array']);
  });

  test('when a collation is given, then case does not count', () => {
    const docs = [
      { _id: 1, n: 'b' },
      { _id: 2, n: 'B' },
      { _id: 3, n: 'a' },
      { _id: 4, n: 'C' },
    ];
    expect(sorted({ n: 1 }, docs)).toEqual([2, 4, 3, 1]);
    expect(sorted({ n: 1 }, docs, { locale: 'en', strength: 2 })).toEqual([3, 1, 2, 4]);
  });

  test.each<[code: number, spec: Document]>([
    [15975, { a: 2 }],
    [15975, { a: 0 }],
    [15974, { a: 'asc' }],
    [15974, { a: { x: 1 } }],
    [238, { a: { $meta: 'textScore' } }],
    [238, { $natural: 1 }],
    [40352, { '': 1 }],
    [15998, { 'a..b': 1 }],
    [16410, { $a: 1 }],
  ])('when a sort is read, then it fails with %i for %j', (code, spec) => {
    expect(codeOf(() => compileSort(stored(spec)))).toBe(code);
  });

  test('when two arrays would have to be unpacked together, then it fails with BadValue', () => {
    const sort = compileSort(stored({ a: 1, b: 1 }));
    expect(codeOf(() => sort(stored({ a: [1, 2], b: [1, 2] }), stored({})))).toBe(2);
  });
});
