import { ObjectId } from 'bson';
import { type CompiledUpdate, upsertSeed } from '../query/updater';
import { type Document } from '../query/document';
import { type Collection } from '../storage/catalog';
import { insertDocument, readDocument, replaceDocument, type StoredDocument } from '../storage/documents';
import { type Call } from './command';
import { fromDocument, type NewDocument } from './new-document';
import { type Search } from './search';

export interface Changed {
  before: StoredDocument;
  after: NewDocument;
  /** False when the update leaves the document as it was. */
  modified: boolean;
}

/** Writes one document anew. */
export function applyUpdate(
  call: Call,
  collection: Collection,
  before: StoredDocument,
  update: CompiledUpdate,
): Changed {
  const document = update.apply(before.document, 'update');
  if (document === before.document) return { before, after: before, modified: false };
  const after = fromDocument(document);
  if (after.bytes.equals(before.bytes)) return { before, after: before, modified: false };
  replaceDocument(call.view, collection, before, after);
  return { before, after, modified: true };
}

/** The new document holds the filter's equalities, then what the update makes of them. */
export function applyUpsert(
  call: Call,
  namespace: string,
  filter: Document,
  update: CompiledUpdate,
): NewDocument {
  const { engine, view } = call;
  const { _id, ...rest } = update.apply(upsertSeed(filter), 'insert');
  const added = fromDocument({ _id: _id === undefined ? new ObjectId() : _id, ...rest });
  const collection = engine.collections.ensure(view, namespace);
  insertDocument(view, collection, { recordId: engine.nextRecordId(collection), ...added });
  return added;
}

/** A document found before a wait may have changed since, or may not match any more. */
export function stillThere(
  call: Call,
  collection: Collection,
  stored: StoredDocument,
  search: Search,
): StoredDocument | undefined {
  const current = readDocument(call.view, collection, stored.recordId);
  if (!current || current.bytes.equals(stored.bytes)) return current && stored;
  return search.matches(current.document) ? current : undefined;
}
