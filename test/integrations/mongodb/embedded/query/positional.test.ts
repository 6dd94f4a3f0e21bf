import { type Document } from '../../../../../integrations/mongodb/embedded/query/document';
import { matchedElement } from '../../../../../integrations/mongodb/embedded/query/matcher';
import { MANUAL, NOW, stored } from './bson-documents';

describe(`${MANUAL}/reference/operator/update/positional/`, () => {
  const grades = {
    _id: 1,
    grades: [
      { grade: 80, mean: 75 },
      { grade: 85, mean: 90 },
      { grade: 85, mean: 85 },
    ],
  };
  test.each<[filter: Document, doc: Document, index: number | undefined]>([
    [{ grades: 80 }, { grades: [85, 80, 80] }, 1],
    [{ grades: { $gte: 85 } }, { grades: [80, 85, 90] }, 1],
    [{ 'grades.grade': 85 }, grades, 1],
    [{ grades: { $elemMatch: { grade: { $lte: 90 }, mean: { $gt: 80 } } } }, grades, 1],
    [{ grades: { $elemMatch: { grade: 85, mean: 85 } } }, grades, 2],
    [{ $and: [{ _id: 1 }, { 'grades.mean': 85 }] }, grades, 2],
    [{ $or: [{ 'grades.mean': 1 }, { 'grades.mean': 90 }] }, grades, 1],
    [{ grades: { $in: [3, 2] } }, { grades: [1, 2, 3] }, 1],
    [{ grades: { $all: [3] } }, { grades: [1, 2, 3] }, 2],
    [{ _id: 1, 'grades.grade': 80, 'grades.mean': 85 }, grades, 2],
    [{ 'a.b': 3 }, { a: [{ b: [1, 2] }, { b: [3, 4] }] }, 1],
    [{ 'a.0.b': 2 }, { a: [{ b: [1, 2] }] }, 1],
    [{ 'a.1': 5 }, { a: [4, 5] }, 1],
    [{ _id: 1 }, grades, undefined],
    [{ grades: { $ne: 5 } }, { grades: [1, 2] }, undefined],
    [{ grades: { $size: 2 } }, { grades: [1, 2] }, undefined],
    [{ grades: [1, 2] }, { grades: [1, 2] }, undefined],
    [{ grades: 7 }, { grades: [1, 2] }, undefined],
  ])('when %j matches %j, then the element is %s', (filter, doc, index) => {
    expect(matchedElement(stored(filter), stored(doc), { now: NOW })).toBe(index);
  });
});
