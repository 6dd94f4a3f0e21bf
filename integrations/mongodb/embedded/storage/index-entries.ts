import { type Document } from '../query/document';
import { type Collection, type Index } from './catalog';
import { keysOf } from './index-keys';
import { cutLong, encodeValues, isLong, recordIdBytes } from './keys';
import { textOf } from './overlay';

export interface IndexEntry {
  index: Index;
  key: Buffer;
  value: Buffer;
  row: readonly unknown[];
  /** Which fields of the index met an array. */
  multikey: readonly boolean[];
  isLong: boolean;
}

const NOTHING = Buffer.alloc(0);

/** The entries of one index for a document, each key once. A unique key names the record in its value. */
export function entriesIn(index: Index, recordId: number, document: Document): IndexEntry[] {
  const { rows, multikey } = keysOf(index, document);
  const id = recordIdBytes(recordId);
  const entries = rows.map((row) => {
    const encoded = encodeValues(row, index.directions);
    const key = Buffer.concat(
      index.unique ? [index.prefix, cutLong(encoded)] : [index.prefix, cutLong(encoded), id],
    );
    return { index, key, value: index.unique ? id : NOTHING, row, isLong: isLong(encoded), multikey };
  });
  return entries.length < 2
    ? entries
    : [...new Map(entries.map((entry) => [textOf(entry.key), entry])).values()];
}

export function entriesOf(collection: Collection, recordId: number, document: Document): IndexEntry[] {
  return collection.indexes.flatMap((index) => entriesIn(index, recordId, document));
}

/** What an update takes out of the indexes and puts in. */
export function changedEntries(
  collection: Collection,
  recordId: number,
  before: Document,
  after: Document,
): { removed: IndexEntry[]; added: IndexEntry[] } {
  const removed: IndexEntry[] = [];
  const added: IndexEntry[] = [];
  for (const index of collection.indexes) {
    if (isUntouched(index, before, after)) continue;
    const old = entriesIn(index, recordId, before);
    const all = entriesIn(index, recordId, after);
    removed.push(...except(old, all));
    added.push(...except(all, old));
  }
  return { removed, added };
}

/** An updater keeps what it does not change, so that most indexes are settled by a look at the references. */
function isUntouched(index: Index, before: Document, after: Document): boolean {
  return !index.covers && index.roots.every((root) => before[root] === after[root]);
}

function except(entries: IndexEntry[], others: IndexEntry[]): IndexEntry[] {
  const known = new Set(others.map(({ key }) => textOf(key)));
  return entries.filter(({ key }) => !known.has(textOf(key)));
}
