import { type Document } from '../../../../../integrations/mongodb/embedded/query/document';
import { keysAtPaths, valuesAtPath } from '../../../../../integrations/mongodb/embedded/query/path';
import { codeOf, MANUAL } from './bson-documents';

describe(`${MANUAL}/core/indexes/index-types/index-multikey/`, () => {
  test.each<[doc: Document, path: string, values: unknown[], arrays: boolean]>([
    [{ a: 1 }, 'a', [1], false],
    [{}, 'a', [undefined], false],
    [{ a: null }, 'a', [null], false],
    [{ a: { b: 1 } }, 'a', [{ b: 1 }], false],
    [{ a: { b: 1 } }, 'a.b', [1], false],
    [{ a: 5 }, 'a.b', [undefined], false],
    [{ a: [1, 2, 2] }, 'a', [1, 2, 2], true],
    [{ a: [] }, 'a', [], true],
    [{ a: [[1, 2], 3] }, 'a', [[1, 2], 3], true],
    [{ a: [{ b: 1 }, { b: 2 }] }, 'a.b', [1, 2], true],
    [{ a: [{ b: [1, 2] }, { b: 3 }] }, 'a.b', [1, 2, 3], true],
    [{ a: [{ b: 1 }, {}, 5] }, 'a.b', [1, undefined, undefined], true],
    [{ a: [] }, 'a.b', [undefined], true],
    [{ a: [[{ b: 1 }]] }, 'a.b', [undefined], true],
    [{ a: [7, 8] }, 'a.0', [7], false],
    [{ a: [7, 8] }, 'a.5', [undefined, undefined], true],
    [{ a: [[7, 8]] }, 'a.0', [[7, 8]], false],
    [{ a: [{ b: [1, 2] }] }, 'a.0.b', [1, 2], true],
    [{ a: [{ 1: 5 }] }, 'a.1', [5], true],
    [{ a: [{ '00': 5 }] }, 'a.0', [{ '00': 5 }], false],
    [{ a: [{ b: 1 }, { b: 2 }] }, 'a.1.b', [2], false],
    [{ a: { 0: 'x' } }, 'a.0', ['x'], false],
    [{ a: [{ b: [{ c: 1 }, { c: 2 }] }] }, 'a.b.c', [1, 2], true],
    [{}, 'constructor', [undefined], false],
  ])('when %j is read at %s, then the values are %j', (doc, path, values, arrays) => {
    expect(valuesAtPath(doc, path)).toEqual({ values, arrays });
  });

  test.each<[doc: Document, paths: string[], rows: unknown[][]]>([
    [{ a: 1, b: 2 }, ['a', 'b'], [[1, 2]]],
    [
      { a: [1, 2], b: 3 },
      ['a', 'b'],
      [
        [1, 3],
        [2, 3],
      ],
    ],
    [
      {
        a: [
          { b: 1, c: 2 },
          { b: 3, c: 4 },
        ],
      },
      ['a.b', 'a.c'],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      { a: [{ b: [1, 2], c: 3 }] },
      ['a.b', 'a.c'],
      [
        [1, 3],
        [2, 3],
      ],
    ],
    [{ a: [] }, ['a', 'b'], [[undefined, null]]],
    [{ a: [] }, ['a.b', 'b'], [[null, null]]],
    [{}, ['a', 'b.c'], [[null, null]]],
  ])('when %j is keyed by %j, then the rows are %j', (doc, paths, rows) => {
    expect(
      keysAtPaths(
        doc,
        paths.map((path) => path.split('.')),
      ),
    ).toEqual(rows);
  });

  test('when a name could be an index or a field, then it fails', () => {
    expect(codeOf(() => valuesAtPath({ a: [{ 0: 'x' }, { b: 2 }] }, 'a.0'))).toBe(16746);
  });

  test('when two arrays would have to be unpacked together, then it fails', () => {
    expect(codeOf(() => keysAtPaths({ a: [1], b: [2] }, [['a'], ['b']]))).toBe(171);
  });
});
