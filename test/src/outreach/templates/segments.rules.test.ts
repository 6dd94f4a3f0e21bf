import fc from 'fast-check';
import { countSegments, lettersCost, segmentsOf } from '../../../../src/outreach/templates/segments.rules';

// canada.md section 2: GSM-7 160 then 153, UCS-2 70 then 67; ç ê â î ô û ë ï œ … are not GSM-7, € counts twice.
test.each([
  ['x'.repeat(160), 'GSM-7', 1, ''],
  ['x'.repeat(161), 'GSM-7', 2, ''],
  ['x'.repeat(306), 'GSM-7', 2, ''],
  ['x'.repeat(307), 'GSM-7', 3, ''],
  ['à é è ù Ç É Ä Ö Ü Ñ', 'GSM-7', 1, ''],
  [`€${'x'.repeat(158)}`, 'GSM-7', 1, ''],
  [`€${'x'.repeat(159)}`, 'GSM-7', 2, ''],
  [`[${'x'.repeat(159)}`, 'GSM-7', 2, ''],
  [`ç${'x'.repeat(69)}`, 'UCS-2', 1, 'ç'],
  [`ç${'x'.repeat(70)}`, 'UCS-2', 2, 'ç'],
  [`ê…â${'x'.repeat(70)}`, 'UCS-2', 2, 'ê…â'],
  [`“x”${'x'.repeat(131)}`, 'UCS-2', 2, '“”'],
  [`👍${'x'.repeat(68)}`, 'UCS-2', 1, '👍'],
  [`👍${'x'.repeat(69)}`, 'UCS-2', 2, '👍'],
])(
  'when a text is %j, then it is %s, %i segment(s), and these letters cost: %s',
  (text, encoding, segments, costly) => {
    expect(countSegments(text)).toMatchObject({ encoding, segments });
    expect(countSegments(text).costly.join('')).toBe(costly);
  },
);

test('when letters double the cost, then it says so; when they do not, then not', () => {
  expect(lettersCost(countSegments(`ç${'x'.repeat(100)}`))).toBe(true);
  expect(lettersCost(countSegments('ça va'))).toBe(false);
});

test.each([0, 160, 161, 306, 307, 459, 460])(
  'when a text of %i plain letters is counted at once, then it is as many segments as when every letter is looked at',
  (length) => {
    const text = 'é'.repeat(length);
    expect(segmentsOf(text)).toBe(Math.max(1, countSegments(text).segments));
  },
);

test('when a text has letters of any kind, then they are counted as when every letter is looked at', () => {
  const letters = fc.constantFrom(...'@£$¥èéàÇØøÅΔΩÆßÉ aZ09~{}[]^|\\€çêœ“…👍\n');
  const text = fc.array(letters, { minLength: 1, maxLength: 40 }).map((some) => some.join(''));
  fc.assert(
    fc.property(text, (one) => segmentsOf(one) === countSegments(one).segments),
    { numRuns: 300 },
  );
});
