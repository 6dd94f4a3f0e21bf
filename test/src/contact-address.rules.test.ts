import fc from 'fast-check';
import {
  findPhones,
  normalizeAddress,
  normalizeEmail,
  normalizePhone,
} from '../../src/contact-address.rules';

describe('contact addresses', () => {
  test.each<[string, string | null]>([
    ['416-555-0134', '+14165550134'],
    ['(416) 555-0134', '+14165550134'],
    [' 1 416 555 0134 ', '+14165550134'],
    ['+1.416.555.0134', '+14165550134'],
    ['+44 20 7946 0958', '+442079460958'],
    ['555-0134', null],
    ['416-155-0134', null],
    ['416-555-01345', null],
    ['call 416-555-0134 now', null],
    ['911', null],
    ['', null],
  ])('when the number is typed %s, then it is %s', (text, expected) => {
    expect(normalizePhone(text)).toBe(expected);
  });

  test.each<[string, string | null]>([
    [' Jane@Example.COM ', 'jane@example.com'],
    ['jane+tag@sub.example.ca', 'jane+tag@sub.example.ca'],
    ['ｊａｎｅ@example.com', 'jane@example.com'],
    ['℡@example.com', 'tel@example.com'],
    ['jane@example', null],
    ['jane@@example.com', null],
    ['jane@example..com', null],
    ['jane@.example.com', null],
    ['a b@example.com', null],
    ['<jane@example.com>', null],
    [`${'x'.repeat(250)}@example.com`, null],
  ])('when the e-mail address is typed %s, then it is %s', (text, expected) => {
    expect(normalizeEmail(text)).toBe(expected);
  });

  test('when an address was normalised, then doing it again changes nothing', () => {
    const letters = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(letters, letters, (local, host) => {
        const once = normalizeAddress(`${local}@${host}.com`);
        if (once !== null) expect(normalizeAddress(once)).toBe(once);
      }),
    );
  });

  test.each<[string, (string | null)[]]>([
    ['Jane 416-555-0134 12 King', ['+14165550134']],
    ['Jane 416‑555‑0134', ['+14165550134']],
    ['a 416-555-0134 b 647-555-0199', ['+14165550134', '+16475550199']],
    ['000-000-0000 or 416-555-0134', ['+14165550134']],
    ['000-000-0000', [null]],
    ['12 King St W, M5V 1A1', []],
    ['$4165550134', []],
  ])('when the text is %s, then its numbers are found', (text, numbers) => {
    expect(findPhones(text).map((found) => found.number)).toEqual(numbers);
  });
});
