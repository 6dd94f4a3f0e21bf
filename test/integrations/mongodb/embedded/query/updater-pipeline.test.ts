import { Double } from 'bson';
import { type Document } from '../../../../../integrations/mongodb/embedded/query/document';
import { codeOf, MANUAL, NOW, shown } from './bson-documents';
import { type Options, updated } from './updated';

describe(`${MANUAL}/tutorial/update-documents-with-aggregation-pipeline/`, () => {
  test.each<[doc: Document, pipeline: Document[], after: Document, options?: Options]>([
    [
      { _id: 1, t1: 95, t2: 92 },
      [{ $set: { t3: 98, modified: '$$NOW' } }],
      { _id: 1, t1: 95, t2: 92, t3: 98, modified: NOW },
    ],
    [
      { _id: 1, tests: [95, 92, 90] },
      [
        { $set: { average: { $trunc: [{ $avg: '$tests' }, 0] } } },
        {
          $set: {
            grade: { $switch: { branches: [{ case: { $gte: ['$average', 90] }, then: 'A' }], default: 'F' } },
          },
        },
      ],
      { _id: 1, tests: [95, 92, 90], average: new Double(92), grade: 'A' },
    ],
    [
      { _id: 2, q: [4, 5] },
      [{ $set: { q: { $concatArrays: ['$q', [8, 6]] } } }],
      { _id: 2, q: [4, 5, 8, 6] },
    ],
    [{ _id: 1, a: 1, b: 2 }, [{ $unset: ['a', 'x'] }], { _id: 1, b: 2 }],
    [{ _id: 1, a: 1, b: 2 }, [{ $project: { b: 1 } }], { _id: 1, b: 2 }],
    [{ _id: 1, a: 1, b: 2 }, [{ $project: { _id: 0, b: 1 } }], { _id: 1, b: 2 }],
    [{ _id: 1, a: { x: 1 } }, [{ $replaceWith: '$a' }], { _id: 1, x: 1 }],
    [{ _id: 1, n: 1 }, [{ $set: { n: { $add: ['$n', '$$by'] } } }], { _id: 1, n: 6 }, { let: { by: 5 } }],
    [{ _id: 1, n: 1 }, [{ $set: { n: '$$REMOVE' } }], { _id: 1 }],
    [
      { _id: 1, v: 3 },
      [{ $set: { v: { $ifNull: ['$v', 0] }, w: { $ifNull: ['$w', 0] } } }],
      { _id: 1, v: 3, w: 0 },
    ],
  ])('when %j is updated by %j, then it is %j', (doc, pipeline, after, options = {}) => {
    expect(updated(doc, pipeline, options)).toBe(shown(after));
  });

  test.each<[code: number, why: string, pipeline: Document[], options?: Options]>([
    [72, '$match', [{ $match: { a: 1 } }]],
    [72, '$group', [{ $group: { _id: 1 } }]],
    [72, '$lookup', [{ $lookup: {} }]],
    [72, 'no operator', [{ a: 1 }]],
    [66, 'another _id', [{ $set: { _id: 2 } }]],
    [40228, 'a root that is no document', [{ $replaceWith: 5 }]],
    [17276, 'an unknown variable', [{ $set: { a: '$$x' } }]],
    [9, 'array filters', [{ $set: { a: 1 } }], { arrayFilters: [{ x: 1 }] }],
  ])('when a pipeline updates, then it fails with %i for %s', (code, _why, pipeline, options = {}) => {
    expect(codeOf(() => updated({ _id: 1, a: 1 }, pipeline, options))).toBe(code);
  });
});
