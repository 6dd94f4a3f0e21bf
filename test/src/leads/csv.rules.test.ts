import fc from 'fast-check';
import { csvLine, decodeCsv, readCsv } from '../../../src/leads/csv.rules';

const fieldsOf = (text: string) => readCsv(text).map(({ fields }) => fields);

describe('comma-separated values', () => {
  test.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\rc,d\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a;b;c\n1,5;2;3',
      [
        ['a', 'b', 'c'],
        ['1,5', '2', '3'],
      ],
    ],
    [
      'a\tb\n1;2\t3',
      [
        ['a', 'b'],
        ['1;2', '3'],
      ],
    ],
    [
      'a,b\n"x, ""y""",z',
      [
        ['a', 'b'],
        ['x, "y"', 'z'],
      ],
    ],
    [
      'a,b\n"two\r\nlines",z\n',
      [
        ['a', 'b'],
        ['two\r\nlines', 'z'],
      ],
    ],
    [
      'a,b\n,\n\n , \nc,',
      [
        ['a', 'b'],
        ['c', ''],
      ],
    ],
    [
      'a,b\n5" pipe,z',
      [
        ['a', 'b'],
        ['5" pipe', 'z'],
      ],
    ],
    ['', []],
  ])('when the file is %j, then its records are %j', (text, expected) =>
    expect(fieldsOf(text)).toEqual(expected),
  );

  test('when a field has several lines, then each record has the line on which it begins', () => {
    const records = readCsv('a,b\r\n"x\r\ny\r\nz",1\r\n\r\nlast,2');
    expect(records.map(({ line }) => line)).toEqual([1, 2, 6]);
  });

  test('when a quote does not end, then it says on which line it stands', () => {
    expect(() => readCsv('a,b\nc,"d\ne,f')).toThrow('line 2: a quoted field does not end');
  });

  test('when any fields are written, then they are read as they were', () => {
    const field = fc.string({
      unit: fc.constantFrom('a', 'é', '"', ',', ';', '\t', '\n', '\r\n', ' ', '🏠'),
    });
    const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = `name,phone\r\n${rows.map(csvLine).join('')}`;
        const kept = rows.filter((row) => row.some((one) => one.trim() !== ''));
        expect(fieldsOf(text).slice(1)).toEqual(kept);
      }),
    );
  });

  test('when it is in UTF-8 with its mark, in UTF-16 or from an older Windows, then its letters are right', () => {
    expect(decodeCsv(Buffer.from('\ufeffPrénom'))).toBe('Prénom');
    expect(decodeCsv(Buffer.from('\ufeffPrénom', 'utf16le'))).toBe('Prénom');
    expect(decodeCsv(Buffer.from('Prénom', 'latin1'))).toBe('Prénom');
  });
});
