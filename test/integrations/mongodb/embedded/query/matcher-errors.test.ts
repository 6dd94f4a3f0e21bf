import { BSONRegExp } from 'bson';
import { type Document } from '../../../../../integrations/mongodb/embedded/query/document';
import { compileFilter } from '../../../../../integrations/mongodb/embedded/query/matcher';
import { codeOf, MANUAL, NOW, stored } from './bson-documents';

const regex = new BSONRegExp('x');

describe(`${MANUAL}/reference/operator/query/`, () => {
  test.each<[code: number, why: string, filter: Document]>([
    [2, 'an unknown operator at the top', { $foo: 1 }],
    [2, 'an unknown operator on a field', { a: { $foo: 1 } }],
    [2, 'an unknown operator beside a known one', { a: { $gt: 1, b: 2 } }],
    [2, 'an unknown operator within', { $or: [{ a: 1 }, { a: { $not: { $foo: 1 } } }] }],
    [2, 'an unknown operator in $elemMatch', { a: { $elemMatch: { $foo: 1 } } }],
    [2, 'an operator without a field', { $gt: 1 }],
    [2, '$and without an array', { $and: { a: 1 } }],
    [2, 'an empty $or', { $or: [] }],
    [2, '$nor of scalars', { $nor: [1] }],
    [2, '$in without an array', { a: { $in: 1 } }],
    [2, '$in of operators', { a: { $in: [{ $gt: 1 }] } }],
    [2, '$nin without an array', { a: { $nin: {} } }],
    [2, '$all without an array', { a: { $all: 1 } }],
    [2, '$all of operators', { a: { $all: [{ $gt: 1 }] } }],
    [2, '$all of $elemMatch and something else', { a: { $all: [{ $elemMatch: { b: 1 } }, 2] } }],
    [2, '$elemMatch of a scalar', { a: { $elemMatch: 1 } }],
    [2, '$not of a scalar', { a: { $not: 1 } }],
    [2, '$not of nothing', { a: { $not: {} } }],
    [2, '$ne of a regular expression', { a: { $ne: regex } }],
    [2, '$gt of a regular expression', { a: { $gt: regex } }],
    [2, '$size below zero', { a: { $size: -1 } }],
    [2, '$size of a fraction', { a: { $size: 1.5 } }],
    [2, '$size of a string', { a: { $size: '1' } }],
    [2, '$mod of too few', { a: { $mod: [4] } }],
    [2, '$mod of too many', { a: { $mod: [4, 1, 1] } }],
    [2, '$mod of strings', { a: { $mod: ['4', 1] } }],
    [2, '$mod by zero', { a: { $mod: [0, 1] } }],
    [2, '$options alone', { a: { $options: 'i' } }],
    [2, '$regex of a number', { a: { $regex: 1 } }],
    [2, 'an unknown alias of a type', { a: { $type: 'float' } }],
    [2, 'an unknown number of a type', { a: { $type: 99 } }],
    [9, 'no type', { a: { $type: [] } }],
    [9, 'a type that is an object', { a: { $type: {} } }],
    [51108, 'an unknown option of a regular expression', { a: { $regex: 'x', $options: 'k' } }],
    [51091, 'a broken regular expression', { a: { $regex: '(' } }],
    [51074, 'options in two places', { a: { $regex: new BSONRegExp('x', 'i'), $options: 'm' } }],
    [9, 'bits below zero', { a: { $bitsAllSet: -1 } }],
    [2, 'bits of a string', { a: { $bitsAllSet: 'x' } }],
    [168, 'an unknown expression', { $expr: { $foo: 1 } }],
    [17276, 'an unknown variable', { $expr: '$$foo' }],
    [16020, 'an expression with too few arguments', { $expr: { $gt: ['$a'] } }],
    [238, 'JavaScript', { $where: 'true' }],
    [238, 'text search', { $text: { $search: 'x' } }],
    [238, 'a schema', { $jsonSchema: {} }],
    [238, 'places', { a: { $near: [1, 1] } }],
    [238, "an expression that is MongoDB's alone", { $expr: { $function: {} } }],
  ])('when a filter is read, then it fails with %i for %s', (code, _why, filter) => {
    expect(codeOf(() => compileFilter(stored(filter), { now: NOW }))).toBe(code);
  });

  test('when a filter compares with undefined, then it fails with BadValue', () => {
    expect(codeOf(() => compileFilter({ a: undefined }, { now: NOW }))).toBe(2);
    expect(codeOf(() => compileFilter({ a: { $in: [undefined] } }, { now: NOW }))).toBe(2);
  });
});
