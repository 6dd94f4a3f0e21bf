import { BSONRegExp, Decimal128, Double, Int32, Long } from 'bson';
import fc from 'fast-check';

type Fields = Record<string, unknown>;

const small = fc.integer({ min: 0, max: 4 }).map((n) => new Int32(n));
const scalar = fc.oneof(
  { weight: 12, arbitrary: small },
  { weight: 2, arbitrary: fc.constant(null) },
  fc.constantFrom(new Double(1), new Double(1.5), new Long(2), Decimal128.fromString('3'), new Double(NaN)),
  { weight: 2, arbitrary: fc.constantFrom('', 'a', 'ab', 'abc', 'b', 'B') },
  fc.constantFrom(true, false, new Date(0), new Date(5)),
);
const inner = fc.record({ x: small, y: scalar }, { requiredKeys: [], noNullPrototype: true });
// Mostly arrays: what an index on them can and cannot tell is the hard part.
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 4, arbitrary: fc.array(small, { maxLength: 3 }) },
  fc.array(scalar, { maxLength: 3 }),
  fc.constant([[1, 2], 3]),
);
const nested: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 2, arbitrary: inner },
  { weight: 4, arbitrary: fc.array(inner, { maxLength: 3 }) },
  fc.array(fc.oneof(inner, scalar), { maxLength: 3 }),
);

export const documents: fc.Arbitrary<Fields[]> = fc.array(
  fc.record({ a: value, b: nested, c: scalar, d: scalar }, { requiredKeys: [], noNullPrototype: true }),
  { minLength: 30, maxLength: 60 },
);

const path = fc.constantFrom('a', 'a', 'c', 'd', 'b.x', 'b.y');
const direction = fc.constantFrom(1, -1);

export interface RandomIndex {
  key: Record<string, number>;
  sparse?: boolean;
  partialFilterExpression?: Fields;
}

const condition = fc.constantFrom<Fields>(
  { c: { $gt: 1 } },
  { d: { $exists: true } },
  { c: 'ab' },
  { d: { $gte: 'a' } },
);

export const indexes: fc.Arbitrary<RandomIndex[]> = fc.array(
  fc
    .tuple(
      fc.uniqueArray(fc.tuple(path, direction), { minLength: 1, maxLength: 3, selector: ([name]) => name }),
      fc.constantFrom('plain', 'plain', 'sparse', 'partial'),
      condition,
      fc.constantFrom(undefined, 1, -1),
    )
    .map(([key, kind, partialFilterExpression, last]) => ({
      // With _id at its end an index can give the complete order that the queries ask for.
      key: { ...Object.fromEntries(key), ...(last ? { _id: last } : {}) },
      ...(kind === 'sparse' ? { sparse: true } : {}),
      ...(kind === 'partial' ? { partialFilterExpression } : {}),
    })),
  { minLength: 3, maxLength: 6 },
);

const operand = fc.oneof({ weight: 9, arbitrary: scalar }, value);
const comparison = fc.tuple(fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne'), operand);
const operators: fc.Arbitrary<Fields> = fc.oneof(
  { weight: 4, arbitrary: comparison.map(([name, to]) => ({ [name]: to })) },
  { weight: 4, arbitrary: fc.tuple(small, small).map(([low, high]) => ({ $gte: low, $lt: high })) },
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lt: high })),
  { weight: 2, arbitrary: fc.array(operand, { maxLength: 4 }).map((list) => ({ $in: list })) },
  fc.array(scalar, { maxLength: 2 }).map((list) => ({ $nin: list })),
  fc.boolean().map(($exists) => ({ $exists })),
  fc
    .constantFrom('^a', '^ab', '^ab*', 'b', '^a|b')
    .map((pattern) => ({ $regex: new BSONRegExp(pattern, '') })),
  comparison.filter(([name]) => name !== '$ne').map(([name, to]) => ({ $not: { [name]: to } })),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $elemMatch: { $gte: low, $lte: high } })),
  scalar.map((x) => ({ $elemMatch: { x } })),
);

const clause: fc.Arbitrary<Fields> = fc
  .tuple(
    path,
    fc.oneof(
      operators,
      operand.map(($eq) => ({ $eq })),
    ),
  )
  .map(([name, spec]) => ({ [name]: spec }));

const filters: fc.Arbitrary<Fields> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(clause, { maxLength: 3 }).map((clauses) => Object.assign({}, ...clauses) as Fields),
  },
  fc.array(clause, { minLength: 1, maxLength: 3 }).map(($and) => ({ $and })),
  fc.tuple(clause, fc.array(clause, { minLength: 1, maxLength: 3 })).map(([also, $or]) => ({ ...also, $or })),
);

export interface RandomQuery {
  filter: Fields;
  sort: [string, 1 | -1][];
  limit: number;
  skip: number;
}

const turn = fc.constantFrom<1 | -1>(1, -1);
const ending = turn.map((down): [string, 1 | -1] => ['_id', down]);
// No more than one field with arrays: two of them cannot be sorted by together. With _id the order is complete,
// so that a limit takes the same documents either way.
const sorts: fc.Arbitrary<[string, 1 | -1][]> = fc.oneof(
  fc.constant<[string, 1 | -1][]>([]),
  fc.tuple(path, turn, ending).map(([name, up, last]): [string, 1 | -1][] => [[name, up], last]),
  fc
    .tuple(path, turn, fc.constantFrom('c', 'd'), turn, ending)
    .map(([name, up, second, down, last]): [string, 1 | -1][] =>
      name === second ? [[name, up], last] : [[name, up], [second, down], last],
    ),
);

export const queries: fc.Arbitrary<RandomQuery> = fc.record({
  filter: filters,
  sort: sorts,
  limit: fc.constantFrom(0, 0, 1, 5),
  skip: fc.constantFrom(0, 0, 2),
});
