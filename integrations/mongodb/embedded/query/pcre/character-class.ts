import { location } from '../errors';
import { readEscape } from './escapes';
import { refuse } from './refuse';

const POSIX: Record<string, string> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: '0-9A-Za-z',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\t-\\r ',
  blank: '\\t ',
  punct: '!-\\/:-@\\[-`\\{-~',
  xdigit: '0-9A-Fa-f',
  word: '0-9A-Z_a-z',
  cntrl: '\\0-\\x1f\\x7f',
  print: ' -~',
  graph: '!-~',
  ascii: '\\0-\\x7f',
};

interface Item {
  /** A single character can begin or end a range, a set cannot. */
  kind: 'char' | 'set';
  source: string;
  length: number;
}

/** Translates the class that opens with the bracket at `at`; gives its JavaScript source and its length. */
export function readClass(pattern: string, at: number): { source: string; length: number } {
  let i = at + 1;
  const negated = pattern[i] === '^';
  if (negated) i++;
  let source = '';
  for (let first = true; first || pattern[i] !== ']'; first = false) {
    const item = readItem(pattern, i);
    i += item.length;
    source += item.source;
    if (pattern[i] !== '-' || pattern[i + 1] === ']' || pattern[i + 1] === undefined) continue;
    const end = readItem(pattern, i + 1);
    if (item.kind === 'char' && end.kind === 'char') {
      source += `-${end.source}`;
      i += 1 + end.length;
    } else {
      source += '\\-';
      i += 1;
    }
  }
  return { source: `[${negated ? '^' : ''}${source}]`, length: i + 1 - at };
}

function readItem(pattern: string, at: number): Item {
  if (at >= pattern.length) {
    throw location(51091, 'Regular expression is invalid: missing terminating ] for character class');
  }
  if (pattern[at] === '\\') {
    const escape = readEscape(pattern, at, true);
    if (escape.kind === 'set') return { kind: 'set', source: escape.inClass, length: escape.length };
    if (escape.kind === 'char') {
      return { kind: 'char', source: literalInClass(escape.char), length: escape.length };
    }
    throw refuse('an assertion in a character class');
  }
  const posix = /^\[([:.=])(\^?)(\w*)\1\]/.exec(pattern.slice(at, at + 16));
  if (posix) return readPosix(posix);
  const char = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
  return { kind: 'char', source: literalInClass(char), length: char.length };
}

function readPosix([whole, kind, negation, name]: RegExpExecArray): Item {
  const source = POSIX[name ?? ''];
  if (kind !== ':' || negation === '^' || source === undefined) throw refuse(whole);
  return { kind: 'set', source, length: whole.length };
}

function literalInClass(char: string): string {
  return /[\\\]^[-]/.test(char) ? `\\${char}` : char;
}
