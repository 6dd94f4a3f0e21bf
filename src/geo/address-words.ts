import { foldKeepingCase } from './fold';
import { POSTAL_CODE_IN_TEXT } from './postal-codes';

/** One word of an address: folded, and how it was written. */
export interface Word {
  text: string;
  written: 'UPPER' | 'Title' | 'lower';
}

/** What stands between two separators (comma, line break, slash, bracket, spaced dash). */
export type Group = Word[];

/** Stands in a group of its own where a postal code stood. */
const POSTAL_MARK = '#';

export interface AddressWords {
  groups: Group[];
  /** First three characters of each postal code. */
  fsas: string[];
}

export function addressWords(text: string): AddressWords {
  const fsas: string[] = [];
  const marked = text.replace(POSTAL_CODE_IN_TEXT, (_code, fsa: string) => {
    fsas.push(fsa.toUpperCase());
    return `, ${POSTAL_MARK} ,`;
  });
  const groups: Group[] = [];
  for (const part of marked.split(/[,;:\n\r\t|()[\]/–—]+|\s-\s/)) {
    const group = part.trim() === POSTAL_MARK ? [MARK] : words(part);
    if (group.length > 0) groups.push(group);
  }
  return { groups, fsas };
}

export function joined(words: readonly Word[]): string {
  let text = '';
  for (const word of words) text = text === '' ? word.text : `${text} ${word.text}`;
  return text;
}

export function isNumber(word: Word): boolean {
  return /^\d/.test(word.text);
}

export function isMark(group: Group | undefined): boolean {
  return group?.[0] === MARK;
}

const MARK: Word = { text: POSTAL_MARK, written: 'lower' };

function words(part: string): Group {
  // A unit and a civic number (12-45) are one number, so that they do not look like "12 45th".
  const folded = foldKeepingCase(part.replace(/(\d)-(?=\d)/g, '$1'));
  return folded === '' ? [] : folded.split(' ').map(wordOf);
}

function wordOf(text: string): Word {
  const lower = text.toLowerCase();
  const written = text === lower ? 'lower' : text === text.toUpperCase() ? 'UPPER' : 'Title';
  return { text: lower, written };
}
