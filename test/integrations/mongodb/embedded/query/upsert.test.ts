import { BSONRegExp } from 'bson';
import { type Document } from '../../../../../integrations/mongodb/embedded/query/document';
import { compileUpdate, upsertSeed } from '../../../../../integrations/mongodb/embedded/query/updater';
import { codeOf, MANUAL, NOW, shown, stored } from './bson-documents';

describe(`${MANUAL}/reference/method/db.collection.updateOne/#upsert-with-operator-expressions`, () => {
  test.each<[filter: Document, seed: Document]>([
    [
      { _id: 1, a: 'x' },
      { _id: 1, a: 'x' },
    ],
    [{ a: { $eq: 5 }, b: { $gt: 1 } }, { a: 5 }],
    [{ a: { $gt: 1, $eq: 5 } }, { a: 5 }],
    [{ $and: [{ a: 1 }, { $and: [{ b: 2 }, { c: { $lt: 3 } }] }] }, { a: 1, b: 2 }],
    [{ $or: [{ a: 1 }] }, { a: 1 }],
    [{ $or: [{ a: 1 }, { b: 1 }] }, {}],
    [{ $nor: [{ a: 1 }] }, {}],
    [{ 'a.b.c': 1, 'a.d': 2 }, { a: { b: { c: 1 }, d: 2 } }],
    [{ a: { b: 1 } }, { a: { b: 1 } }],
    [
      { a: null, b: [1, 2] },
      { a: null, b: [1, 2] },
    ],
    [{ a: { $in: [7] } }, { a: 7 }],
    [{ a: { $in: [7, 8] } }, {}],
    [{ a: { $all: [7] } }, { a: 7 }],
    [{ a: { $all: [{ $elemMatch: { x: 1 } }] } }, {}],
    [{ a: new BSONRegExp('x'), b: { $in: [new BSONRegExp('x')] } }, {}],
    [{ a: { $not: { $eq: 1 } }, b: { $ne: 1 }, c: { $elemMatch: { x: 1 } } }, {}],
    [{ $expr: { $eq: ['$a', 1] }, $comment: 'x', b: 2 }, { b: 2 }],
    [{ ref: { $ref: 'c', $id: 1 } }, { ref: { $ref: 'c', $id: 1 } }],
  ])('when the filter is %j, then the new document begins as %j', (filter, seed) => {
    expect(shown(upsertSeed(stored(filter)))).toBe(shown(seed));
  });

  test.each<Document>([
    { a: 1, $and: [{ a: 2 }] },
    { a: 1, $and: [{ a: 1 }] },
    { a: { x: 1 }, 'a.y': 2 },
    { 'a.y': 2, $and: [{ a: 1 }] },
    { a: { $all: [1], $eq: 1 } },
    { a: { $all: [1, 2] } },
  ])('when the filter %j says one field twice, then it fails with NotSingleValueField', (filter) => {
    expect(codeOf(() => upsertSeed(stored(filter)))).toBe(54);
  });

  test.each<[filter: Document, update: Document, inserted: Document]>([
    [
      { name: 'R', 'address.city': 'Q' },
      { $set: { 'address.zip': 1 }, $setOnInsert: { made: true } },
      { name: 'R', address: { city: 'Q', zip: 1 }, made: true },
    ],
    [{ _id: 7, a: 1 }, { $inc: { n: 1 } }, { _id: 7, a: 1, n: 1 }],
    [{ a: 1, _id: 7 }, { $set: { b: 2 } }, { _id: 7, a: 1, b: 2 }],
    [{ _id: 7, a: 1 }, { b: 2 }, { _id: 7, b: 2 }],
    [{ a: 1 }, { b: 2, _id: 3 }, { _id: 3, b: 2 }],
    [{ a: 1 }, { $set: { _id: 5 } }, { _id: 5, a: 1 }],
    [{ t: 1 }, { $push: { l: 'x' } }, { t: 1, l: ['x'] }],
  ])('when nothing matches %j and %j is upserted, then %j is new', (filter, update, inserted) => {
    const compiled = compileUpdate(stored(update), { now: NOW, filter: stored(filter) });
    expect(shown(compiled.apply(upsertSeed(stored(filter)), 'insert'))).toBe(shown(inserted));
  });

  test('when the filter and the update name different _ids, then it fails with ImmutableField', () => {
    const filter = stored({ _id: 1 });
    expect(
      codeOf(() =>
        compileUpdate(stored({ _id: 2 }), { now: NOW, filter }).apply(upsertSeed(filter), 'insert'),
      ),
    ).toBe(66);
  });
});
