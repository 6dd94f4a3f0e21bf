import { translate } from '../../../../../integrations/mongodb/embedded/query/pcre/translate';
import { codeOf, MANUAL } from './bson-documents';

describe(`${MANUAL}/reference/operator/query/regex/ and https://www.pcre.org/current/doc/html/pcre2pattern.html`, () => {
  test.each<[pattern: string, options: string, matching: string[], other: string[]]>([
    ['789$', '', ['abc789', 'abc789\n'], ['789a', '789\n\n']],
    ['^ABC', 'i', ['abc123', 'ABC'], ['xabc']],
    ['^S', 'm', ['Single line', 'First\nSecond'], ['First\nand']],
    ['^S', '', ['Single line'], ['First\nSecond']],
    ['line$', 'm', ['one line\nnext', 'line'], ['lines']],
    ['m.*line', 's', ['Many spaces\nmore line'], []],
    ['m.*line', '', ['my line'], ['m\nline']],
    ['a.c', '', ['a\rc', 'a\u2028c'], ['a\nc']],
    ['abc #category code\n123 #item number', 'x', ['abc123'], ['abc 123']],
    ['a\\ b', 'x', ['a b'], ['ab']],
    ['(?i)abc', '', ['ABC'], ['x']],
    ['(?im)^b', '', ['a\nB'], ['ab']],
    ['(?:a|b)+', '', ['ab'], ['c']],
    ['(?<year>\\d{4})-(?P<month>\\d\\d)', '', ['2026-11'], ['26-11']],
    ["(?'n'a)b", '', ['ab'], ['b']],
    ['a(?#comment)b', '', ['ab'], ['a']],
    ['\\Qa.b\\E+', '', ['a.b', 'a.bb'], ['axb']],
    ['\\Aa\\z', '', ['a'], ['a\n', 'ba']],
    ['\\Aa\\Z', '', ['a', 'a\n'], ['ab']],
    ['^\\s$', '', [' ', '\t', '\v'], ['\u00a0', '\u2003']],
    ['^\\S$', '', ['\u00a0', 'a'], [' ']],
    ['^\\w+$', '', ['aZ_9'], ['é', 'a-b']],
    ['^\\h$', '', [' ', '\t', '\u00a0'], ['\n']],
    ['^\\v$', '', ['\n', '\u2028'], [' ']],
    ['^[[:alpha:]_]+$', '', ['abc_'], ['a1']],
    ['^[^[:digit:]]$', '', ['a'], ['1']],
    ['^[]a]$', '', [']', 'a'], ['b']],
    ['^[\\w-.]+$', '', ['a-b.c'], ['a b']],
    ['^[a-]$', '', ['a', '-'], ['b']],
    ['^[\\]\\\\]$', '', [']', '\\'], ['a']],
    ['^[&&!!]$', '', ['&'], ['a']],
    ['a{2}', '', ['aa'], ['a{2}']],
    ['a{,2}', '', ['a{,2}'], ['aa']],
    ['a{', '', ['a{'], ['a']],
    ['}]', '', ['}]'], ['}']],
    ['a-b', '', ['a-b'], ['ab']],
    ['a\\-b\\@c\\/d', '', ['a-b@c/d'], ['ab']],
    ['^.$', '', ['\u{1f600}', 'é'], ['ab']],
    ['\\x41\\x{1F600}', '', ['A\u{1f600}'], ['A']],
    ['^\\p{Lu}\\pL$', '', ['Éa'], ['aa']],
    ['(?=a)a(?!b)', '', ['ac'], ['ab']],
    ['(?<=a)b(?<!c)', '', ['ab'], ['cb']],
    ['a+?b', '', ['aab'], ['a']],
    ['', '', ['', 'a'], []],
    ['É', 'i', ['é'], ['e']],
    ['\\.', '', ['a.b'], ['ab']],
  ])('when the pattern is %j with %j, then %j match and %j do not', (pattern, options, matching, other) => {
    const expression = translate(pattern, options);
    expect(matching.filter((text) => !expression.test(text))).toEqual([]);
    expect(other.filter((text) => expression.test(text))).toEqual([]);
  });

  test.each([
    ['(a)\\1', 'a back reference'],
    ['\\k<n>', 'a named back reference'],
    ['(?>a)', 'an atomic group'],
    ['(?|a|b)', 'a branch reset'],
    ['(?R)', 'recursion'],
    ['(?(1)a|b)', 'a condition'],
    ['a++', 'a possessive quantifier'],
    ['(*UCP)a', 'a verb'],
    ['a(?i)b', 'an option in the middle'],
    ['(?i:a)b', 'an option for a group'],
    ['\\Xa', 'a cluster'],
    ['\\Ra', 'any line break'],
    ['a\\Kb', 'a reset of the start'],
    ['\\p{Greek}', 'a script'],
    ['[[:^alpha:]]', 'a negated POSIX class'],
  ])('when the pattern is %j, then it is refused by name', (pattern) => {
    expect(codeOf(() => translate(pattern, ''))).toBe(238);
  });

  test.each(['(', '[a', 'a)', '*a', 'a\\', '(?<=a', 'a{2,1}', 'x'.repeat(32_765)])(
    'when the pattern is %j, then it is invalid',
    (pattern) => {
      expect(codeOf(() => translate(pattern, ''))).toBe(51091);
    },
  );
});
