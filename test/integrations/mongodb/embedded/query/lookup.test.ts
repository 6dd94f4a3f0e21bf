import { type Document } from '../../../../../integrations/mongodb/embedded/query/document';
import { MANUAL, shown } from './bson-documents';
import { piped } from './piped';

/** Joins local.l with foreign.f and gives, for each local document, the _ids that were found. */
function joined(local: Document[], foreign: Document[], localField: string, foreignField: string): unknown[] {
  const lookup = { $lookup: { from: 'foreign', localField, foreignField, as: 'found' } };
  const result = piped([lookup, { $project: { _id: 0, ids: '$found._id' } }], local, { foreign });
  return (JSON.parse(result) as { ids: { $numberInt: string }[] }[]).map(({ ids }) =>
    ids.map((id) => Number(id.$numberInt)),
  );
}

describe(`${MANUAL}/reference/operator/aggregation/lookup/`, () => {
  const inventory = [
    { _id: 1, sku: 'almonds', stock: 120 },
    { _id: 2, sku: 'bread', stock: 80 },
    { _id: 5, sku: null },
    { _id: 6 },
  ];

  test('when orders are joined with the inventory, then missing finds null and missing', () => {
    expect(joined([{ item: 'almonds' }, { item: 'pecans' }, {}], inventory, 'item', 'sku')).toEqual([
      [1],
      [],
      [5, 6],
    ]);
  });

  test.each<[local: unknown, found: number[]]>([
    [1, [2, 3, 4]],
    [null, [0, 1, 4]],
    [
      [1, null],
      [0, 1, 2, 3, 4],
    ],
    [[], [0, 1, 4]],
    [[[1, 2]], [3, 7]],
    [[[]], [5]],
    [{ x: 1 }, [6]],
  ])('when the local value is %j, then %j are found', (value, found) => {
    const foreign = [
      { _id: 0 },
      { _id: 1, f: null },
      { _id: 2, f: 1 },
      { _id: 3, f: [1, 2] },
      { _id: 4, f: [1, null] },
      { _id: 5, f: [] },
      { _id: 6, f: { x: 1 } },
      { _id: 7, f: [[1, 2], 3] },
      { _id: 8, f: { y: 1, x: 1 } },
    ];
    expect(joined([{ l: value }], foreign, 'l', 'f')).toEqual([found]);
  });

  test.each<[local: Document, found: number[]]>([
    [{ a: { x: 1 } }, [0]],
    [{ a: [{ x: 1 }, { x: 2 }] }, [0, 1]],
    [{ a: [{ x: [1, 9] }] }, [0]],
    [{ a: [{ y: 1 }] }, [2]],
    [{ a: [{ y: 1 }, { x: 1 }] }, [0]],
    [{ a: [5] }, [2]],
    [{}, [2]],
  ])('when the local document is %j, then %j are found by a.x', (local, found) => {
    expect(
      joined(
        [local],
        [
          { _id: 0, f: 1 },
          { _id: 1, f: 2 },
          { _id: 2, f: null },
        ],
        'a.x',
        'f',
      ),
    ).toEqual([found]);
  });

  const warehouses = [
    { _id: 1, item: 'almonds', name: 'A', instock: 120 },
    { _id: 2, item: 'pecans', name: 'A', instock: 80 },
    { _id: 3, item: 'almonds', name: 'B', instock: 60 },
  ];

  test('when variables are given, then the inner pipeline sees them', () => {
    const stages = [
      {
        $lookup: {
          from: 'warehouses',
          let: { item: '$item', least: '$ordered' },
          pipeline: [
            {
              $match: { $expr: { $and: [{ $eq: ['$item', '$$item'] }, { $gte: ['$instock', '$$least'] }] } },
            },
            { $project: { _id: 0, name: 1 } },
          ],
          as: 'stock',
        },
      },
    ];
    expect(
      piped(
        stages,
        [
          { _id: 1, item: 'almonds', ordered: 100 },
          { _id: 2, item: '$pecans', ordered: 1 },
        ],
        { warehouses },
      ),
    ).toBe(
      shown([
        { _id: 1, item: 'almonds', ordered: 100, stock: [{ name: 'A' }] },
        { _id: 2, item: '$pecans', ordered: 1, stock: [] },
      ]),
    );
  });

  test('when fields and a pipeline are given, then the pipeline sees what the fields found', () => {
    const stages = [
      {
        $lookup: {
          from: 'warehouses',
          localField: 'item',
          foreignField: 'item',
          let: { least: '$ordered' },
          pipeline: [{ $match: { $expr: { $gte: ['$instock', '$$least'] } } }, { $count: 'n' }],
          as: 'o.found',
        },
      },
    ];
    expect(piped(stages, [{ _id: 1, item: 'almonds', ordered: 50 }], { warehouses })).toBe(
      shown([{ _id: 1, item: 'almonds', ordered: 50, o: { found: [{ n: 2 }] } }]),
    );
  });

  test('when nothing ties the collections, then each document gets all', () => {
    const stages = [{ $lookup: { from: 'warehouses', pipeline: [{ $count: 'n' }], as: 'x' } }];
    expect(piped(stages, [{ _id: 1 }, { _id: 2 }], { warehouses })).toBe(
      shown([
        { _id: 1, x: [{ n: 3 }] },
        { _id: 2, x: [{ n: 3 }] },
      ]),
    );
  });

  test('when the collection does not exist, then nothing is found', () => {
    expect(joined([{ l: 1 }], [], 'l', 'f')).toEqual([[]]);
  });

  test('when a collation is given, then strings join by it', () => {
    const stages = [
      { $lookup: { from: 'w', localField: 'a', foreignField: 'b', as: 'x' } },
      { $project: { x: { $size: '$x' } } },
    ];
    const options = { collation: { locale: 'en', strength: 2 } as const };
    expect(
      piped(stages, [{ _id: 1, a: 'Anna' }], { w: [{ b: 'anna' }, { b: 'ANNA' }, { b: 'bob' }] }, options),
    ).toBe(shown([{ _id: 1, x: 2 }]));
  });
});
