import { parseCollation } from '../../../../../integrations/mongodb/embedded/query/collation';
import { codeOf, MANUAL, stored } from './bson-documents';

describe(`${MANUAL}/reference/collation/`, () => {
  test.each([
    [undefined, undefined],
    [{}, undefined],
    [{ locale: 'simple' }, undefined],
    [{ locale: 'en' }, { locale: 'en', strength: 3 }],
    [
      { locale: 'en', strength: 2 },
      { locale: 'en', strength: 2 },
    ],
    [
      { locale: 'fr_CA', strength: 1, caseLevel: false, caseFirst: 'off' },
      { locale: 'fr_CA', strength: 1 },
    ],
  ])('when the collation is %j, then it reads %j', (spec, collation) => {
    expect(parseCollation(spec && stored(spec))).toEqual(collation);
  });

  test.each([
    [14, 'en'],
    [40414, { strength: 1 }],
    [40415, { locale: 'en', foo: 1 }],
    [2, { locale: 'en', strength: 9 }],
    [2, { locale: 'en', strength: '2' }],
    [238, { locale: 'en', strength: 5 }],
    [238, { locale: 'en', numericOrdering: true }],
    [238, { locale: 'en', caseLevel: true }],
    [238, { locale: 'tlh' }],
  ])('when it cannot be kept to, then it fails with %i for %j', (code, spec) => {
    expect(codeOf(() => parseCollation(typeof spec === 'string' ? spec : stored(spec)))).toBe(code);
  });
});
