import { location } from '../errors';
import { readClass } from './character-class';
import { readEscape } from './escapes';
import { refuse } from './refuse';

interface Flags {
  i: boolean;
  m: boolean;
  s: boolean;
  x: boolean;
}

// What MongoDB takes at most.
const MAX_BYTES = 32_764;

const GROUPS = ['?:', '?=', '?!', '?<=', '?<!'];
const QUANTIFIER = /^(?:[*+?]|\{\d+(?:,\d*)?\})/;

/**
 * The JavaScript expression with the meaning that the pattern has in MongoDB, which uses PCRE
 * (https://www.mongodb.com/docs/manual/reference/operator/query/regex/). What has no exact counterpart is refused.
 */
export function translate(pattern: string, options: string): RegExp {
  if (pattern.includes('\0')) {
    throw location(51109, 'Regular expression cannot contain an embedded null byte');
  }
  if (Buffer.byteLength(pattern) > MAX_BYTES)
    throw location(51091, 'Regular expression is invalid: it is too large');
  const flags = readFlags(options);
  const inline = /^\(\?([imsx]+)\)/.exec(pattern);
  for (const letter of inline?.[1] ?? '') flags[letter as keyof Flags] = true;
  const source = translateBody(pattern.slice(inline?.[0].length ?? 0), flags);
  try {
    return new RegExp(source, flags.i ? 'iu' : 'u');
  } catch {
    throw location(51091, `Regular expression is invalid: ${pattern}`);
  }
}

function readFlags(options: string): Flags {
  for (const letter of options) {
    if (!'imsxu'.includes(letter)) throw location(51108, `invalid flag in regex options: ${letter}`);
  }
  return {
    i: options.includes('i'),
    m: options.includes('m'),
    s: options.includes('s'),
    x: options.includes('x'),
  };
}

function translateBody(pattern: string, flags: Flags): string {
  let source = '';
  for (let i = 0; i < pattern.length;) {
    const piece = readPiece(pattern, i, flags);
    source += piece.source;
    i += piece.length;
  }
  return source;
}

function readPiece(pattern: string, at: number, flags: Flags): { source: string; length: number } {
  const char = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
  switch (char) {
    case '\\':
      return readEscaped(pattern, at);
    case '[':
      return readClass(pattern, at);
    case '(':
      return readGroup(pattern, at);
    case '.':
      return { source: flags.s ? '[^]' : '[^\\n]', length: 1 };
    case '^':
      return { source: flags.m ? '(?:^|(?<=\\n)(?=[^]))' : '^', length: 1 };
    case '$':
      return { source: flags.m ? '(?=\\n|$)' : '(?=\\n?$)', length: 1 };
    case '*':
    case '+':
    case '?':
    case '{':
      return readQuantifier(pattern, at);
    case ']':
    case '}':
    case '/':
      return { source: `\\${char}`, length: 1 };
    default:
      return flags.x ? readExtended(pattern, at, char) : { source: char, length: char.length };
  }
}

/** Under the option x white space and comments mean nothing. */
function readExtended(pattern: string, at: number, char: string): { source: string; length: number } {
  const ignored = /^(?:[ \t-\r]+|#[^\n]*\n?)/.exec(pattern.slice(at));
  return ignored ? { source: '', length: ignored[0].length } : { source: char, length: char.length };
}

function readEscaped(pattern: string, at: number): { source: string; length: number } {
  if (pattern.startsWith('\\Q', at)) {
    const end = pattern.indexOf('\\E', at);
    const text = pattern.slice(at + 2, end === -1 ? undefined : end);
    return { source: [...text].map(literal).join(''), length: (end === -1 ? pattern.length : end + 2) - at };
  }
  const escape = readEscape(pattern, at, false);
  if (escape.kind === 'place') return { source: escape.source, length: escape.length };
  return {
    source: escape.kind === 'set' ? `[${escape.inClass}]` : literal(escape.char),
    length: escape.length,
  };
}

/** Names are dropped: without back references a capture has no effect on whether a text matches. */
function readGroup(pattern: string, at: number): { source: string; length: number } {
  if (pattern.startsWith('(*', at)) throw refuse('(*VERB)');
  if (pattern[at + 1] !== '?') return { source: '(?:', length: 1 };
  const known = GROUPS.find((group) => pattern.startsWith(group, at + 1));
  if (known) return { source: `(${known}`, length: 1 + known.length };
  const named = /^\(\?(?:P?<\w+>|'\w+')/.exec(pattern.slice(at));
  if (named) return { source: '(?:', length: named[0].length };
  const comment = /^\(\?#[^)]*\)/.exec(pattern.slice(at));
  if (comment) return { source: '', length: comment[0].length };
  throw refuse(pattern.slice(at, at + 4));
}

function readQuantifier(pattern: string, at: number): { source: string; length: number } {
  const match = QUANTIFIER.exec(pattern.slice(at, at + 24));
  if (!match) return { source: '\\{', length: 1 };
  const suffix = pattern[at + match[0].length];
  if (suffix === '+') throw refuse('a possessive quantifier');
  return {
    source: match[0] + (suffix === '?' ? '?' : ''),
    length: match[0].length + (suffix === '?' ? 1 : 0),
  };
}

function literal(char: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}
