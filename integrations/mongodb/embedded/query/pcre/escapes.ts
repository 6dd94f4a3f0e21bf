import { location } from '../errors';
import { refuse } from './refuse';

/** What one escape sequence means: a single character, a set of them, or a place in the text. */
type Escape =
  | { kind: 'char'; char: string; length: number }
  | { kind: 'set'; inClass: string; length: number }
  | { kind: 'place'; source: string; length: number };

// PCRE's sets without Unicode properties; \s and \w of JavaScript reach further.
const SETS: Record<string, string> = {
  d: '0-9',
  D: '\\0-\\/:-\\u{10ffff}',
  w: '0-9A-Z_a-z',
  W: '\\0-\\/:-@\\[-\\^`\\{-\\u{10ffff}',
  s: '\\t-\\r ',
  S: '\\0-\\x08\\x0e-\\x1f!-\\u{10ffff}',
  h: '\\t \\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000',
  v: '\\n-\\r\\x85\\u2028\\u2029',
  N: '\\0-\\t\\x0b-\\u{10ffff}',
};

const PLACES: Record<string, string> = {
  b: '\\b',
  B: '\\B',
  A: '^',
  z: '$',
  Z: '(?=\\n?$)',
};

const CONTROLS: Record<string, string> = { t: '\t', n: '\n', r: '\r', f: '\f', e: '\x1b', a: '\x07' };

/** Reads the escape that starts with the backslash at `at` (https://www.pcre.org/current/doc/html/pcre2pattern.html#SEC5). */
export function readEscape(pattern: string, at: number, inClass: boolean): Escape {
  const letter = String.fromCodePoint(pattern.codePointAt(at + 1) ?? 0);
  if (at + 1 >= pattern.length) throw location(51091, 'Regular expression is invalid: \\ at end of pattern');
  if (!/[0-9A-Za-z]/.test(letter)) return { kind: 'char', char: letter, length: 1 + letter.length };
  const control = CONTROLS[letter];
  if (control !== undefined) return { kind: 'char', char: control, length: 2 };
  if (inClass && letter === 'b') return { kind: 'char', char: '\b', length: 2 };
  const set = SETS[letter];
  if (set !== undefined) return { kind: 'set', inClass: set, length: 2 };
  const place = PLACES[letter];
  if (place !== undefined && !inClass) return { kind: 'place', source: place, length: 2 };
  if (letter === 'x') return readHex(pattern, at);
  if (letter === 'p' || letter === 'P') return readProperty(pattern, at, letter);
  if (letter === '0' && !/[0-7]/.test(pattern.charAt(at + 2))) return { kind: 'char', char: '\0', length: 2 };
  throw refuse(`\\${letter}`);
}

function readHex(pattern: string, at: number): Escape {
  const match = /^\\x(?:\{([0-9a-f]{1,6})\}|([0-9a-f]{0,2}))/i.exec(pattern.slice(at, at + 12));
  const code = parseInt(match?.[1] ?? match?.[2] ?? '', 16) || 0;
  if (!match || code > 0x10ffff) throw location(51091, 'Regular expression is invalid: \\x{} out of range');
  return { kind: 'char', char: String.fromCodePoint(code), length: match[0].length };
}

/** General categories only: the names of scripts differ between the two dialects. */
function readProperty(pattern: string, at: number, letter: string): Escape {
  const match = /^\\[pP](?:\{(\^?)([CLMNPSZ][a-z]?)\}|([CLMNPSZ]))/.exec(pattern.slice(at, at + 8));
  if (!match) throw refuse(`\\${letter}`);
  const negated = (letter === 'P') !== (match[1] === '^');
  return {
    kind: 'set',
    inClass: `\\${negated ? 'P' : 'p'}{${match[2] ?? match[3]}}`,
    length: match[0].length,
  };
}
