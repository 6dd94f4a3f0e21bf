import fc from 'fast-check';
import { jsonErrorPlace } from '../../../src/http/json-error-place';

describe('where a text stops being JSON', () => {
  it.each([
    ['', 1, 1],
    ['{', 1, 2],
    ['{"a" 1}', 1, 6],
    ['{"a":1,}', 1, 8],
    ['[1,]', 1, 4],
    ['[1 2]', 1, 4],
    ['{"a":01}', 1, 7],
    ['{"a":tru}', 1, 6],
    ['{"a":"x\ny"}', 1, 8],
    ['{"a":"\\x"}', 1, 7],
    ['{"a":1}}', 1, 8],
    ['{\n\n  b: 1}', 3, 3],
    ["{'a':1}", 1, 2],
    ['[1}', 1, 3],
    [',', 1, 1],
  ])('when the text is %j, then line %i, column %i', (text, line, column) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(jsonErrorPlace(text)).toEqual({ line, column });
  });

  it('when a good text is cut off, then the place is its end', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), fc.nat(), (json, at) => {
        const text = `{"a":${json}`.slice(0, 1 + (at % json.length));
        const lines = text.split('\n');
        // A number, word or escape that is cut off is refused at its start.
        fc.pre(!/[-+.\w]$|\\/.test(text));
        expect(jsonErrorPlace(text)).toEqual({
          line: lines.length,
          column: (lines.at(-1)?.length ?? 0) + 1,
        });
      }),
    );
  });

  it('when a text is a megabyte of brackets or of one string, then it ends all the same', () => {
    expect(jsonErrorPlace('['.repeat(1_000_000)).column).toBe(1_000_001);
    expect(jsonErrorPlace(`"${'\\n'.repeat(500_000)}`).column).toBe(1_000_002);
  });
});
