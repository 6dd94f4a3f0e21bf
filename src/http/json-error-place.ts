/**
 * Where a text stops being JSON: V8's own message names a position only in some cases.
 * Meant for a text that JSON.parse has refused; linear in its length, and no deeper than a list can be.
 */
export function jsonErrorPlace(text: string): { line: number; column: number } {
  const before = text.slice(0, errorOffset(text)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

type Expect = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | 'end of value';

const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function errorOffset(text: string): number {
  const open: ('{' | '[')[] = [];
  let expect: Expect = 'value';
  let at = 0;

  for (;;) {
    while (' \t\n\r'.includes(text[at] ?? '-')) at++;
    const char = text[at];
    if (char === undefined) return at;
    const isValue: boolean = expect === 'value' || expect === 'value or ]';

    if (isValue && (char === '{' || char === '[')) {
      open.push(char);
      expect = char === '{' ? 'key or }' : 'value or ]';
      at++;
    } else if (char === '"' && (isValue || expect === 'key' || expect === 'key or }')) {
      const end = stringEnd(text, at);
      if (!end.closed) return end.at;
      expect = isValue ? 'end of value' : ':';
      at = end.at;
    } else if (isValue && char !== ']') {
      SCALAR.lastIndex = at;
      if (!SCALAR.test(text)) return at;
      at = SCALAR.lastIndex;
      expect = 'end of value';
    } else if (closes(char, open.at(-1), expect)) {
      open.pop();
      expect = 'end of value';
      at++;
    } else if (expect === ':' && char === ':') {
      expect = 'value';
      at++;
    } else if (expect === 'end of value' && char === ',' && open.length > 0) {
      expect = open.at(-1) === '{' ? 'key' : 'value';
      at++;
    } else {
      return at;
    }
  }
}

function closes(char: string, innermost: '{' | '[' | undefined, expect: Expect): boolean {
  if (char === '}') return innermost === '{' && (expect === 'end of value' || expect === 'key or }');
  return char === ']' && innermost === '[' && (expect === 'end of value' || expect === 'value or ]');
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** From an opening quote to behind the closing one, or to what must not stand in a string. */
function stringEnd(text: string, start: number): { at: number; closed: boolean } {
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { at: at + 1, closed: true };
    if (Number.isNaN(code) || code < 0x20) return { at, closed: false };
    if (code === 0x5c) {
      ESCAPE.lastIndex = at;
      if (!ESCAPE.test(text)) return { at, closed: false };
      at = ESCAPE.lastIndex;
    } else at++;
  }
}
