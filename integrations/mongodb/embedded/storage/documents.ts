import { decode, type Document } from '../document';
import { raiseFlag, type Collection } from './catalog';
import { duplicateKey } from './duplicate-key';
import { changedEntries, entriesOf, type IndexEntry } from './index-entries';
import { catalogKey, cutLong, documentKey, encodeValues, recordIdOf } from './keys';
import { type View, type WriteView } from './view';

export interface StoredDocument {
  readonly recordId: number;
  readonly bytes: Buffer;
  readonly document: Document;
}

/** Decoded when somebody looks into it: what is only passed on need not be. */
export function storedDocument(recordId: number, bytes: Buffer): StoredDocument {
  let document: Document | undefined;
  return {
    recordId,
    bytes,
    get document() {
      return (document ??= decode(bytes));
    },
  };
}

export function readDocument(
  view: View,
  collection: Collection,
  recordId: number,
): StoredDocument | undefined {
  const bytes = view.get(documentKey(collection.id, recordId));
  return bytes && storedDocument(recordId, bytes);
}

/** The `_id` is unique in every collection: one look for its record, one for the document. */
export function documentById(view: View, collection: Collection, id: unknown): StoredDocument | undefined {
  const [index] = collection.indexes;
  const entry = index && view.get(Buffer.concat([index.prefix, cutLong(encodeValues([id], [1]))]));
  return entry && readDocument(view, collection, recordIdOf(entry));
}

export function insertDocument(view: WriteView, collection: Collection, stored: StoredDocument): void {
  change(view, collection, stored.recordId, stored.bytes, {
    removed: [],
    added: entriesOf(collection, stored.recordId, stored.document),
  });
}

/** A changed document keeps its record id, and with it its place. */
export function replaceDocument(
  view: WriteView,
  collection: Collection,
  before: StoredDocument,
  after: { bytes: Buffer; document: Document },
): void {
  const { recordId } = before;
  change(
    view,
    collection,
    recordId,
    after.bytes,
    changedEntries(collection, recordId, before.document, after.document),
  );
}

export function deleteDocument(view: WriteView, collection: Collection, stored: StoredDocument): void {
  change(view, collection, stored.recordId, undefined, {
    removed: entriesOf(collection, stored.recordId, stored.document),
    added: [],
  });
}

/** All or nothing: whatever can refuse the change does so before the first key is written. */
function change(
  view: WriteView,
  collection: Collection,
  recordId: number,
  bytes: Buffer | undefined,
  { removed, added }: { removed: IndexEntry[]; added: IndexEntry[] },
): void {
  const key = documentKey(collection.id, recordId);
  const unique = [...removed, ...added].filter(({ index }) => index.unique).map((entry) => entry.key);
  view.claim({ exclusive: [key, ...unique], shared: [catalogKey(collection.namespace)] });
  for (const { index, key: indexKey, row } of added) {
    if (index.unique && view.get(indexKey)) throw duplicateKey(collection, index, row);
  }
  for (const entry of removed) view.remove(entry.key);
  for (const entry of added) addEntry(view, collection, entry);
  if (bytes) view.put(key, bytes);
  else view.remove(key);
}

export function addEntry(view: WriteView, collection: Collection, entry: IndexEntry): void {
  view.put(entry.key, entry.value);
  if (entry.isLong) raiseFlag(view, collection, entry.index, 'long');
  entry.multikey.forEach((array, field) => {
    if (array) raiseFlag(view, collection, entry.index, field);
  });
}
