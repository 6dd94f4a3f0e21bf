import { Double, Long, ObjectId, Timestamp } from 'bson';
import { codeOf, MANUAL, NOW, shown } from './bson-documents';
import { evaluated, type ExpressionCase, expectValue } from './evaluated';

const AGG = `${MANUAL}/reference/operator/aggregation`;

function table(
  page: string,
  cases: ExpressionCase[],
  failures: [code: number, expression: unknown][] = [],
): void {
  describe(`${AGG}/${page}`, () => {
    test.each(cases)('when %j is evaluated, then it is %j', expectValue);
    if (failures.length > 0) {
      test.each(failures)('when it cannot be answered, then it fails with %i for %j', (code, expression) => {
        expect(codeOf(() => evaluated(expression))).toBe(code);
      });
    }
  });
}

table('#comparison-expression-operators', [
  [{ $eq: ['$a', 1] }, true, { a: new Double(1) }],
  [{ $ne: ['$a', '$b'] }, true, { a: [1], b: 1 }],
  [{ $gt: ['$a', null] }, false],
  [{ $lt: ['$a', null] }, true],
  [{ $eq: ['$a', null] }, false],
  [{ $eq: ['$a', '$b'] }, true],
  [{ $gte: ['x', 5] }, true],
  [{ $lte: [{ a: 1 }, [1]] }, true],
  [{ $cmp: [1, 2] }, -1],
  [{ $cmp: ['b', 'a'] }, 1],
  [
    {
      $eq: [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    },
    false,
  ],
  [{ $eq: [Long.fromString('9007199254740993'), new Double(9007199254740992)] }, false],
]);

table('#boolean-expression-operators', [
  [{ $and: [1, 'x', []] }, true],
  [{ $and: [1, 0] }, false],
  [{ $and: [] }, true],
  [{ $or: [null, false, 0, '$x'] }, false],
  [{ $or: [] }, false],
  [{ $or: [''] }, true],
  [{ $not: [0] }, true],
  [{ $not: '$x' }, true],
  [{ $not: [[0]] }, false],
]);

table(
  '#conditional-expression-operators',
  [
    [{ $cond: [{ $gte: ['$q', 250] }, 30, 20] }, 30, { q: 300 }],
    [{ $cond: { if: '$q', then: 'yes', else: '$missing' } }, undefined],
    [{ $ifNull: ['$d', 'Unspecified'] }, 'Unspecified'],
    [{ $ifNull: ['$d', '$e', 'x'] }, 'E', { d: null, e: 'E' }],
    [{ $ifNull: ['$d', '$e'] }, undefined],
    [
      {
        $switch: {
          branches: [
            { case: false, then: 1 },
            { case: 1, then: 2 },
          ],
          default: 3,
        },
      },
      2,
    ],
    [{ $switch: { branches: [{ case: false, then: 1 }], default: 3 } }, 3],
  ],
  [
    [16020, { $cond: [1, 2] }],
    [17080, { $cond: { then: 1, else: 2 } }],
    [17083, { $cond: { if: 1, then: 1, else: 2, or: 3 } }],
    [1257300, { $ifNull: ['x'] }],
    [40068, { $switch: { branches: [] } }],
    [40061, { $switch: { branches: 1 } }],
    [40064, { $switch: { branches: [{ then: 1 }] } }],
    [40065, { $switch: { branches: [{ case: 1 }] } }],
    [40066, { $switch: { branches: [{ case: false, then: 1 }] } }],
    [40067, { $switch: { branches: [{ case: 1, then: 1 }], otherwise: 1 } }],
  ],
);

table(
  '#string-expression-operators',
  [
    [{ $concat: ['a', '-', '$b'] }, 'a-x', { b: 'x' }],
    [{ $concat: ['a', '$b'] }, null],
    [{ $toLower: 'ABC É' }, 'abc É'],
    [{ $toUpper: 'abc é' }, 'ABC é'],
    [{ $toUpper: null }, ''],
    [{ $toLower: 5 }, '5'],
    [{ $strcasecmp: ['13q1', '13Q4'] }, -1],
    [{ $strcasecmp: ['abc', 'ABC'] }, 0],
    [{ $substrBytes: ['cafétéria', 0, 3] }, 'caf'],
    [{ $substrBytes: ['cafétéria', 5, -1] }, 'téria'],
    [{ $substrCP: ['寿司sushi', 0, 3] }, '寿司s'],
    [{ $substrCP: ['\u{1f600}ab', 1, 5] }, 'ab'],
    [{ $substr: ['hello', 1, 3] }, 'ell'],
    [{ $substrBytes: [null, 0, 1] }, ''],
    [{ $strLenBytes: 'cafétéria' }, 11],
    [{ $strLenCP: 'cafétéria\u{1f600}' }, 10],
    [{ $split: ['June-15-2013', '-'] }, ['June', '15', '2013']],
    [{ $split: ['banana split', 'a'] }, ['b', 'n', 'n', ' split']],
    [{ $split: ['$x', '-'] }, null],
    [{ $trim: { input: '  \n good  bye \t  ' } }, 'good  bye'],
    [{ $trim: { input: ' ggggoodbyeeeee', chars: ' ge' } }, 'oodby'],
    [{ $ltrim: { input: 'xxa x', chars: 'x' } }, 'a x'],
    [{ $rtrim: { input: 'a xx', chars: 'x' } }, 'a '],
    [{ $trim: { input: '$x' } }, null],
    [{ $indexOfBytes: ['cafeteria', 'e'] }, 3],
    [{ $indexOfBytes: ['cafétéria', 'é'] }, 3],
    [{ $indexOfBytes: ['foo.bar.fi', '.', 5] }, 7],
    [{ $indexOfBytes: ['vanilla', 'll', 0, 2] }, -1],
    [{ $indexOfBytes: ['vanilla', 'll', 12] }, -1],
    [{ $indexOfBytes: [null, 'foo'] }, null],
    [{ $indexOfCP: ['cafétéria', 't'] }, 4],
    [{ $regexMatch: { input: 'First LINE', regex: 'line', options: 'i' } }, true],
    [{ $regexMatch: { input: '$x', regex: 'line' } }, false],
    [{ $regexMatch: { input: 'abc', regex: '$x' } }, false],
    [{ $replaceOne: { input: 'a.b.c', find: '.', replacement: '-' } }, 'a-b.c'],
    [{ $replaceAll: { input: 'a.b.c', find: '.', replacement: { $literal: '$&' } } }, 'a$&b$&c'],
    [{ $replaceAll: { input: 'abc', find: '$x', replacement: 'y' } }, null],
  ],
  [
    [16702, { $concat: ['a', 1] }],
    [16007, { $toUpper: true }],
    [28656, { $substrBytes: ['é', 1, 1] }],
    [28657, { $substrBytes: ['é', 0, 1] }],
    [50752, { $substrBytes: ['abc', -1, 1] }],
    [34455, { $substrCP: ['abc', -1, 1] }],
    [34454, { $substrCP: ['abc', 0, -1] }],
    [34473, { $strLenBytes: null }],
    [34471, { $strLenCP: '$x' }],
    [40087, { $split: ['a', ''] }],
    [40085, { $split: [1, 'a'] }],
    [40086, { $split: ['a', 1] }],
    [40097, { $indexOfBytes: ['abc', 'b', -1] }],
    [40091, { $indexOfBytes: [1, 'b'] }],
    [40094, { $indexOfCP: ['a', null] }],
    [51104, { $regexMatch: { input: 1, regex: 'x' } }],
    [51105, { $regexMatch: { input: 'x', regex: 1 } }],
    [51746, { $replaceOne: { input: 1, find: 'a', replacement: 'b' } }],
    [238, { $regexFind: { input: 'a', regex: 'a' } }],
    [238, { $replaceAll: { input: 'abc', find: '', replacement: 'y' } }],
  ],
);

table(
  '#array-expression-operators',
  [
    [{ $arrayElemAt: [[1, 2, 3], 0] }, 1],
    [{ $arrayElemAt: [[1, 2, 3], -2] }, 2],
    [{ $arrayElemAt: [[1, 2, 3], 15] }, undefined],
    [{ $arrayElemAt: ['$x', 0] }, null],
    [{ $first: '$t' }, 'a', { t: ['a', 'b'] }],
    [{ $last: '$t' }, 'b', { t: ['a', 'b'] }],
    [{ $first: [[]] }, undefined],
    [{ $slice: [[1, 2, 3], 1, 1] }, [2]],
    [{ $slice: [[1, 2, 3], -2] }, [2, 3]],
    [{ $slice: [[1, 2, 3], 15, 2] }, []],
    [{ $slice: [[1, 2, 3], -15, 2] }, [1, 2]],
    [{ $concatArrays: [[1], [[2]], ['$x']] }, [1, [2], null]],
    [{ $concatArrays: [[1], '$x'] }, null],
    [{ $in: [2, [1, 2, 3]] }, true],
    [{ $in: ['abc', ['xyz', /abc/]] }, false],
    [{ $in: [['a'], ['a']] }, false],
    [{ $in: [['a'], [['a']]] }, true],
    [{ $indexOfArray: [['a', 'abc'], 'a'] }, 0],
    [{ $indexOfArray: [[1, 2, 1], 1, 1] }, 2],
    [{ $indexOfArray: [[1, 2], 5] }, -1],
    [{ $indexOfArray: [null, 5] }, null],
    [{ $isArray: ['hello'] }, false],
    [{ $isArray: [['hello']] }, true],
    [{ $size: '$c' }, 2, { c: [1, 2] }],
    [{ $reverseArray: [[1, 2, 3]] }, [3, 2, 1]],
    [{ $reverseArray: '$x' }, null],
    [{ $range: [0, 10, 2] }, [0, 2, 4, 6, 8]],
    [{ $range: [10, 0, -5] }, [10, 5]],
    [{ $range: [0, 5] }, [0, 1, 2, 3, 4]],
    [{ $range: [0, -5] }, []],
    [{ $map: { input: '$q', as: 'g', in: { $add: ['$$g', 2] } } }, [7, 8], { q: [5, 6] }],
    [{ $map: { input: '$q', in: '$$this.a' } }, [1, null], { q: [{ a: 1 }, {}] }],
    [{ $map: { input: '$x', in: 1 } }, null],
    [
      {
        $map: {
          input: [1, 2],
          as: 'a',
          in: { $map: { input: [10], as: 'b', in: { $add: ['$$a', '$$b'] } } },
        },
      },
      [[11], [12]],
    ],
    [{ $filter: { input: [1, 'a', 2, null, 3.1, '5'], as: 'n', cond: { $isNumber: '$$n' } } }, [1, 2, 3.1]],
    [{ $filter: { input: [1, 2, 3], cond: { $gt: ['$$this', 1] }, limit: 1 } }, [2]],
    [{ $filter: { input: '$x', cond: true } }, null],
    [
      { $reduce: { input: ['a', 'b', 'c'], initialValue: '', in: { $concat: ['$$value', '$$this'] } } },
      'abc',
    ],
    [{ $reduce: { input: [], initialValue: 5, in: '$$this' } }, 5],
    [{ $reduce: { input: null, initialValue: 5, in: '$$this' } }, null],
    [{ $zip: { inputs: [['a'], ['b']] } }, [['a', 'b']]],
    [
      { $zip: { inputs: [[1, 2, 3], ['a']], useLongestLength: true, defaults: ['x', 'y'] } },
      [
        [1, 'a'],
        [2, 'y'],
        [3, 'y'],
      ],
    ],
    [{ $zip: { inputs: [[1], ['b', 'c']] } }, [[1, 'b']]],
    [{ $sortArray: { input: [3, 1, 'a', null], sortBy: 1 } }, [null, 1, 3, 'a']],
    [
      { $sortArray: { input: '$t', sortBy: { age: -1 } } },
      [{ age: 3 }, { age: 1 }, 5],
      { t: [{ age: 1 }, 5, { age: 3 }] },
    ],
    ['$a.b', [1, 3], { a: [{ b: 1 }, {}, 5, { b: 3 }, [{ b: 9 }]] }],
    ['$a.b.c', [[1, 2], 3], { a: [{ b: [{ c: 1 }, { c: 2 }] }, { b: { c: 3 } }] }],
    ['$a.0', [], { a: [1, 2] }],
    ['$a.b', undefined, { a: 5 }],
  ],
  [
    [28689, { $arrayElemAt: ['x', 0] }],
    [28690, { $arrayElemAt: [[1], 'x'] }],
    [28691, { $arrayElemAt: [[1], 1.5] }],
    [28689, { $first: 5 }],
    [28724, { $slice: ['x', 1] }],
    [28725, { $slice: [[1], 'x'] }],
    [28726, { $slice: [[1], 1.5] }],
    [28729, { $slice: [[1], 1, 0] }],
    [28664, { $concatArrays: [1] }],
    [40081, { $in: [1, '$x'] }],
    [40090, { $indexOfArray: ['x', 1] }],
    [17124, { $size: '$x' }],
    [34435, { $reverseArray: 1 }],
    [34449, { $range: [1, 2, 0] }],
    [34443, { $range: ['a', 2] }],
    [34446, { $range: [1, 2.5] }],
    [16883, { $map: { input: 1, in: 1 } }],
    [28651, { $filter: { input: 1, cond: true } }],
    [40080, { $reduce: { input: 1, initialValue: 0, in: 1 } }],
    [16879, { $map: { input: [1], in: 1, foo: 1 } }],
    [28650, { $filter: { input: [1] } }],
    [40079, { $reduce: { input: [1], initialValue: 1 } }],
    [28691, { $arrayElemAt: [[1], 2 ** 32] }],
    [28726, { $slice: [[1], 2 ** 32] }],
    [51103, { $regexMatch: 'x' }],
    [50694, { $trim: { input: 'x', foo: 1 } }],
    [2942503, { $sortArray: { input: [1] } }],
    [9, { $map: { input: [1], as: 'Big', in: 1 } }],
    [17276, { $map: { input: [1], as: 'a', in: '$$b' } }],
    [34468, { $zip: { inputs: [1] } }],
    [238, { $maxN: { n: 1, input: [1] } }],
  ],
);

table(
  '#set-expression-operators',
  [
    [
      {
        $setUnion: [
          ['a', 'b'],
          ['b', 'c'],
        ],
      },
      ['a', 'b', 'c'],
    ],
    [{ $setUnion: [[1], '$x'] }, null],
    [
      {
        $setIntersection: [
          [1, 2, 2],
          [new Double(2), 3],
        ],
      },
      [2],
    ],
    [{ $setDifference: [[1, 2, 1], [2]] }, [1]],
    [
      {
        $setEquals: [
          ['a', 'b', 'a'],
          ['b', 'a'],
        ],
      },
      true,
    ],
    [{ $setEquals: [['a'], [['a']]] }, false],
    [{ $setIsSubset: [['a'], ['b', 'a']] }, true],
    [{ $anyElementTrue: [[false, 0, null]] }, false],
    [{ $anyElementTrue: [[[false]]] }, true],
    [{ $allElementsTrue: [[true, 1, 'x']] }, true],
    [{ $allElementsTrue: [[]] }, true],
  ],
  [
    [17043, { $setUnion: [1] }],
    [17044, { $setEquals: [[1], null] }],
    [17041, { $anyElementTrue: null }],
  ],
);

table(
  '#object-expression-operators',
  [
    [{ $mergeObjects: [{ a: 1 }, { b: 2, a: 3 }, null] }, { a: 3, b: 2 }],
    [{ $mergeObjects: '$l' }, { a: 1, b: 2 }, { l: [{ a: 1 }, { b: 2 }] }],
    [{ $mergeObjects: [null, '$x'] }, {}],
    [
      { $objectToArray: '$d' },
      [
        { k: 'l', v: 25 },
        { k: 'w', v: [10] },
      ],
      { d: { l: 25, w: [10] } },
    ],
    [{ $objectToArray: '$x' }, null],
    [
      {
        $arrayToObject: [
          [
            ['item', 'abc'],
            ['qty', 25],
          ],
        ],
      },
      { item: 'abc', qty: 25 },
    ],
    [
      { $arrayToObject: '$x' },
      { a: 2 },
      {
        x: [
          { k: 'a', v: 1 },
          { k: 'a', v: 2 },
        ],
      },
    ],
    [{ $arrayToObject: [[['__proto__', 1]]] }, JSON.parse('{"__proto__": 1}')],
    [{ $getField: 'a.b' }, 5, { 'a.b': 5 }],
    [{ $getField: { $literal: '$price' } }, 5, { $price: 5 }],
    [{ $getField: { field: 'x', input: '$o' } }, 1, { o: { x: 1 } }],
    [{ $getField: { field: 'x', input: '$none' } }, undefined],
    [{ $getField: { field: 'x', input: null } }, null],
    [{ $setField: { field: 'a.b', input: '$$ROOT', value: 1 } }, { x: 1, 'a.b': 1 }, { x: 1 }],
    [{ $setField: { field: 'x', input: '$$ROOT', value: '$$REMOVE' } }, { y: 2 }, { x: 1, y: 2 }],
    [{ $unsetField: { field: 'x', input: '$$ROOT' } }, { y: 2 }, { x: 1, y: 2 }],
  ],
  [
    [40400, { $mergeObjects: [{ a: 1 }, 5] }],
    [40390, { $objectToArray: 5 }],
    [40386, { $arrayToObject: 5 }],
    [40397, { $arrayToObject: [[['a']]] }],
    [40395, { $arrayToObject: [[[1, 2]]] }],
    [40392, { $arrayToObject: [[{ k: 'a' }]] }],
    [40393, { $arrayToObject: [[{ k: 'a', x: 1 }]] }],
    [5654600, { $getField: '$x' }],
    [5654602, { $getField: 5 }],
  ],
);

table('#accumulators--in-other-stages-', [
  [{ $sum: '$q' }, 23, { q: [10, 6, 7] }],
  [{ $sum: ['$a', '$b', 'x'] }, 150, { a: 70, b: 80 }],
  [{ $sum: 'x' }, 0],
  [{ $sum: ['$q', 1] }, 1, { q: [5] }],
  [{ $avg: '$q' }, new Double(8), { q: [10, 6, '7'] }],
  [{ $avg: [] }, null],
  [{ $min: '$q' }, 5, { q: [5, 6, null] }],
  [{ $max: ['$a', 'x', 100] }, 'x', { a: 1 }],
  [{ $max: [null, '$x'] }, null],
  [{ $stdDevPop: [[1, 2, 3, 4]] }, Math.sqrt(1.25)],
  [{ $stdDevSamp: [[1, 2, 3, 4]] }, Math.sqrt(5 / 3)],
  [{ $stdDevSamp: [[1]] }, null],
]);

table(
  '../aggregation-variables/',
  [
    ['$$ROOT', { a: 1 }, { a: 1 }],
    ['$$CURRENT.a', 1, { a: 1 }],
    ['$$NOW', NOW],
    ['$$REMOVE', undefined],
    [{ $let: { vars: { t: { $add: ['$p', 1] }, d: 2 }, in: { $multiply: ['$$t', '$$d'] } } }, 22, { p: 10 }],
    [{ $let: { vars: { a: 1 }, in: { $let: { vars: { a: 2, b: '$$a' }, in: ['$$a', '$$b'] } } } }, [2, 1]],
    [{ $let: { vars: { CURRENT: '$o' }, in: '$a' } }, 1, { o: { a: 1 }, a: 2 }],
    [{ $literal: '$1' }, '$1'],
    [{ $literal: { $add: [1, 2] } }, { $add: [1, 2] }],
    [{ a: '$x', b: { c: '$y' }, d: ['$y'] }, { a: 1, b: {}, d: [null] }, { x: 1 }],
    ['plain', 'plain'],
  ],
  [
    [17276, '$$x'],
    [9, '$$Xyz'],
    [238, '$$CLUSTER_TIME'],
    [16872, '$'],
    [15998, '$a..b'],
    [40353, '$a.'],
    [15983, { $add: [1], $subtract: [1, 2] }],
    [168, { $nope: 1 }],
    [16412, { 'a.b': 1 }],
    [16410, { a: 1, $b: 2 }],
    [16877, { $let: { vars: { a: 1 } } }],
    [238, { $function: {} }],
    [3040501, { $rand: 1 }],
  ],
);

table(
  '#type-expression-operators',
  [
    [{ $type: '$x' }, 'missing'],
    [{ $type: { $literal: null } }, 'null'],
    [{ $type: 1 }, 'int'],
    [{ $type: 1.5 }, 'double'],
    [{ $type: [[1]] }, 'array'],
    [{ $type: '$$NOW' }, 'date'],
    [{ $isNumber: '5' }, false],
    [{ $isNumber: Long.fromNumber(5) }, true],
    [{ $toInt: '25' }, 25],
    [{ $toInt: 5.9 }, 5],
    [{ $toInt: true }, 1],
    [{ $toInt: null }, null],
    [{ $toLong: new Date(123) }, Long.fromNumber(123)],
    [{ $toLong: '-5' }, Long.fromNumber(-5)],
    [{ $toDouble: '1.9' }, 1.9],
    [{ $toDouble: new Date(123) }, new Double(123)],
    [{ $toDouble: false }, new Double(0)],
    [{ $toBool: '' }, true],
    [{ $toBool: 'false' }, true],
    [{ $toBool: 0 }, false],
    [{ $toBool: new ObjectId('0123456789abcdef01234567') }, true],
    [{ $toString: 2.5 }, '2.5'],
    [{ $toString: new Double(1) }, '1'],
    [{ $toString: 1e21 }, '1e+21'],
    [{ $toString: 0.00001 }, '1e-05'],
    [{ $toString: false }, 'false'],
    [{ $toString: new Date(123) }, '1970-01-01T00:00:00.123Z'],
    [{ $toString: new ObjectId('0123456789abcdef01234567') }, '0123456789abcdef01234567'],
    [{ $toObjectId: '0123456789abcdef01234567' }, new ObjectId('0123456789abcdef01234567')],
    [{ $toDate: '1970-01-01T00:00:00.001Z' }, new Date(1)],
    [{ $toDate: Long.fromNumber(5) }, new Date(5)],
    [{ $toDate: 1.9 }, new Date(1)],
    [{ $toDate: new ObjectId('0123456789abcdef01234567') }, new Date('1970-08-09T22:25:43Z')],
    [{ $toDate: new Timestamp({ t: 5, i: 1 }) }, new Date(5000)],
    [{ $convert: { input: 'x', to: 'int', onError: 'bad' } }, 'bad'],
    [{ $convert: { input: '$x', to: 'int', onNull: 'none' } }, 'none'],
    [{ $convert: { input: '7', to: 16 } }, 7],
    [{ $convert: { input: 1, to: 'objectId', onError: '$$REMOVE' } }, undefined],
    [{ $convert: { input: 1.9, to: 'array', onError: 'E' } }, 'E'],
  ],
  [
    [241, { $toInt: 'x' }],
    [241, { $toInt: '1.5' }],
    [241, { $toInt: Long.fromNumber(2 ** 31) }],
    [241, { $toInt: new Double(NaN) }],
    [241, { $toInt: new Date(0) }],
    [241, { $toLong: 1e19 }],
    [241, { $toLong: ' 5' }],
    [241, { $toDouble: '0x1F' }],
    [241, { $toDate: 1 }],
    [241, { $toDate: true }],
    [241, { $toObjectId: 'abc' }],
    [241, { $toObjectId: 5 }],
    [241, { $toString: [[1]] }],
    [241, { $toDecimal: 'one' }],
    [9, { $convert: { input: 1, to: 'nope' } }],
    [9, { $convert: { input: 1 } }],
    [2, { $convert: { input: { $divide: [1, 0] }, to: 'int', onError: 'E' } }],
  ],
);

test('when an expression has no value in a document literal, then the field is left out', () => {
  expect(evaluated({ a: '$x' })).toBe(shown({}));
});
