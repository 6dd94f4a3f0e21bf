import { addressPatterns, literal } from './address-pattern.rules';

/** What stands where something about a person stood. */
export const ERASED = '[erased]';

/** Words by which one person is known. */
export interface Identity {
  /** Of leads, buyers, tasks, messages: what is about one of them is about the person. */
  ids: string[];
  /** E.164. */
  phones: string[];
  emails: string[];
  /** Of houses, with their postal codes; and names. */
  places: string[];
  names: string[];
}

export interface Eraser {
  /** A number or an e-mail address stands in it. A name or a house would not do: others may have the same. */
  names(value: unknown): boolean;
  /** It says one of the person's ids, or `names` them. */
  isAbout(value: unknown): boolean;
  /** The same without what names the person; the very same object when there is nothing. */
  clean<T>(value: T): T;
}

const SHORTEST_PLACE = 6;
const SHORTEST_NAME = 3;
const TELLING_ID = 8;

const spaced = (text: string): string => literal(text.trim()).replace(/\s+/g, String.raw`\s+`);

/** However its groups are parted, with or without the country's 1; not as a part of a longer number. */
function phonePattern(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  const code = digits.length === national.length ? '' : String.raw`(?:(?:\+|%2B)?1\D{0,2})?`;
  return String.raw`(?<!\d)${code}\(?${[...national].join(String.raw`\D{0,3}`)}(?!\d)`;
}

/** @returns null of nothing: an empty pattern would match everything */
function anyOf(patterns: string[], flags: string): RegExp | null {
  return patterns.length === 0 ? null : new RegExp(patterns.join('|'), flags);
}

export function createEraser({ ids, phones, emails, places, names }: Identity): Eraser {
  const long = places.filter((place) => place.trim().length >= SHORTEST_PLACE);
  const own = [
    ...phones.map(phonePattern),
    ...emails.flatMap((email) => [email, encodeURIComponent(email)]).map(literal),
  ];
  const whole = names.filter((name) => name.trim().length >= SHORTEST_NAME);
  const words = whole.flatMap((name) => name.split(/\s+/)).filter((word) => word.length >= SHORTEST_NAME);
  const strong = anyOf(own, 'giu');
  const inFull = anyOf([...long.flatMap(addressPatterns), ...whole.map(spaced)], 'giu');
  // Of one word alone only sentences are cleared: a code such as `new` must not go because somebody is called so.
  const nameWord = anyOf(
    words.map((word) => String.raw`(?<![\p{L}\p{N}])${literal(word)}(?![\p{L}\p{N}])`),
    'giu',
  );
  const known = new Set(ids);
  // A short id that a caller gave may be any word; one of ours may not.
  const telling = new Set(ids.filter((id) => id.length >= TELLING_ID || /^[LDB]-\d+$/.test(id)));

  const isNamed = (text: string) => strong !== null && text.search(strong) >= 0;
  const saysId = (text: string) => text.split(/[^\w-]+/).some((word) => telling.has(word)) || known.has(text);

  function cleanText(text: string): string {
    let left = text;
    if (strong) left = left.replace(strong, ERASED);
    if (inFull) left = left.replace(inFull, ERASED);
    if (nameWord && /\s/.test(left)) left = left.replace(nameWord, ERASED);
    return left;
  }

  return {
    names: (value) => someText(value, isNamed),
    isAbout: (value) => someText(value, (text) => isNamed(text) || saysId(text)),
    clean: (value) => mapTexts(value, cleanText),
  };
}

/** Plain objects and lists; what is neither (an id, a date, bytes) is a leaf. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function someText(value: unknown, test: (text: string) => boolean): boolean {
  if (typeof value === 'string') return test(value);
  if (Array.isArray(value)) return value.some((one) => someText(one, test));
  return isPlain(value) && Object.values(value).some((one) => someText(one, test));
}

function mapTexts<T>(value: T, map: (text: string) => string): T {
  if (typeof value === 'string') return map(value) as T;
  if (Array.isArray(value)) {
    const list = value.map((one: unknown) => mapTexts(one, map));
    return list.some((one, index) => one !== value[index]) ? (list as T) : value;
  }
  if (!isPlain(value)) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, mapTexts(one, map)] as const);
  const source: Record<string, unknown> = value;
  return entries.some(([key, one]) => one !== source[key]) ? (Object.fromEntries(entries) as T) : value;
}
